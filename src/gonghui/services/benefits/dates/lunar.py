"""The lunar calendar: days of a year, and the lunar day somebody was born on."""

import datetime
import functools
from dataclasses import dataclass

from lunar_python import Lunar, LunarMonth, Solar


@dataclass(frozen=True, order=True)
class LunarDay:
    """A month and a day of the lunar calendar. Of a leap month only its ordinary twin is kept."""

    month: int
    day: int


def of(day: datetime.date) -> LunarDay:
    """On which lunar day a date lies."""
    found = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return LunarDay(abs(found.getMonth()), found.getDay())


@functools.lru_cache(4096)
def in_lunar_year(kept: LunarDay, year: int) -> datetime.date:
    """The date of a lunar day in a lunar year. In a month of 29 days the 30th is its last."""
    length = LunarMonth.fromYm(year, kept.month).getDayCount()
    found = Lunar.fromYmd(year, kept.month, min(kept.day, length)).getSolar()
    return datetime.date(found.getYear(), found.getMonth(), found.getDay())
