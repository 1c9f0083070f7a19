"""Hardship by skill and age, and cost against effect; small counts hidden from who may not see the files."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.people.models import Person
from gonghui.services.assistance.models import Household, Rating
from gonghui.services.assistance.queries import crosses
from tests.rules.cast import gather

from . import planned
from .planned import later
from .test_figures import filed

ON = datetime.date(2026, 3, 20)


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def who(db):
    return planned.gather()


def heads(place: str, cast, count: int, born: datetime.date | None, grade: str) -> None:
    before = set(Person.objects.values_list("pk", flat=True))
    filed(cast, place, count)
    Person.objects.exclude(pk__in=before).update(birth_date=born, skill_grade=grade)


def test_households_fall_into_the_band_of_the_head_s_age_on_that_day(cast):
    day = timezone.localdate(cast.at)
    heads("basic", cast, 1, day.replace(year=day.year - 36), "2")
    heads("basic", cast, 2, day.replace(year=day.year - 36) + datetime.timedelta(days=1), "2")
    heads("basic", cast, 1, day.replace(year=day.year - 56), "")
    heads("basic", cast, 1, None, "")
    rows = crosses.by_skill_and_age(cast.organizations["basic"], day, exact=True)
    assert [(row.name, row.counts) for row in rows] == [
        ("初级工", (2, 1, 0, 0, 0)),
        ("没有填", (0, 0, 0, 1, 1)),
    ]


def test_for_others_small_counts_are_hidden(cast):
    heads("basic", cast, 3, None, "2")
    heads("basic", cast, 12, None, "")
    place = cast.organizations["basic"]
    rows = crosses.by_skill_and_age(place, timezone.localdate(cast.at), exact=False)
    assert rows[1].counts[-1] is None
    assert rows[0].counts[-1] in (10, 15)
    address = reverse("workbench-assistance:crosses")
    text = cast.client("auditor").get(address, {"place": place.uid}).content.decode()
    assert "&lt;5" in text
    assert "&lt;5" not in cast.client("county").get(address, {"place": place.uid}).content.decode()


def test_what_a_measure_cost_stands_beside_what_came_of_it(who):
    household = planned.helped(who)
    payment = planned.paid(who, household)
    [before] = crosses.effects(who.county, ON, exact=True)
    assert (before.fen, before.households, before.lifted, before.fen_each_lifted) == (500_000, 1, 0, None)
    Household.objects.update(state="lifted", ended_on=ON)
    Rating.objects.create(matter=payment.about_id, household=household, solved="yes", rated_at=later(days=5))
    [after] = crosses.effects(who.county, ON, exact=True)
    assert (after.lifted, after.fen_each_lifted) == (1, 500_000)
    assert (after.rated, after.solved) == (1, 1)


def test_money_of_another_year_or_another_union_is_not_told(who):
    planned.paid(who, planned.helped(who))
    assert crosses.effects(who.county, ON.replace(year=2025), exact=True) == []
    assert crosses.effects(who.county, ON.replace(month=1), exact=True) == []


def test_for_others_the_money_of_few_households_is_hidden_too(who):
    planned.paid(who, planned.helped(who))
    [one] = crosses.effects(who.county, ON, exact=False)
    assert (one.fen, one.households, one.fen_each_lifted) == (None, None, None)


def test_the_page_says_what_was_spent_most_on(cast):
    text = cast.client("county").get(reverse("workbench-assistance:crosses")).content.decode()
    assert "技能、年龄和帮扶的效果" in text
    assert "还没有拨付" in text
