"""Chairs and officers of a union and of the one above are reminded of re-election, each once."""

import datetime

import pytest
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.notices import terms
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.organizations import actions as tree
from gonghui.kernel.organizations.actions import found
from gonghui.kernel.people.actions import register_person

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 8, 30))
DAYS = datetime.timedelta


def union(code: str, level: str, parent=None, ends_in: int | None = None, region: str = ""):
    ends = {"term_ends_on": AT.date() + DAYS(ends_in)} if ends_in is not None else {}
    return found(
        code=code, name=f"{code}工会", level=level, parent=parent, region=region, by=SYSTEM, at=AT, **ends
    )


def seat(place, role: str, name: str):
    person = register_person(name=name, by=SYSTEM, at=AT)
    access.appoint(person, place, role, valid_from=AT.date() - DAYS(9), by=SYSTEM, at=AT)
    return person


@pytest.fixture
def plant(db):
    """A works union whose term ends in 180 days, below a township without officers, below a county."""
    county = union("LZ13", "county", region="990103")
    township = union("XZ01", "township", county)
    plant = union("JC01", "basic", township, ends_in=180, region="990103")
    seat(plant, "chair", "李建国")
    seat(plant, "officer", "周岩")
    seat(plant, "steward", "王敏")
    seat(county, "upper_officer", "赵海燕")
    seat(county, "auditor", "孙丽萍")
    return plant


def remind(days: int = 0) -> list[str]:
    """Whom the reminder of a later day reaches anew."""
    known = set(Notice.objects.values_list("pk", flat=True))
    terms.remind_of_terms(by=SYSTEM, at=AT + DAYS(days))
    return sorted(Notice.objects.exclude(pk__in=known).values_list("person__name", flat=True))


LEADERS = sorted(["李建国", "周岩", "赵海燕"])


def test_who_leads_the_union_and_the_nearest_above_are_told_with_the_day(plant):
    assert remind() == LEADERS
    told = Notice.objects.first()
    assert told.title == "JC01工会的本届任期到 2026 年 8 月 29 日 为止"
    assert str(plant.uid) in told.url


def test_nobody_is_told_twice_of_the_same_reminder(plant):
    remind()
    assert remind() == []
    assert remind(1) == []
    assert remind(120) == LEADERS, "the next reminder, 60 days before"
    assert remind(150) == LEADERS, "the last one, 30 days before"
    assert remind(151) == []


def test_between_the_reminders_nobody_is_told(plant):
    assert remind(-1) == []
    assert remind(30) == []


def test_a_day_without_the_scheduler_does_not_swallow_a_reminder(plant):
    assert remind(3) == LEADERS
    assert remind(4) == []


def test_after_the_re_election_the_old_term_reminds_no_more(plant):
    tree.renew_term(plant, started_on=AT.date(), years=5, by=SYSTEM, at=AT)
    assert remind() == []


def test_the_days_are_dated_numbers_of_the_region(plant):
    parameters.enter(
        "organizations.term_reminder_days",
        value=[200, 176],
        valid_from=AT.date(),
        region="990103",
        document="岚工发〔2026〕2 号",
        by=SYSTEM,
    )
    assert remind() == []
    assert remind(4) == LEADERS
