"""Festivals and lunar days, compared with two other libraries; what a year holds for everybody."""

import datetime

import pytest
from holidays.calendars.chinese import _ChineseLunisolar
from hypothesis import given, settings
from hypothesis import strategies as st
from lunarcalendar import Converter, Lunar, festival

from gonghui.services.benefits.dates import birthdays, festivals, lunar
from gonghui.services.benefits.dates.lunar import LunarDay

YEARS = range(2004, 2036)
LUNAR_CALENDAR = {
    "new-year": festival.NewYear,
    "spring": festival.ChineseNewYear,
    "qingming": festival.ChingMing,
    "labour": festival.LabourDay,
    "dragon-boat": festival.DragonBoat,
    "mid-autumn": festival.MidAutumn,
    "national": festival.NationDay,
}
HOLIDAYS = {
    "spring": "lunar_new_year_date",
    "qingming": "qingming_date",
    "dragon-boat": "dragon_boat_date",
    "mid-autumn": "mid_autumn_date",
}
FIXED = {"new-year": (1, 1), "labour": (5, 1), "national": (10, 1)}
LUNAR_DAYS = st.builds(LunarDay, st.integers(1, 12), st.integers(1, 30))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", festivals.CODES)
def test_every_festival_agrees_with_lunarcalendar(code, year):
    assert festivals.day(code, year) == LUNAR_CALENDAR[code](year)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("code", festivals.CODES)
def test_every_festival_agrees_with_holidays(code, year):
    if code in FIXED:
        other = datetime.date(year, *FIXED[code])
    else:
        other, _is_exact = getattr(_ChineseLunisolar(), HOLIDAYS[code])(year)
    assert festivals.day(code, year) == other


def test_both_on_one_day_are_one_festival_or_two_as_the_program_says():
    both = {"codes": ["national", "mid-autumn"]}
    assert [one.code for one in festivals.of_year(2020, **both)] == ["national", "mid-autumn"]
    [one] = festivals.of_year(2020, **both, together_within=0)
    assert (one.code, one.on) == ("national-mid-autumn", datetime.date(2020, 10, 1))
    assert len(festivals.of_year(2025, **both, together_within=0)) == 2
    [near] = festivals.of_year(2025, **both, together_within=7)
    assert near.on == datetime.date(2025, 10, 1)
    assert len(festivals.of_year(2020, ["mid-autumn"], together_within=0)) == 1


def test_a_minority_festival_is_there_in_the_years_it_was_approved_for():
    told = [{"code": "naadam", "name": "那达慕", "days": ["2026-07-11"]}]
    approved = festivals.read_approved(told)
    found = festivals.of_year(2026, ["labour", "naadam"], approved=approved)
    assert [(one.code, one.on.isoformat()) for one in found] == [
        ("labour", "2026-05-01"),
        ("naadam", "2026-07-11"),
    ]
    assert [one.code for one in festivals.of_year(2027, ["labour", "naadam"], approved=approved)] == [
        "labour"
    ]
    assert festivals.of_year(2026, ["labour"], approved=approved)[0].code == "labour"


@settings(deadline=None)
@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2035, 12, 31)))
def test_the_lunar_day_of_any_day_agrees_with_lunarcalendar(day):
    other = Converter.Solar2Lunar(day)
    assert lunar.of(day) == LunarDay(other.month, other.day)


@settings(deadline=None)
@given(LUNAR_DAYS, st.integers(2004, 2035))
def test_a_lunar_day_falls_on_the_same_date_as_in_lunarcalendar(kept, year):
    try:
        other = Converter.Lunar2Solar(Lunar(year, kept.month, kept.day)).to_date()
    except Exception:
        other = Converter.Lunar2Solar(Lunar(year, kept.month, kept.day - 1)).to_date()
    assert lunar.in_lunar_year(kept, year) == other


@settings(deadline=None)
@given(LUNAR_DAYS, st.integers(2004, 2035))
def test_every_year_has_exactly_one_lunar_birthday(kept, year):
    months = [month for month in range(1, 13) if kept in birthdays.lunar_days_in(year, month)]
    assert months == [birthdays.lunar_day(kept, year).month]
    assert birthdays.lunar_day(kept, year).year == year


@settings(deadline=None)
@given(st.dates(datetime.date(1940, 1, 1), datetime.date(2010, 12, 31)), st.integers(2004, 2040))
def test_a_birthday_stays_in_its_month(birth, year):
    on = birthdays.day(birth, year)
    assert (on.year, on.month) == (year, birth.month)
    assert on.day in (birth.day, 28)
