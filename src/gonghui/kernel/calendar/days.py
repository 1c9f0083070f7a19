"""What kind of day a date is: entered days first, then the published years, then an estimate.

Published years come from the chinesecalendar package (2004 on); a later one counts as announced once it
was entered here. An estimate knows weekends and the statutory festivals of Order 795, not the make-up days.
"""

import csv
import datetime
import functools
from collections.abc import Mapping
from pathlib import Path

import chinese_calendar

from ..codes import divisions
from .models import REST, WORK, AnnouncedYear, SpecialDay

ANNOUNCED, ESTIMATED = "announced", "estimated"
FESTIVALS = Path(__file__).parent / "data" / "festivals.csv"
PUBLISHED = frozenset(day.year for day in chinese_calendar.constants.holidays)


def is_working_day(day: datetime.date, region: str = "") -> bool:
    """Whether work is done on this day at all; a half day is a working day."""
    return Days(region).kind(day) != REST


def kind_of(day: datetime.date, region: str = "") -> str:
    """ "rest", "work", "morning" (only the morning is worked) or "afternoon"."""
    return Days(region).kind(day)


def status(year: int) -> str:
    """ "announced" when the days off of that year are published, else "estimated"."""
    return Days().status(year)


class Days:
    """The days of one region; each year is read from the database once, so make one per piece of work.

    With `special` (a mapping of dates to kinds) nothing is read from the database.
    """

    def __init__(self, region: str = "", special: Mapping[datetime.date, str] | None = None) -> None:
        self.region = region
        self._special = special
        self._years: dict[int, tuple[Mapping[datetime.date, str], bool]] = {}

    def kind(self, day: datetime.date) -> str:
        special, announced = self._year(day.year)
        if day in special:
            return special[day]
        if day.year in PUBLISHED:
            return WORK if chinese_calendar.is_workday(day) else REST
        if day.weekday() >= 5:
            return REST
        return REST if not announced and is_statutory_festival(day) else WORK

    def status(self, year: int) -> str:
        return ANNOUNCED if self._year(year)[1] else ESTIMATED

    def _year(self, year: int) -> tuple[Mapping[datetime.date, str], bool]:
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def _read(self, year: int) -> tuple[Mapping[datetime.date, str], bool]:
        if self._special is not None:
            return self._special, year in PUBLISHED
        places = divisions.enclosing(self.region)
        rows = SpecialDay.objects.filter(on__year=year, region__in=places)
        widest_first = sorted(rows, key=lambda row: -places.index(row.region))
        announced = year in PUBLISHED or AnnouncedYear.objects.filter(year=year).exists()
        return {row.on: row.kind for row in widest_first}, announced


def is_statutory_festival(day: datetime.date) -> bool:
    """By the calendar alone; lunar festivals are known to the end of the data file."""
    fixed = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)} | ({(5, 2)} if day.year >= 2025 else set())
    return (day.month, day.day) in fixed or day in _moving_festivals()


@functools.cache
def _moving_festivals() -> dict[datetime.date, str]:
    with open(FESTIVALS, encoding="utf-8", newline="") as file:
        file.readline()
        return {datetime.date.fromisoformat(row["on"]): row["name"] for row in csv.DictReader(file)}
