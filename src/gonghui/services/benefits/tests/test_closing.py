"""When the days are over: missed by name and reason, told upwards step by step, each person once."""

import datetime

import pytest
import time_machine

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.benefits.actions import closing, handing, settling
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Entitlement
from gonghui.services.benefits.queries import entitlements
from gonghui.services.benefits.reasons import Proof
from gonghui.services.benefits.refusals_handing import AlreadySettled

from . import handed
from .handed import AT, DAY

State = Entitlement.State
FESTIVAL, LAST = datetime.date(2026, 9, 25), datetime.date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    return handed.gather()


@pytest.fixture
def of(cast):
    return handed.occasion(cast)


def closed(on: datetime.date) -> closing.Closed:
    return closing.close_due(on, by=SYSTEM, at=moment(on))


def reminded(on: datetime.date) -> int:
    return closing.remind_due(on, by=SYSTEM, at=moment(on))


def moment(on: datetime.date) -> datetime.datetime:
    return AT + (on - AT.date())


def told(kind: str) -> list[tuple[int, str]]:
    rows = Notice.objects.filter(kind=f"benefits.{kind}").order_by("pk")
    return [(row.person_id, row.title) for row in rows]


def test_after_the_last_day_what_is_open_is_missed_and_nothing_else(cast, of):
    waits, got = handed.due(cast.worker, of, cast.branch), handed.due(cast.colleague, of, cast.branch)
    handing.hand_out(got, Given("desk", Proof.PAPER), by=cast.steward, at=AT)
    assert closed(LAST) == closing.Closed(0, 0)
    assert closed(LAST + DAY) == closing.Closed(1, 1)
    missed = entitlements.now(waits)
    assert (missed.state, missed.reason, missed.settled_by_person_id) == (State.MISSED, "not_reached", None)
    assert entitlements.now(got).state == State.REACHED
    of.refresh_from_db()
    assert of.closed_at == moment(LAST + DAY)
    assert told("missed") == [(cast.steward.person_id, "“2026 年中秋”收尾了，1 份没有送到")]


def test_closing_again_changes_nothing(cast, of):
    handed.due(cast.worker, of, cast.branch)
    closed(LAST + DAY)
    assert closed(LAST + DAY) == closing.Closed(0, 0)
    assert closed(LAST + 2 * DAY) == closing.Closed(0, 0)
    assert Entry.objects.filter(deed="benefits.close").count() == 1
    assert len(told("missed")) == 1


def test_of_a_month_of_birthdays_each_has_its_own_last_day(cast, of):
    early = handed.due(cast.worker, of, cast.branch)
    Entitlement.objects.filter(pk=early.pk).update(on=AT.date(), until=FESTIVAL)
    handed.due(cast.colleague, of, cast.branch)
    assert closed(FESTIVAL + DAY).missed == 1
    of.refresh_from_db()
    assert of.closed_at is None


def test_the_reason_is_mended_by_name(cast, of):
    gift = handed.due(cast.worker, of, cast.branch)
    closed(LAST + DAY)
    after = settling.explain(gift, "away", by=cast.steward, at=moment(LAST + DAY), words="外派到十月底")
    assert (after.state, after.reason, after.reason_words) == (State.MISSED, "away", "外派到十月底")
    handing.hand_out(gift, Given("home", Proof.PAPER), by=cast.steward, at=moment(LAST + 9 * DAY))
    with pytest.raises(AlreadySettled):
        settling.explain(gift, "away", by=cast.steward, at=moment(LAST + 9 * DAY))


def test_what_came_late_counts_as_reached_and_keeps_its_day(cast, of):
    gift = handed.due(cast.worker, of, cast.branch)
    closed(LAST + DAY)
    late = moment(LAST + 20 * DAY)
    handing.hand_out(gift, Given("desk", Proof.PAPER), by=cast.steward, at=late)
    after = entitlements.now(gift)
    assert (after.state, after.settled_at) == (State.REACHED, late)
    assert closed(LAST + 21 * DAY).missed == 0


def test_a_late_one_whose_record_is_undone_is_missed_again(cast, of):
    gift = handed.due(cast.worker, of, cast.branch)
    closed(LAST + DAY)
    late = moment(LAST + 20 * DAY)
    handout = handing.hand_out(gift, Given("desk", Proof.PAPER), by=cast.steward, at=late)
    handing.undo(handout, by=cast.steward, at=late, reason="点错了人")
    assert closed(LAST + 21 * DAY).missed == 1


def test_three_days_before_whoever_hands_out_is_told_once(cast, of):
    handed.due(cast.worker, of, cast.branch)
    handed.due(cast.colleague, of, cast.other_branch)
    assert reminded(FESTIVAL - 4 * DAY) == 0
    assert reminded(FESTIVAL - 3 * DAY) == 2
    assert reminded(FESTIVAL - 2 * DAY) == 0
    assert {person for person, _title in told("near")} == {
        cast.steward.person_id,
        cast.other_steward.person_id,
    }


def test_where_no_steward_is_the_next_place_above_is_told_of_all_its_branches(cast, of):
    handed.due(cast.worker, of, cast.plant)
    handed.due(cast.colleague, of, cast.plant)
    reminded(FESTIVAL - 3 * DAY)
    people = {person for person, _title in told("near")}
    assert people == {cast.officer.person_id, cast.chair.person_id}
    assert told("near")[0][1] == "“2026 年中秋”还有 2 份没有送到"


def test_how_many_days_before_is_a_dated_number_of_the_region(cast, of):
    handed.due(cast.worker, of, cast.branch)
    given = {"valid_from": AT.date() - DAY, "document": "岚工发〔2026〕4号", "by": SYSTEM}
    parameters.enter(closing.REMIND_DAYS, value=4, **given)
    assert reminded(FESTIVAL - 4 * DAY) == 1


def test_on_the_day_the_chair_is_told_and_after_an_outage_still(cast, of):
    handed.due(cast.worker, of, cast.branch)
    reminded(FESTIVAL + 2 * DAY)
    assert told("on_the_day") == [(cast.chair.person_id, "“2026 年中秋”到了日子，还有 1 份没有送到")]
    reminded(FESTIVAL + 3 * DAY)
    assert len(told("on_the_day")) == 1


def test_a_week_after_the_last_day_the_union_above_is_told_once(cast, of):
    gift = handed.due(cast.worker, of, cast.branch)
    closed(LAST + DAY)
    reminded(LAST + 7 * DAY)
    assert told("unreached") == []
    reminded(LAST + 8 * DAY)
    assert [person for person, _title in told("unreached")] == [cast.county_officer.person_id]
    assert entitlements.now(gift).escalated_at == moment(LAST + 8 * DAY)
    reminded(LAST + 9 * DAY)
    assert len(told("unreached")) == 1


def test_who_was_reached_or_declined_is_told_of_nowhere(cast, of):
    settling.decline(handed.due(cast.worker, of, cast.branch), by=cast.member, at=AT)
    for day in (FESTIVAL - 3 * DAY, FESTIVAL, LAST + DAY, LAST + 8 * DAY):
        assert (reminded(day), closed(day).missed) == (0, 0)
    assert not Notice.objects.exists()


def test_of_a_private_one_only_the_womens_officer_hears_and_never_what(cast):
    of = handed.occasion(cast, handed.program(cast, "nursing", is_private=True), name="哺乳期关爱")
    handed.due(cast.worker, of, cast.branch, private=True)
    for day in (FESTIVAL - 3 * DAY, FESTIVAL, LAST + DAY, LAST + 8 * DAY):
        reminded(day)
        closed(day)
    heard = Notice.objects.all()
    assert {notice.person_id for notice in heard} == {cast.womens.person_id}
    assert {notice.kind for notice in heard} == {"benefits.near_private", "benefits.missed_private"}
    assert not [notice for notice in heard if "哺乳" in notice.title + notice.body or notice.about_id]


def test_twin_without_the_conditional_update_a_reached_one_would_be_missed(cast, of, monkeypatch):
    gift = handed.due(cast.worker, of, cast.branch)
    handed.due(cast.colleague, of, cast.branch)
    handing.hand_out(gift, Given("desk", Proof.PAPER), by=cast.steward, at=AT)
    monkeypatch.setattr(
        settling,
        "miss_all",
        lambda occasion, on, reason, *, by, at: Entitlement.objects.filter(
            occasion=occasion, until__lt=on
        ).update(state=State.MISSED, reason=reason, settled_at=at),
    )
    closed(LAST + DAY)
    assert entitlements.now(gift).state == State.MISSED
