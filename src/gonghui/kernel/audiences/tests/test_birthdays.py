"""A birthday range knows leap days and the turn of a year."""

import calendar
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gonghui.kernel.audiences import queries
from gonghui.kernel.people.models import Person

from .cast import TODAY, member, two_unions
from .test_rules import asked, rule


@pytest.fixture(scope="module")
def born(django_db_setup, django_db_blocker):
    """One person for each day of a leap year: month and day → key."""
    days = [datetime.date(1988, 1, 1) + datetime.timedelta(days=number) for number in range(366)]
    with django_db_blocker.unblock():
        made = Person.objects.bulk_create(
            Person(name="陈", birth_date=day, created_at=moment(day), changed_at=moment(day)) for day in days
        )
        yield {(day.month, day.day): person.pk for day, person in zip(days, made, strict=True)}
        Person.objects.filter(pk__in=[person.pk for person in made]).delete()


def moment(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), datetime.UTC)


def birthday_in(month: int, day: int, year: int) -> datetime.date:
    """By the calendar alone."""
    if (month, day) == (2, 29) and not calendar.isleap(year):
        return datetime.date(year, 2, 28)
    return datetime.date(year, month, day)


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(2021, 1, 1), datetime.date(2032, 12, 31)), st.integers(0, 364))
@pytest.mark.django_db
def test_whoever_has_a_birthday_in_the_range_is_found_and_nobody_else(born, first, length):
    from gonghui.kernel.audiences.days import born_between

    last = first + datetime.timedelta(days=length)
    if (first.month, first.day) == (2, 29) or (last.month, last.day) == (2, 29):
        return
    since, until = first.strftime("%m-%d"), last.strftime("%m-%d")
    if last.year > first.year and since <= until:
        return
    condition = born_between(since, until, first.year, "birth_date")
    found = set(Person.objects.filter(condition, pk__in=born.values()).values_list("pk", flat=True))
    expected = {
        key
        for (month, day), key in born.items()
        if any(first <= birthday_in(month, day, year) <= last for year in (first.year, last.year))
    }
    assert found == expected


@pytest.mark.parametrize(
    ("year", "since", "until", "is_found"),
    [
        (2027, "02-01", "02-28", True),
        (2027, "03-01", "03-31", False),
        (2028, "02-28", "02-28", False),
        (2028, "02-29", "02-29", True),
        (2027, "12-20", "02-29", True),
        (2026, "12-20", "02-28", True),
    ],
)
@pytest.mark.django_db
def test_who_was_born_on_29_february_keeps_the_birthday_in_february(year, since, until, is_found):
    who = member(two_unions().mill, birth_date=datetime.date(1988, 2, 29))
    wanted = rule(asked("people.birthday", since=since, until=until))
    found = queries.rows(wanted, TODAY.replace(year=year)).filter(person=who.person_id)
    assert found.exists() is is_found
