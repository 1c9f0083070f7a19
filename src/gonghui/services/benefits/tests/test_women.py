"""Women's records: seen by the women's officer there after a reason, by herself, and by nobody else."""

import datetime

import pytest
import time_machine
from django.test import Client

from gonghui import registry
from gonghui.kernel.access import actions as access
from gonghui.kernel.access import reveal
from gonghui.kernel.access.refusals import NotYours
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.audiences.refusals import MayNotAsk
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.actions import women
from gonghui.services.benefits.models import WomensRecord
from gonghui.services.benefits.queries import women as seen
from gonghui.services.benefits.refusals_groups import RecordClosed
from gonghui.services.benefits.revealing_women import FIELD
from gonghui.services.membership.actions import life

from .cast_groups import AT, DAY, TODAY, gather

TOLD = {"stage": "pregnancy", "on": "2026-11-20", "infants": 1, "difficult": False, "tags": ["noise_3"]}
WHY = "安排换岗"
RULE = {"from": "membership.members", "where": [{"criterion": "benefits.women_protected"}]}


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        cast = gather()
        cast.admit("其其格", sex="2")
        cast.admit("巴特尔", sex="1")
        yield cast


def her(cast) -> Actor:
    person = cast.members["其其格"]
    return Actor(person.pk, person.name)


def kept(cast, **more) -> WomensRecord:
    person = cast.members["其其格"]
    return women.keep(person, cast.plant, {**TOLD, **more}, by=her(cast), at=AT)


def browser(actor: Actor) -> Client:
    account = access.open_account(
        f"138{actor.person_id:08d}", Person.objects.get(pk=actor.person_id), by=SYSTEM, at=AT
    )
    return sign_in(Client(), account, second=True)


def test_only_the_womens_officer_of_her_union_sees_that_there_is_a_record(cast):
    record = kept(cast)
    assert list(seen.visible(cast.officers["womens"])) == [record]
    for other in ("officer", "chair", "stranger"):
        assert not seen.visible(cast.officers[other]).exists()


def test_without_the_door_the_officer_would_see_it(cast, monkeypatch):
    kept(cast)
    monkeypatch.setattr(seen, "WOMEN", "benefits.groups")
    assert seen.visible(cast.officers["officer"]).exists()


def test_stage_and_days_stand_nowhere_readable(cast):
    record = kept(cast)
    row = WomensRecord.objects.filter(pk=record.pk).values().get()
    assert b"pregnancy" not in bytes(row["particulars_sealed"])
    assert all("2026-11-20" not in str(value) and "pregnancy" not in str(value) for value in row.values())
    entries = list(Entry.objects.values_list("deed", "by_name", "reason", "body"))
    assert not any("pregnancy" in str(entry) or "其其格" in str(entry) for entry in entries[-1:])


def test_looking_needs_a_reason_and_stands_in_the_journal_in_the_same_transaction(cast, monkeypatch):
    record = kept(cast)
    given = {"by": cast.officers["womens"], "at": AT, "place": record.path}
    with pytest.raises(reveal.refusals.ReasonMissing):
        reveal.reveal(record, FIELD, reason="看", **given)
    assert reveal.reveal(record, FIELD, reason=WHY, **given) == "pregnancy"
    entry = Entry.objects.get(deed=f"benefits.{FIELD}.reveal")
    assert (entry.about_person_id, entry.reason) == (record.person_id, WHY)
    with pytest.raises(NotYours):
        reveal.reveal(record, FIELD, reason=WHY, **{**given, "by": cast.officers["chair"]})

    def broken(*_args, **_kwargs):
        raise RuntimeError("no journal")

    monkeypatch.setattr(reveal.journal, "record", broken)
    with pytest.raises(RuntimeError):
        reveal.reveal(record, FIELD, reason=WHY, **given)


def test_the_list_masks_names_and_the_page_shows_nothing_before_a_reason(cast):
    record = kept(cast)
    client = browser(cast.officers["womens"])
    listed = client.get("/work/benefits/women/").content.decode()
    assert "其*格" in listed
    assert "其其格" not in listed
    assert "孕期" not in listed
    page = f"/work/benefits/women/{record.uid}/"
    assert "2026-11-20" not in client.get(page).content.decode()
    shown = client.post(page, {"reason": WHY}).content.decode()
    assert all(words in shown for words in ("其其格", "2026-11-20", "孕期", "噪声作业第三级以上"))


def test_chair_and_officer_get_the_same_as_for_something_absent(cast):
    record = kept(cast)
    for who in ("chair", "officer", "stranger"):
        client = browser(cast.officers[who])
        there = client.get(f"/work/benefits/women/{record.uid}/")
        nowhere = client.get("/work/benefits/women/00000000-0000-4000-8000-000000000000/")
        assert (there.status_code, nowhere.status_code) == (404, 404)


def test_she_sees_her_rights_day_by_day_and_takes_it_back_whole(cast):
    client = browser(her(cast))
    sent = {"stage": "pregnancy", "on": "2026-11-20", "consent": "on"}
    assert client.post("/benefits/protection/telling/", sent).status_code == 302
    page = client.get("/benefits/protection/").content.decode()
    assert "2026-08-28" in page, "from the 28th week"
    assert "乌兰" in page, "who may read it"
    record = WomensRecord.objects.get()
    client.post(f"/benefits/protection/{record.uid}/withdrawal/")
    record.refresh_from_db()
    assert record.particulars == {}
    assert record.closed_at is not None
    with pytest.raises(RecordClosed):
        women.withdraw(record, by=her(cast), at=AT)


def test_without_her_consent_nothing_is_kept(cast):
    client = browser(her(cast))
    client.post("/benefits/protection/telling/", {"stage": "pregnancy", "on": "2026-11-20"})
    assert not WomensRecord.objects.exists()


def test_a_man_finds_no_such_page(cast):
    person = cast.members["巴特尔"]
    assert browser(Actor(person.pk, person.name)).get("/benefits/protection/").status_code == 404


def test_her_own_export_holds_it_and_nobody_elses_does(cast):
    kept(cast)
    service = registry.service("benefits")
    assert "2026-11-20" in str(service.subject_data(cast.members["其其格"]))
    assert "2026-11-20" not in str(service.subject_data(cast.members["巴特尔"]))


def test_nobody_is_told_and_no_job_knows(cast):
    kept(cast)
    assert not Notice.objects.exists()
    assert not any("women" in export.code for service in registry.services() for export in service.exports)


def test_who_may_not_read_records_may_not_count_them_and_small_counts_are_hidden(cast):
    kept(cast)
    with pytest.raises(MayNotAsk):
        audiences.told_count(RULE, TODAY, cast.plant, cast.officers["chair"])
    assert audiences.told_count(RULE, TODAY, cast.plant, cast.officers["womens"]) is None


def test_a_new_stage_puts_the_old_one_aside(cast):
    first = kept(cast)
    second = kept(cast, stage="birth", on="2026-06-20")
    first.refresh_from_db()
    assert first.closed_at is not None
    assert list(WomensRecord.objects.filter(closed_at=None)) == [second]


def test_by_the_clock_what_is_over_ends_and_a_pregnancy_waits(cast):
    record = kept(cast, stage="birth", on="2025-07-01")
    assert women.keep_up(at=AT) == 1
    record.refresh_from_db()
    assert record.closed_at == AT
    kept(cast)
    assert women.keep_up(at=AT + 400 * DAY) == 0


def test_when_she_changes_her_union_the_old_officer_sees_it_no_more_and_the_new_one_does(cast):
    record = kept(cast)
    membership = cast.members["其其格"].memberships.get()
    moved = {"on": datetime.date(2026, 7, 1), "by": SYSTEM, "at": AT, "case": None}
    life.carry_over(membership, cast.neighbour, **moved)
    assert not seen.visible(cast.officers["womens"]).exists()
    assert women.keep_up(at=AT) == 1
    assert list(seen.visible(cast.officers["stranger"])) == [record]
