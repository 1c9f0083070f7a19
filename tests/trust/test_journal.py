"""No journal, no deed: every address that writes, reveals or exports leaves an entry, or does nothing."""

import pytest
from django.db import DatabaseError, transaction

from gonghui.kernel.journal import actions as journal
from gonghui.kernel.journal.models import Entry

from . import database, deeds

SIGNING_IN = "account/"  # allauth's pages; their entries stand in the tests of access


def names() -> list[str]:
    return [route.name for route in deeds.doing() if not route.pattern.startswith(SIGNING_IN)]


def done(house, name: str) -> tuple[int, list[str], int]:
    """Do the deed of an address: the answer's status, what changed, how many entries were written."""
    deed = house.deeds[name]
    client = house.cast.client(deed.kind, judged=False)
    with transaction.atomic():
        if deed.first:
            deed.first(client)
        before, entries = database.everything(), database.entries()
        answer = client.post(house.address(name), deed.data)
        found = answer.status_code, database.differences(before, database.everything())
        written = database.entries() - entries
        transaction.set_rollback(True)
    return *found, written


def test_every_address_that_does_something_has_a_deed_to_try(house):
    assert sorted(set(names()) - house.deeds.keys()) == []
    assert sorted(house.deeds.keys() - set(names())) == []


@pytest.mark.parametrize("name", names())
def test_every_deed_succeeds_and_stands_in_the_journal_or_says_why_not(house, name):
    status, changed, written = done(house, name)
    assert status in (200, 302), status
    assert bool(written) == (not house.deeds[name].unrecorded), changed
    assert changed or house.deeds[name].unrecorded or written


@pytest.mark.parametrize("name", names())
def test_without_the_journal_nothing_is_done_and_nothing_is_shown(house, name, monkeypatch):
    if house.deeds[name].unrecorded:
        return

    def fail(*_rows, **_more):
        raise DatabaseError("the journal cannot be written")

    deed = house.deeds[name]
    client = house.cast.client(deed.kind, judged=False)
    if deed.first:
        deed.first(client)
    monkeypatch.setattr(Entry.objects, "bulk_create", fail)
    before = database.everything()
    answer = client.post(house.address(name), deed.data)
    assert answer.status_code == 500
    assert set(database.differences(before, database.everything())) <= set(deed.keeps)


def test_a_deed_that_forgets_the_journal_would_be_noticed(house, monkeypatch):
    monkeypatch.setattr(journal, "record_many", lambda deeds, *, by, at: [None])
    _status, changed, written = done(house, "workbench:claim")
    assert changed and not written
