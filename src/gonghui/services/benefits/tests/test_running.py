"""Everybody gets what is due, once, where they belong; who waived it has declined."""

import datetime
from dataclasses import astuple
from types import SimpleNamespace

import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Delivery, Notice
from gonghui.kernel.organizations.tests.cast import small_region
from gonghui.services.benefits.actions import running
from gonghui.services.benefits.models import (
    DailyRun,
    Entitlement,
    LunarBirthday,
    Occasion,
    RetirementGroup,
    Waiver,
)
from gonghui.services.benefits.queries import counting

from .making import AT, member, moment, program

MEMBERS = {"from": "membership.members", "where": []}
WOMEN = {**MEMBERS, "where": [{"criterion": "people.sex", "is": {"sex": "2"}}]}
FESTIVAL = {"rule": MEMBERS, "settings": {"festivals": ["mid-autumn"]}}
OPENS, MID_AUTUMN = datetime.date(2026, 9, 11), datetime.date(2026, 9, 25)
DAY = datetime.timedelta(days=1)
MALE, FEMALE = "1", "2"


@pytest.fixture
def unions(db):
    made = small_region()
    return SimpleNamespace(
        county=made["C1"], plant=made["B1"], branch=made["B1F"], neighbour=made["B2"], other=made["B3"]
    )


def ran(on: datetime.date, path: str = "") -> tuple[int, int, int, int]:
    done = running.run(on, by=SYSTEM, at=moment(on), path=path)
    assert done.failed == 0
    return astuple(done)[:4]


def born(union, birth: datetime.date, sex: str = MALE):
    who = member(union)
    who.birth_date, who.sex = birth, sex
    who.save()
    return who


def due_days() -> dict[int, datetime.date]:
    return dict(Entitlement.objects.values_list("person", "on"))


def test_all_members_below_the_union_are_due_from_the_day_it_opens(unions):
    given = program(unions.county, **FESTIVAL)
    here, below = member(unions.plant), member(unions.branch)
    member(unions.other)
    assert ran(OPENS - DAY) == (0, 0, 0, 0)
    assert ran(OPENS) == (1, 2, 0, 2)
    found = {row.person_id: row for row in Entitlement.objects.select_related("occasion")}
    assert set(found) == {here.pk, below.pk}
    row = found[below.pk]
    assert (row.organization_id, row.path) == (unions.branch.pk, unions.branch.path)
    assert (row.on, row.until) == (MID_AUTUMN, MID_AUTUMN + 14 * DAY)
    assert (row.state, row.value_fen, row.is_private) == ("open", given.value_fen, False)
    assert row.uid != found[here.pk].uid
    assert row.occasion.key == "2026-mid-autumn"
    assert row.occasion.name == "2026 年中秋节"


def test_a_second_run_changes_nothing_and_writes_nothing(unions):
    program(unions.county, **FESTIVAL)
    member(unions.plant)
    ran(OPENS)
    before = (list(Entitlement.objects.values()), Entry.objects.count(), Notice.objects.count())
    assert ran(OPENS) == ran(OPENS + DAY) == (0, 0, 0, 0)
    assert (list(Entitlement.objects.values()), Entry.objects.count(), Notice.objects.count()) == before


def test_who_joins_before_the_day_is_due_and_who_joins_after_is_not(unions):
    program(unions.county, **FESTIVAL)
    ran(OPENS)
    early = member(unions.plant, since=MID_AUTUMN)
    late = member(unions.plant, since=MID_AUTUMN + DAY)
    assert ran(MID_AUTUMN) == (0, 1, 0, 1)
    assert ran(MID_AUTUMN + DAY) == (0, 0, 0, 0)
    assert set(due_days()) == {early.pk}
    assert late.pk not in due_days()


def test_a_date_that_nobody_looked_at_in_time_is_counted_as_it_was_on_its_day(unions):
    program(unions.county, **FESTIVAL)
    there = member(unions.plant)
    member(unions.plant, since=MID_AUTUMN + DAY)
    assert ran(MID_AUTUMN + 10 * DAY)[:2] == (1, 1)
    assert set(due_days()) == {there.pk}
    assert ran(MID_AUTUMN + 15 * DAY) == (0, 0, 0, 0)


@pytest.mark.parametrize("what", ["code", "coverage"])
def test_what_someone_does_not_want_is_declined_from_the_start(unions, what):
    given = program(unions.county, code="moon", **FESTIVAL)
    wants, declines = member(unions.plant), member(unions.plant)
    Waiver.objects.create(person=declines, what=getattr(given, what), said_at=AT)
    Waiver.objects.create(person=wants, what="another", said_at=AT)
    assert ran(OPENS) == (1, 2, 1, 1)
    states = dict(Entitlement.objects.values_list("person", "state"))
    assert states == {wants.pk: "open", declines.pk: "declined"}
    assert Entitlement.objects.get(person=declines).settled_at == moment(OPENS)
    assert list(Notice.objects.values_list("person", flat=True)) == [wants.pk]


def test_a_waiver_taken_back_no_longer_declines(unions):
    given = program(unions.county, **FESTIVAL)
    who = member(unions.plant)
    Waiver.objects.create(person=who, what=given.code, said_at=AT, taken_back_at=AT)
    assert ran(OPENS) == (1, 1, 0, 1)


def test_everybody_hears_once_in_the_inbox_and_no_telephone_rings(unions):
    program(unions.county, **FESTIVAL)
    member(unions.plant, phone="13900000001")
    ran(OPENS)
    told = Notice.objects.get()
    assert told.title == "中秋节慰问：有一份心意等您"
    assert told.body.startswith("月饼一盒。")
    assert Delivery.objects.count() == 0


def test_what_is_private_is_not_named_in_the_inbox(unions):
    program(unions.county, is_private=True, name="孕期保护", **FESTIVAL)
    member(unions.plant)
    ran(OPENS)
    assert "孕" not in Notice.objects.get().title + Notice.objects.get().body
    assert Entitlement.objects.get().is_private


def test_only_the_rule_says_who_is_due(unions):
    program(unions.county, rule=WOMEN, settings={"festivals": ["mid-autumn"]})
    woman = born(unions.plant, datetime.date(1990, 1, 1), FEMALE)
    born(unions.plant, datetime.date(1990, 1, 1), MALE)
    ran(OPENS)
    assert set(due_days()) == {woman.pk}


def test_birthdays_fall_due_on_their_own_days_in_their_month(unions):
    program(unions.county, rule=MEMBERS, kind="birthday", settings={}, stays_days=0)
    first, last = (
        born(unions.plant, datetime.date(1990, 2, 1)),
        born(unions.plant, datetime.date(1988, 2, 29)),
    )
    born(unions.plant, datetime.date(1990, 3, 1))
    assert ran(datetime.date(2027, 1, 20))[:2] == (2, 2)  # January is still under way
    assert due_days() == {first.pk: datetime.date(2027, 2, 1), last.pk: datetime.date(2027, 2, 28)}
    assert {row.until for row in Entitlement.objects.all()} == {datetime.date(2027, 2, 28)}


def test_who_keeps_the_lunar_birthday_has_it_on_that_day_alone(unions):
    program(unions.county, rule=MEMBERS, kind="birthday", settings={})
    who = born(unions.plant, datetime.date(1990, 5, 24))  # the first day of the fifth month
    LunarBirthday.objects.create(person=who, month=5, day=1, from_year=2026, chosen_at=AT)
    for month in range(1, 13):
        ran(datetime.date(2026, month, 1))
    assert list(Entitlement.objects.values_list("person", "on")) == [(who.pk, datetime.date(2026, 6, 15))]


def test_retirement_falls_due_in_the_month_of_the_law_or_of_the_agreement(unions):
    program(unions.county, rule=MEMBERS, kind="retirement", settings={}, coverage="retirement")
    man = born(unions.plant, datetime.date(1966, 1, 31))  # 60 years and 4 months
    cadre = born(unions.plant, datetime.date(1971, 2, 10), FEMALE)  # 55 years and 4 months
    unknown = born(unions.plant, datetime.date(1971, 2, 10), FEMALE)
    earlier = born(unions.plant, datetime.date(1966, 9, 1))
    told = {"organization": unions.plant, "recorded_at": AT}
    RetirementGroup.objects.create(person=cadre, group="female55", **told)
    agreed_on = datetime.date(2026, 9, 1)
    RetirementGroup.objects.create(person=earlier, group="male", agreed_on=agreed_on, **told)
    for month in range(1, 13):
        ran(datetime.date(2026, month, 1))
    assert due_days() == {
        man.pk: datetime.date(2026, 5, 31),
        cadre.pk: datetime.date(2026, 6, 10),
        unknown.pk: datetime.date(2026, 6, 10),  # nobody asked her yet: both ages count
        earlier.pk: datetime.date(2026, 9, 1),
    }


def test_whoever_comes_to_be_meant_while_a_quarter_runs_is_due_from_that_day(unions):
    program(unions.county, rule=MEMBERS, kind="posting", settings={"every": "quarter"})
    there = member(unions.plant)
    ran(datetime.date(2026, 6, 25))
    late = member(unions.plant, since=datetime.date(2026, 8, 3))
    ran(datetime.date(2026, 8, 3))
    found = dict(Entitlement.objects.filter(occasion__key="2026-q3").values_list("person", "on"))
    assert found == {there.pk: datetime.date(2026, 7, 1), late.pk: datetime.date(2026, 8, 3)}


def test_a_life_event_gives_one_thing_once(unions):
    given = program(unions.county, kind="wedding", coverage="life", rule=MEMBERS, settings={})
    who, on = member(unions.plant), datetime.date(2026, 5, 2)
    granting = {"on": on, "by": SYSTEM, "at": moment(on), "part": "a"}
    first = running.grant(given, who, unions.plant, **granting)
    assert running.grant(given, who, unions.plant, **granting) == first
    assert (first.on, first.until, first.occasion.key) == (on, on + 14 * DAY, "2026")
    assert ran(on) == (0, 0, 0, 0)


def test_places_that_are_drawn_are_given_to_nobody_by_the_run(unions):
    program(unions.county, rule=MEMBERS, kind="outing", places=3, settings={"dates": ["2026-09-25"]})
    member(unions.plant)
    assert ran(OPENS) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "draft"},
        {"valid_from": MID_AUTUMN + DAY},
        {"state": "ended", "valid_to": OPENS},
    ],
)
def test_what_is_not_in_force_gives_nothing(unions, changes):
    program(unions.county, **FESTIVAL, **changes)
    member(unions.plant)
    assert ran(OPENS) == (0, 0, 0, 0)


def test_one_program_whose_audience_is_gone_does_not_keep_the_others_from_running(unions):
    program(unions.county, rule={"from": "no.longer"}, settings={"festivals": ["mid-autumn"]})
    program(unions.county, **FESTIVAL)
    member(unions.plant)
    done = running.run(OPENS, by=SYSTEM, at=moment(OPENS))
    assert (done.entitlements, done.failed) == (1, 1)


def test_due_counts_what_a_run_would_make_and_writes_nothing(unions):
    program(unions.county, **FESTIVAL)
    member(unions.plant)
    member(unions.other)
    told = counting.due_on(OPENS, unions.county, at=moment(OPENS))
    assert told["due"]["greeting"] == 1
    assert told["due"]["retirement"] == 0
    assert [(one["key"], one["due"], one["kept"]) for one in told["occasions"]] == [("2026-mid-autumn", 1, 0)]
    assert Occasion.objects.count() == Entitlement.objects.count() == 0
    ran(OPENS)
    assert counting.due_on(OPENS, unions.branch, at=moment(OPENS))["due"]["greeting"] == 0
    assert counting.due_on(OPENS, unions.plant, at=moment(OPENS))["occasions"][0]["kept"] == 1


def test_after_an_outage_every_missed_day_is_caught_up(unions):
    program(
        unions.county,
        rule=MEMBERS,
        kind="outing",
        settings={"dates": ["2026-09-12"]},
        lead_days=0,
        stays_days=0,
    )
    DailyRun.objects.create(on=datetime.date(2026, 9, 10), ran_at=AT)
    member(unions.plant)
    back = running.catch_up(at=moment(datetime.date(2026, 9, 15)))
    assert (back.occasions, back.entitlements) == (1, 1)
    assert DailyRun.objects.count() == 6
    assert running.catch_up(at=moment(datetime.date(2026, 9, 15))) == running.Ran()


def test_twin_a_run_of_that_day_alone_misses_what_came_and_went(unions):
    program(
        unions.county,
        rule=MEMBERS,
        kind="outing",
        settings={"dates": ["2026-09-12"]},
        lead_days=0,
        stays_days=0,
    )
    member(unions.plant)
    assert ran(datetime.date(2026, 9, 15)) == (0, 0, 0, 0)
