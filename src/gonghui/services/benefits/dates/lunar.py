"""The lunar calendar: days of a year, and the lunar day somebody was born on."""

import datetime
import functools
from dataclasses import dataclass

from lunar_python import LunarYear, Solar


@dataclass(frozen=True, order=True)
class LunarDay:
    """A month and a day of the lunar calendar. Of a leap month only its ordinary twin is kept."""

    month: int
    day: int


def of(day: datetime.date) -> LunarDay:
    """On which lunar day a date lies."""
    found = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return LunarDay(abs(found.getMonth()), found.getDay())


def in_lunar_year(kept: LunarDay, year: int) -> datetime.date:
    """The date of a lunar day in a lunar year. In a month of 29 days the 30th is its last."""
    first, length = _months(year)[kept.month]
    return first + datetime.timedelta(days=min(kept.day, length) - 1)


@functools.lru_cache(256)
def _months(year: int) -> dict[int, tuple[datetime.date, int]]:
    """The twelve ordinary months of a lunar year: the first day and the number of days of each."""
    found = {}
    for month in LunarYear.fromYear(year).getMonths():
        if month.getYear() == year and month.getMonth() > 0:
            first = Solar.fromJulianDay(month.getFirstJulianDay())
            on = datetime.date(first.getYear(), first.getMonth(), first.getDay())
            found[month.getMonth()] = on, month.getDayCount()
    return found
