"""The day of a birthday in a year: by the sun, or by the moon for whoever keeps it so."""

import calendar
import datetime

from . import lunar
from .lunar import LunarDay


def day(birth: datetime.date, year: int) -> datetime.date:
    """In a common year who was born on 29 February has it on the 28th, so that it stays in its month."""
    if (birth.month, birth.day) == (2, 29) and not calendar.isleap(year):
        return datetime.date(year, 2, 28)
    return birth.replace(year=year)


def lunar_day(kept: LunarDay, year: int) -> datetime.date:
    """The lunar birthday that counts for a year of the sun: exactly one in every year.

    Of two in one year the first counts; in a year that has none it is the last day of December, since the
    next comes within the first days of January.
    """
    found = [lunar.in_lunar_year(kept, lunar_year) for lunar_year in (year - 1, year)]
    return next((one for one in found if one.year == year), datetime.date(year, 12, 31))


def lunar_days_in(year: int, month: int) -> dict[LunarDay, datetime.date]:
    """Every lunar day whose birthday counts for this month, with its date."""
    every = [LunarDay(m, d) for m in range(1, 13) for d in range(1, 31)]
    dated = ((kept, lunar_day(kept, year)) for kept in every)
    return {kept: on for kept, on in dated if on.month == month}
