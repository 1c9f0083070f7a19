"""What is recorded, where, and that the database itself keeps it."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal import queries
from gonghui.kernel.journal.actions import ChainTaken, Deed, OutsideTransaction, chain_of, record, record_many
from gonghui.kernel.journal.models import CHAINS, Chain, Entry
from gonghui.kernel.journal.verify import verify

from . import tampering

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
CHEN = Actor(7, "陈主席", account_id=3)


@pytest.mark.django_db
def test_a_deed_keeps_who_when_what_about_whom_and_why():
    entry = record(
        "people.reveal",
        by=CHEN,
        at=AT,
        subject=("people.Person", 17),
        about_person_id=17,
        organization_id=4,
        path="00001",
        reason="核对证件",
        body={"field": "id_number"},
    )
    kept = Entry.objects.get(id=entry.id)
    assert (kept.by_person_id, kept.by_name, kept.at, kept.reason) == (7, "陈主席", AT, "核对证件")
    assert (kept.subject_kind, kept.subject_id, kept.about_person_id) == ("people.Person", "17", 17)
    assert kept.body == {"field": "id_number"}


@pytest.mark.django_db
def test_entries_of_a_chain_follow_each_other():
    first, second = record("a.done", by=SYSTEM, at=AT), record("b.done", by=SYSTEM, at=AT)
    assert second.seq == first.seq + 1
    assert bytes(second.previous) == bytes(first.hash)
    assert bytes(Chain.objects.get(number=second.chain).head) == bytes(second.hash)


@pytest.mark.django_db
def test_many_deeds_are_recorded_in_one_go_and_hold():
    entries = record_many(
        [Deed("member.joined", ("membership.Member", number)) for number in range(30)], by=SYSTEM, at=AT
    )
    assert [entry.seq for entry in entries] == list(range(entries[0].seq, entries[0].seq + 30))
    assert verify().broken == []


def test_unions_of_one_county_share_a_chain_and_all_chains_are_used():
    assert chain_of("0000100002000030000400005") == chain_of("00001000020000300004")
    assert {chain_of(f"000010000200003{number:05}") for number in range(100)} == set(range(CHAINS))


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused():
    with pytest.raises(OutsideTransaction):
        record("a.done", by=SYSTEM, at=AT)


@pytest.mark.django_db
def test_a_deed_that_is_undone_leaves_no_entry():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("a.done", by=SYSTEM, at=AT)
        raise ZeroDivisionError
    assert not Entry.objects.exists()
    assert verify().broken == []


@pytest.mark.django_db
def test_nothing_is_written_over_a_chain_that_was_cut():
    record("a.done", by=SYSTEM, at=AT)
    number = record("b.done", by=SYSTEM, at=AT).chain
    tampering.run("UPDATE journal_chain SET seq = 1 WHERE number = %s", number)
    with pytest.raises((DatabaseError, ChainTaken)), transaction.atomic():
        record("c.done", by=SYSTEM, at=AT)


@pytest.mark.django_db
def test_what_two_databases_would_spell_differently_is_refused():
    with pytest.raises(TypeError):
        record("a.done", by=SYSTEM, at=AT, body={"share": 0.5})


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET reason = 'x'",
        "UPDATE journal_entry SET hash = previous",
        "DELETE FROM journal_entry",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(statement):
    record("a.done", by=SYSTEM, at=AT)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        tampering.run(statement)
    assert verify().broken == []


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET reason = 'x'", "DELETE FROM journal_entry"])
def test_without_the_rules_the_same_statement_goes_through(statement):
    record("a.done", by=SYSTEM, at=AT)
    with tampering.without_rules():
        assert tampering.run(statement) == 1
    assert verify().broken


@pytest.mark.django_db
def test_an_entry_cannot_be_replaced_or_emptied_out():
    record("a.done", by=SYSTEM, at=AT)
    statement = (
        "TRUNCATE journal_entry"
        if connection.vendor == "postgresql"
        else "REPLACE INTO journal_entry SELECT * FROM journal_entry"
    )
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        tampering.run(statement)


@pytest.mark.django_db
def test_a_person_is_shown_who_looked_at_them_and_nothing_else():
    seen = record("people.reveal", by=CHEN, at=AT, about_person_id=17, reason="核对证件")
    record("people.changed", by=CHEN, at=AT, about_person_id=17)
    record("people.reveal", by=CHEN, at=AT, about_person_id=18)
    assert list(queries.looks_at(17)) == [seen]


@pytest.mark.django_db
def test_deeds_are_found_by_place_and_kind():
    inside = record("cases.moved", by=CHEN, at=AT, path="0000100002")
    record("cases.moved", by=CHEN, at=AT, path="0000100003")
    assert list(queries.deeds(path="0000100002", deed="cases.")) == [inside]
