"""By the moon: who chooses it has the birthday there from the next year on, one in every year."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.services.benefits.actions import moon as deeds
from gonghui.services.benefits.models import LunarBirthday
from gonghui.services.benefits.queries import coming, moon
from gonghui.services.benefits.refusals_member import BirthNotKnown

from . import making

BORN = datetime.date(1990, 5, 24)  # the first day of the fifth month
AT = making.AT


def at(year: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime(year, 7, 1, 9))


@pytest.fixture
def who(db):
    return making.person(birth_date=BORN)


def own(person):
    return Actor(person.pk, person.name)


def test_it_holds_from_the_next_year_and_ends_with_the_year(who):
    deeds.keep_by_the_moon(who, by=own(who), at=at(2026))
    kept = moon.kept_by(who)
    days = {year: moon.day(who, kept, year) for year in (2026, 2027)}
    assert days == {2026: datetime.date(2026, 5, 24), 2027: datetime.date(2027, 6, 5)}
    deeds.keep_by_the_sun(who, by=own(who), at=at(2027))
    kept = moon.kept_by(who)
    assert [moon.holds(kept, year) for year in (2026, 2027, 2028)] == [False, True, False]
    said = Entry.objects.filter(about_person_id=who.pk, deed__startswith="benefits.")
    assert {each.deed for each in said} == {"benefits.keep_by_the_moon", "benefits.keep_by_the_sun"}


def test_what_has_not_begun_is_as_if_it_had_never_been_said(who):
    deeds.keep_by_the_moon(who, by=own(who), at=at(2026))
    deeds.keep_by_the_sun(who, by=own(who), at=at(2026))
    assert not LunarBirthday.objects.exists()


def test_given_up_and_chosen_again_in_one_year_goes_on_without_a_gap(who):
    deeds.keep_by_the_moon(who, by=own(who), at=at(2025))
    deeds.keep_by_the_sun(who, by=own(who), at=at(2026))
    deeds.keep_by_the_moon(who, by=own(who), at=at(2026))
    kept = moon.kept_by(who)
    assert [moon.holds(kept, year) for year in (2025, 2026, 2027)] == [False, True, True]


def test_chosen_again_years_later_it_begins_anew(who):
    deeds.keep_by_the_moon(who, by=own(who), at=at(2025))
    deeds.keep_by_the_sun(who, by=own(who), at=at(2026))
    deeds.keep_by_the_moon(who, by=own(who), at=at(2028))
    kept = moon.kept_by(who)
    assert [moon.holds(kept, year) for year in (2027, 2028, 2029)] == [False, False, True]


def test_without_a_birth_date_nothing_can_be_chosen(db):
    nobody = making.person()
    with pytest.raises(BirthNotKnown):
        deeds.keep_by_the_moon(nobody, by=SYSTEM, at=AT)


@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2008, 12, 31)), st.integers(2005, 2034))
def test_whoever_changes_still_has_exactly_one_birthday_in_every_year(born, year):
    who = making.Person(birth_date=born)
    lunar = moon.born_on(who)
    kept = LunarBirthday(month=lunar.month, day=lunar.day, from_year=year, last_year=year)
    assert [moon.day(who, kept, each).year for each in (year - 1, year, year + 1)] == [
        year - 1,
        year,
        year + 1,
    ]


def test_the_member_sees_both_days_chooses_and_finds_the_next_one_there(who):
    account = access.open_account("15400000031", who, by=SYSTEM, at=AT)
    browser = sign_in(Client(), account, second=False)
    assert "农历五月初一" in browser.get("/benefits/birthday/").content.decode()
    assert browser.post("/benefits/birthday/", {"kept": "moon"}).status_code == 302
    kept = LunarBirthday.objects.get()
    assert (kept.month, kept.day, kept.from_year) == (5, 1, timezone.localdate().year + 1)
    page = browser.get("/benefits/birthday/").content.decode()
    assert "您选的是农历生日" in page
    ahead = datetime.date(kept.from_year, 1, 1)
    assert coming.birthday(who, ahead) == moon.day(who, kept, kept.from_year)
