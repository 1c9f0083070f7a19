"""A thousand ways to falsify the journal, and that each is found and named."""

import random
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import anchor
from gonghui.kernel.journal.actions import Deed, record, record_many
from gonghui.kernel.journal.canonical import FIELDS, hash_of, text_of
from gonghui.kernel.journal.models import CHAINS, Entry
from gonghui.kernel.journal.verify import verify

from . import tampering

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
CHEN = Actor(7, "陈主席")
LENGTH = 12
CHANGES = {
    "at": AT + timedelta(days=1),
    "deed": "x.done",
    "by_person_id": 99,
    "by_name": "他人",
    "via": "x",
    "subject_kind": "x",
    "subject_id": "x",
    "about_person_id": 99,
    "organization_id": 99,
    "path": "9",
    "reason": "x",
    "body": '{"x": 1}',
    "previous": b"x" * 32,
    "hash": b"x" * 32,
    "id": 10_000_000,
    "seq": 10_000_000,
    "chain": 9,
}


@pytest.fixture
def chain(db):
    """One chain of LENGTH entries, its number."""
    deeds = [
        Deed(
            "membership.joined",
            ("membership.Member", number),
            number,
            5,
            "00001",
            "同意",
            {"batch": 3, "rows": [1, 2]},
        )
        for number in range(LENGTH)
    ]
    return record_many(deeds, by=CHEN, at=AT)[0].chain


def test_an_untouched_journal_holds(chain):
    report = verify()
    assert (report.entries, report.broken) == (LENGTH, [])


@pytest.mark.parametrize("column", CHANGES)
def test_any_changed_column_is_found_at_its_entry(chain, column):
    with tampering.without_rules():
        changed = tampering.run(
            f"UPDATE journal_entry SET {column} = %s WHERE chain = %s AND seq = 5", CHANGES[column], chain
        )
    assert changed == 1
    assert verify().broken[0].seq == 5


def test_the_twin_a_verifier_without_hashes_sees_nothing(chain, monkeypatch):
    with tampering.without_rules():
        tampering.run("UPDATE journal_entry SET reason = 'x' WHERE chain = %s AND seq = 5", chain)
    stored = {entry.seq: bytes(entry.hash) for entry in Entry.objects.all()}
    monkeypatch.setattr("gonghui.kernel.journal.verify.hash_of", lambda previous, seq, text: stored[seq])
    assert verify().broken == []


def test_a_thousand_random_falsifications_are_all_found_and_named(chain):
    chance = random.Random(20260302)
    deeds = [_edit, _edit_rehashed, _delete, _swap, _cut_off, _cut_off_with_end, _add]
    anchored = anchor.heads()
    with tampering.without_rules():
        for trial in range(1000):
            falsify = chance.choice(deeds)
            with transaction.atomic():
                expected = falsify(chain, chance)
                broken = verify(anchored).broken
                assert broken, f"trial {trial}: {falsify.__name__} not found"
                assert (broken[0].chain, broken[0].seq) == (chain, expected), f"{trial} {falsify.__name__}"
                transaction.set_rollback(True)
    assert verify(anchored).broken == []


def test_a_journal_rewritten_as_a_whole_is_found_by_yesterdays_heads(chain):
    yesterday = anchor.heads()
    with tampering.without_rules():
        tampering.run("UPDATE journal_entry SET reason = 'x' WHERE chain = %s AND seq = 5", chain)
        tampering.rehash(chain, 5)
    assert verify().broken == []
    assert verify(yesterday).broken[0].chain == chain


def test_unreadable_values_do_not_hide_their_entry(chain):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL keeps no value of a wrong type")
    with tampering.without_rules():
        tampering.run("UPDATE journal_entry SET at = 'x' WHERE chain = %s AND seq = 4", chain)
        tampering.run("UPDATE journal_entry SET reason = x'ff' WHERE chain = %s AND seq = 9", chain)
    assert verify().broken[0].seq == 4


def test_the_command_proves_or_names_the_first_broken_entry(chain, settings, tmp_path):
    settings.DATA = tmp_path
    said = StringIO()
    call_command("journal", "verify", stdout=said)
    assert str(LENGTH) in said.getvalue()
    with tampering.without_rules():
        tampering.run("DELETE FROM journal_entry WHERE chain = %s AND seq = 3", chain)
    with pytest.raises(SystemExit) as ended:
        call_command("journal", "verify", stdout=(said := StringIO()))
    assert ended.value.code == 1
    assert f"第 {chain} 链第 3 条" in said.getvalue()


def test_a_printed_anchor_is_met_later_and_a_forged_one_is_not_believed(chain, settings, tmp_path):
    settings.DATA = tmp_path
    call_command("journal", "anchor", stdout=(printed := StringIO()))
    paper = tmp_path / "paper.json"
    paper.write_text(printed.getvalue())
    record("later.done", by=CHEN, at=AT)
    call_command("journal", "verify", against=paper, stdout=StringIO())
    paper.write_text(printed.getvalue().replace(f'"seq": {LENGTH}', '"seq": 1'))
    with pytest.raises(CommandError):
        call_command("journal", "verify", against=paper, stdout=StringIO())


def test_heads_kept_each_day_are_compared_without_being_asked(chain, settings, tmp_path):
    settings.DATA = tmp_path
    kept = anchor.keep(tmp_path / "anchors", at=AT)
    assert anchor.keep(tmp_path / "anchors", at=AT) == kept
    with tampering.without_rules():
        tampering.run("UPDATE journal_entry SET reason = 'x' WHERE chain = %s AND seq = 5", chain)
        tampering.rehash(chain, 5)
    with pytest.raises(SystemExit):
        call_command("journal", "verify", stdout=StringIO())


def _edit(chain: int, chance: random.Random) -> int:
    column = chance.choice(sorted(CHANGES))
    seq = chance.randint(1, LENGTH)
    tampering.run(
        f"UPDATE journal_entry SET {column} = %s WHERE chain = %s AND seq = %s", CHANGES[column], chain, seq
    )
    return seq


def _edit_rehashed(chain: int, chance: random.Random) -> int:
    """Change one entry and its own hash: the next one still remembers the old."""
    seq = chance.randint(1, LENGTH)
    tampering.run("UPDATE journal_entry SET reason = 'x' WHERE chain = %s AND seq = %s", chain, seq)
    entry = Entry.objects.get(chain=chain, seq=seq)
    fresh = hash_of(bytes(entry.previous), seq, text_of([getattr(entry, name) for name in FIELDS]))
    tampering.run("UPDATE journal_entry SET hash = %s WHERE id = %s", fresh, entry.id)
    return seq


def _delete(chain: int, chance: random.Random) -> int:
    seq = chance.randint(1, LENGTH)
    tampering.run("DELETE FROM journal_entry WHERE chain = %s AND seq = %s", chain, seq)
    return seq


def _swap(chain: int, chance: random.Random) -> int:
    first, second = sorted(chance.sample(range(1, LENGTH + 1), 2))
    for old, new in ((first, -1), (second, first), (-1, second)):
        tampering.run("UPDATE journal_entry SET seq = %s WHERE chain = %s AND seq = %s", new, chain, old)
    return first


def _cut_off(chain: int, chance: random.Random) -> int:
    keep = chance.randint(0, LENGTH - 1)
    tampering.run("DELETE FROM journal_entry WHERE chain = %s AND seq > %s", chain, keep)
    return keep + 1


def _cut_off_with_end(chain: int, chance: random.Random) -> int:
    """Cut the end off and register the shorter chain: only a head kept elsewhere tells."""
    keep = chance.randint(1, LENGTH - 1)
    tampering.run("DELETE FROM journal_entry WHERE chain = %s AND seq > %s", chain, keep)
    tampering.rehash(chain, keep)
    return keep + 1


def _add(chain: int, chance: random.Random) -> int:
    last = Entry.objects.get(chain=chain, seq=LENGTH)
    last.seq, last.id = LENGTH + 1, (LENGTH + 1) * CHAINS + chain
    last.save(force_insert=True)
    return LENGTH + 1
