"""Sums of a member's year, of a festival and of one event, over all programs; exceptions lift one card."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as some

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.services.benefits.actions import activities, capping, excepting, shipping
from gonghui.services.benefits.models import CapException, Entitlement, RuleCard
from gonghui.services.benefits.refusals_caps import (
    OverFestivalCap,
    OverYearCap,
    OverYearPlan,
    TooManyDays,
    TooOften,
    TwiceForOneEvent,
)

from . import capped

DAY = datetime.timedelta(days=1)
SPRING = {"settings": {"festivals": ["spring"]}}


@pytest.fixture(autouse=True)
def _shipped(db):
    shipping.ship(at=capped.AT)


def festival(place, code: str, fen: int, on: datetime.date = capped.ON):
    """An occasion of a festival, its program in force."""
    made = capped.program(place, "festival", fen, settings={"festivals": [code]})
    return capped.occasion(made, on, f"{on.year}-{code}")


def test_a_year_is_summed_person_by_person_over_every_program():
    place, worker, other = capped.union(), capped.person(), capped.person("马小军")
    earlier = [festival(place, code, 50_000) for code in ("spring", "labour", "dragon-boat")]
    for each in earlier:
        capped.due(each, worker)
    last = festival(place, "mid-autumn", 50_000)
    for each in (worker, other):
        capped.due(last, each)
    capping.check_occasion(last)
    Entitlement.objects.filter(occasion=earlier[0]).update(value_fen=50_001)
    with pytest.raises(OverYearCap, match="有 1 人超过，最多的到 2,000.01 元"):
        capping.check_occasion(last)


@pytest.mark.parametrize("state", ["declined", "missed"])
def test_what_was_declined_or_never_came_is_not_summed(state):
    place, worker = capped.union(), capped.person()
    capped.due(
        festival(place, "spring", 150_000),
        worker,
        state=state,
        settled_at=capped.AT,
        reason="" if state == "declined" else "left",
    )
    last = festival(place, "mid-autumn", 60_000)
    capped.due(last, worker)
    capping.check_occasion(last)


def test_another_year_begins_from_nothing():
    place, worker = capped.union(), capped.person()
    capped.due(festival(place, "spring", 150_000, datetime.date(2025, 12, 31)), worker)
    new = festival(place, "spring", 150_000, datetime.date(2026, 1, 1))
    capped.due(new, worker)
    capping.check_occasion(new)


def test_two_programs_for_one_festival_are_one_festival_to_the_member():
    place = capped.union("520100")
    branch = capped.union(parent=place, code="JC01-1")
    worker, (upper, own) = capped.person(), (festival(each, "spring", 25_000) for each in (place, branch))
    capped.due(upper, worker)
    capped.due(own, worker)
    capping.check_occasion(own)
    Entitlement.objects.filter(occasion=upper).update(value_fen=25_001)
    with pytest.raises(OverFestivalCap, match="500 元，加上这次是 500.01 元"):
        capping.check_occasion(own)


def test_a_program_is_held_against_those_above_and_below_that_surely_meet_it():
    place = capped.union()
    branch = capped.union(parent=place, code="JC01-1")
    beside = capped.union(code="JC02")
    capped.program(place, "festival", 120_000, **SPRING)
    capped.program(beside, "festival", 200_000, **SPRING)
    own = capped.program(branch, "festival", 80_000, settings={"festivals": ["mid-autumn"]})
    capping.check_program(own, capped.ON)
    own.value_fen += 1
    with pytest.raises(OverYearPlan, match="2,000.01"):
        capping.check_program(own, capped.ON)


def test_where_two_rules_only_may_meet_the_entitlements_decide():
    place = capped.union()
    rules = [{"from": "members", "where": [{"criterion": "sex", "is": {"sex": sex}}]} for sex in ("1", "2")]
    made = [capped.program(place, "festival", 150_000, rule=rule, **SPRING) for rule in rules]
    capping.check_program(made[1], capped.ON)
    first, second = (capped.occasion(each) for each in made)
    worker = capped.person()
    capped.due(first, worker)
    capped.due(second, worker)
    with pytest.raises(OverYearCap):
        capping.check_occasion(second)


def test_the_next_version_of_a_program_is_not_held_against_the_one_before():
    place = capped.union()
    capped.program(place, "birthday", 30_000, form="cake", code="birthday")
    told = {"valid_from": datetime.date(2026, 1, 1), "code": "birthday", "form": "cake"}
    capping.check_program(capped.program(place, "birthday", 30_000, **told), capped.ON)


def test_a_birthday_is_kept_once_a_year():
    place = capped.union()
    capped.program(place, "birthday", 10_000, form="cake")
    with pytest.raises(TooOften, match="一年最多 1 次"):
        capping.check_program(capped.program(place, "birthday", 10_000, form="cake"), capped.ON)


def test_one_event_is_met_once_also_when_two_unions_give():
    place = capped.union()
    branch = capped.union(parent=place, code="JC01-1")
    rule = {"from": "members", "where": [{"criterion": "x"}]}
    made = [
        capped.occasion(capped.program(each, "birth", 50_000, rule={**rule, "n": number}), key="2026")
        for number, each in enumerate((place, branch))
    ]
    worker = capped.person()
    capped.due(made[0], worker, part="first-child")
    capped.due(made[1], worker, part="second-child")
    capping.check_occasion(made[1])
    Entitlement.objects.filter(occasion=made[0]).update(part="second-child")
    with pytest.raises(TwiceForOneEvent):
        capping.check_occasion(made[1])
    with pytest.raises(TwiceForOneEvent, match="慰问"):
        everybody = {"rule": {"from": "members"}}
        capping.check_program(capped.program(place, "birth", 50_000, **everybody), capped.ON)


def test_a_province_that_allows_three_festivals_refuses_the_fourth():
    place = capped.union("610100")
    for code in ("spring", "labour"):
        capped.program(place, "festival", 10_000, settings={"festivals": [code]})
    third = capped.program(place, "festival", 10_000, settings={"festivals": ["mid-autumn"]})
    capping.check_program(third, capped.ON)
    with pytest.raises(TooOften, match="最多 3 次"):
        capping.check_program(
            capped.program(place, "festival", 10_000, settings={"festivals": ["national"]}), capped.ON
        )


def test_an_outing_ends_on_its_day():
    activities.check_outing(capped.union(), capped.ON, 20_000)
    with pytest.raises(TooManyDays, match="当天往返"):
        activities.check_outing(capped.union(code="U2"), capped.ON, 20_000, days=2)


@settings(max_examples=40, deadline=None)
@given(some.lists(some.integers(0, 120_000), min_size=1, max_size=6), some.integers(-2, 2))
def test_whatever_the_gifts_the_year_is_refused_exactly_above_the_cap(gifts, near):
    with transaction.atomic():
        place, worker = capped.union(), capped.person()
        cap = RuleCard.objects.get(item="member_year", region="", cap_by="member_year").cap_fen
        rest = max(cap - sum(gifts) + near, 0)
        codes = ["spring", "labour", "dragon-boat", "qingming", "new-year", "national"]
        for code, fen in zip(codes, gifts, strict=False):
            capped.due(festival(place, code, fen), worker)
        last = festival(place, "mid-autumn", rest)
        capped.due(last, worker)
        if sum(gifts) + rest > cap:
            with pytest.raises(OverYearCap):
                capping.check_occasion(last)
        else:
            capping.check_occasion(last)
        transaction.set_rollback(True)


# Exceptions


@pytest.fixture
def tree():
    """A county, its plant with a branch, and who asks and who decides."""
    county = capped.union("990103", code="LZ13")
    plant = capped.union("990103", parent=county)
    return county, plant, capped.union("990103", parent=plant, code="JC01-1")


def serving(name: str, place, role: str) -> Actor:
    found = capped.person(name)
    access.appoint(found, place, role, valid_from=capped.ON, by=SYSTEM, at=capped.AT, reason="换届")
    return Actor(found.pk, found.name)


def card(item: str = "birthday") -> RuleCard:
    return RuleCard.objects.get(item=item, region="")


def asked(place, by: Actor, fen: int = 40_000) -> CapException:
    return excepting.ask(
        card(),
        place,
        cap_fen=fen,
        document="岚工发〔2026〕9 号",
        reason="企业百年，蛋糕大一点",
        valid_from=capped.ON,
        valid_to=capped.ON + 30 * DAY,
        by=by,
        at=capped.AT,
    )


def birthday(place, fen: int):
    return capped.program(place, "birthday", fen, form="cake", state="draft")


def test_an_approved_exception_lifts_exactly_that_card_for_that_union_and_time(tree):
    county, plant, branch = tree
    made = asked(plant, serving("周岩", plant, "officer"))
    with pytest.raises(Exception, match="300 元"):
        capping.check_program(birthday(plant, 40_000), capped.ON)
    excepting.approve(made, by=serving("赵海燕", county, "upper_officer"), at=capped.AT)
    capping.check_program(birthday(plant, 40_000), capped.ON)
    capping.check_program(birthday(plant, 40_000), capped.ON + 29 * DAY)
    refused = [
        (plant, 40_001, capped.ON),
        (plant, 40_000, capped.ON - DAY),
        (plant, 40_000, capped.ON + 30 * DAY),
        (branch, 40_000, capped.ON),
        (county, 40_000, capped.ON),
    ]
    for place, fen, on in refused:
        with pytest.raises(Exception, match="生日慰问"):
            capping.check_program(birthday(place, fen), on)
    with pytest.raises(Exception, match="退休慰问"):
        capping.check_program(capped.program(plant, "retirement", 100_001, form="ceremony"), capped.ON)


def test_who_asked_does_not_approve_and_the_database_holds_it_too(tree):
    county, plant, _branch = tree
    both = serving("赵海燕", county, "upper_officer")
    made = asked(plant, both)
    with pytest.raises(excepting.AskerMayNotApprove):
        excepting.approve(made, by=both, at=capped.AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapException.objects.filter(pk=made.pk).update(approved_by=both.person_id, approved_at=capped.AT)


def test_the_chair_of_the_union_itself_does_not_lift_its_own_cap(tree):
    _county, plant, _branch = tree
    made = asked(plant, serving("周岩", plant, "officer"))
    with pytest.raises(excepting.ApprovedFromBelow):
        excepting.approve(made, by=serving("李建国", plant, "chair"), at=capped.AT)


def test_what_was_refused_stays_refused(tree):
    county, plant, _branch = tree
    made, upper = (
        asked(plant, serving("周岩", plant, "officer")),
        serving("赵海燕", county, "upper_officer"),
    )
    excepting.refuse(made, reason="没有列入预算", by=upper, at=capped.AT)
    with pytest.raises(excepting.ExceptionDecided):
        excepting.approve(made, by=upper, at=capped.AT)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"document": " "}, excepting.ExceptionNeedsADocument),
        ({"cap_fen": 30_000}, excepting.NotAboveTheCap),
        ({"valid_to": capped.ON}, excepting.PeriodBackwards),
    ],
)
def test_an_exception_needs_a_document_more_than_the_cap_and_a_time(tree, changes, refusal):
    _county, plant, _branch = tree
    told = {
        "cap_fen": 40_000,
        "document": "岚工发〔2026〕9 号",
        "reason": "企业百年",
        "valid_from": capped.ON,
        "valid_to": capped.ON + DAY,
    }
    by = serving("周岩", plant, "officer")
    with pytest.raises(refusal):
        excepting.ask(card(), plant, by=by, at=capped.AT, **(told | changes))


def test_a_form_cannot_be_excepted(tree):
    _county, plant, _branch = tree
    with pytest.raises(excepting.NothingToExcept):
        excepting.ask(
            card("forms"),
            plant,
            cap_fen=1,
            document="岚工发〔2026〕9 号",
            reason="想发现金",
            valid_from=capped.ON,
            valid_to=capped.ON + DAY,
            by=serving("周岩", plant, "officer"),
            at=capped.AT,
        )


def test_national_day_and_mid_autumn_kept_together_are_held_against_both_cards():
    place, worker = capped.union("520100"), capped.person()
    made = capped.occasion(
        capped.program(place, "festival", 20_000, settings={"festivals": ["national", "mid-autumn"]}),
        key="2026-national-mid-autumn",
    )
    capped.due(made, worker)
    capping.check_occasion(made)
    Entitlement.objects.update(value_fen=20_001)
    with pytest.raises(OverFestivalCap):
        capping.check_occasion(made)


def test_a_cinema_program_with_two_dates_gives_twice():
    dates = {"settings": {"dates": ["2026-05-01", "2026-10-01"]}, "form": "ticket"}
    capping.check_program(capped.program(capped.union(), "cinema", 7_500, **dates), capped.ON)
    with pytest.raises(OverYearPlan, match="150.02"):
        capping.check_program(capped.program(capped.union(code="U2"), "cinema", 7_501, **dates), capped.ON)
