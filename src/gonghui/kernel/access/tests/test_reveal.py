"""Masked values: permission, reason, journal in the same transaction, and the person sees who looked."""

import pytest
from django.db import transaction

from gonghui.kernel.access import queries, refusals, reveal
from gonghui.kernel.access.models import Role
from gonghui.kernel.journal import actions as journal_actions
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.people import identity

from .cast import NOON, actor, person

HEAD = "99010119800229001"
NUMBER = HEAD + identity.check_digit(HEAD)


@pytest.fixture
def worker(who, monkeypatch):
    """A worker whom a service knows as a member of the mill's union."""
    found = person("马秀英", phone="13800009999", id_number=NUMBER)
    known = {found.pk: who.mill.path}
    monkeypatch.setattr(
        queries, "where_person_belongs", lambda asked, at=None: [known[asked.pk]] if asked.pk in known else []
    )
    return found


def look(worker, by, **more):
    facts = {"reason": "核对入会材料", "at": NOON} | more
    return reveal.reveal(worker, "id_number", by=actor(by), **facts)


def test_an_officer_of_the_union_sees_it_and_the_worker_sees_who_looked(who, worker):
    assert look(worker, who.officer) == NUMBER
    entry = journal.looks_at(worker.pk).get()
    assert (entry.by_name, entry.reason, entry.path) == ("王干部", "核对入会材料", who.mill.path)
    assert NUMBER not in str(vars(entry)), "the journal never holds the value itself"


@pytest.mark.parametrize("word", ["steward", "editor", "auditor", "administrator", "member"])
def test_who_has_no_permission_sees_nothing_and_nothing_is_recorded(who, worker, word):
    with pytest.raises(refusals.NotYours):
        look(worker, getattr(who, word))
    assert not journal.looks_at(worker.pk).exists()


def test_an_officer_of_another_union_sees_nothing(who, worker):
    from .cast import appoint

    stranger = person("外厂干部")
    appoint(stranger, who.dock, Role.CHAIR)
    with pytest.raises(refusals.NotYours):
        look(worker, stranger)
    assert look(worker, who.chair) == NUMBER, "the twin: in the right union the same role sees it"


@pytest.mark.parametrize("reason", ["", "   ", "看看", "核 对"])
def test_without_a_real_reason_nothing_is_shown(who, worker, reason):
    with pytest.raises(refusals.ReasonMissing):
        look(worker, who.officer, reason=reason)
    assert not journal.looks_at(worker.pk).exists()


def test_no_journal_no_answer(who, worker, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(journal_actions, "record", fail)
    with pytest.raises(OSError):
        look(worker, who.officer)


def test_a_look_that_is_rolled_back_was_never_shown(who, worker):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        look(worker, who.officer)
        raise ZeroDivisionError
    assert not journal.looks_at(worker.pk).exists()


def test_ones_own_values_need_no_permission(worker):
    assert look(worker, worker, reason="本人查看") == NUMBER


def test_an_applicant_who_belongs_nowhere_is_seen_where_the_case_lies(who, worker):
    applicant = person("新来的", phone="13800008888")
    with pytest.raises(refusals.NotYours):
        reveal.reveal(applicant, "phone", by=actor(who.officer), at=NOON, reason="电话核实")
    shown = reveal.reveal(
        applicant, "phone", by=actor(who.officer), at=NOON, reason="电话核实", place=who.mill
    )
    assert shown == "13800008888"
    assert reveal.may_reveal(applicant, by=actor(who.officer), at=NOON, place=who.mill)
    assert not reveal.may_reveal(applicant, by=actor(who.officer), at=NOON)


def test_what_is_not_there_is_said_and_not_recorded(who, worker):
    with pytest.raises(refusals.NothingToReveal):
        reveal.reveal(worker, "residence", by=actor(who.officer), at=NOON, reason="上门慰问")
    assert not journal.looks_at(worker.pk).exists()


def test_a_field_nobody_offered_is_an_error(who, worker):
    with pytest.raises(KeyError):
        reveal.reveal(worker, "id_sealed", by=actor(who.officer), at=NOON, reason="核对入会材料")
    assert {one.field for one in reveal.offered()} >= {"id_number", "phone", "residence"}
