"""The seven statutory festivals of the year, and minority festivals that a region has approved."""

import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from lunar_python import Solar

from . import lunar
from .lunar import LunarDay

# Order 795 of the State Council, article 2: the festivals on which the whole people rests.
NAMES = {
    "new-year": _("元旦"),
    "spring": _("春节"),
    "qingming": _("清明节"),
    "labour": _("劳动节"),
    "dragon-boat": _("端午节"),
    "mid-autumn": _("中秋节"),
    "national": _("国庆节"),
}
CODES = tuple(NAMES)
_FIXED = {"new-year": (1, 1), "labour": (5, 1), "national": (10, 1)}
_LUNAR = {"spring": LunarDay(1, 1), "dragon-boat": LunarDay(5, 5), "mid-autumn": LunarDay(8, 15)}
TOGETHER = "national-mid-autumn"


@dataclass(frozen=True)
class Approved:
    """A festival that a region approved, with the days that were set for it, by year."""

    code: str
    name: str
    days: Mapping[int, datetime.date]


@dataclass(frozen=True)
class Festival:
    """One festival of one year."""

    code: str
    name: Any
    on: datetime.date


@functools.lru_cache(1024)
def day(code: str, year: int) -> datetime.date:
    """The day of a statutory festival in a year. Raises KeyError for any other."""
    if code in _FIXED:
        return datetime.date(year, *_FIXED[code])
    if code == "qingming":
        return _qingming(year)
    return lunar.in_lunar_year(_LUNAR[code], year)


def of_year(
    year: int,
    codes: Sequence[str] = CODES,
    *,
    approved: Iterable[Approved] = (),
    together_within: int | None = None,
) -> list[Festival]:
    """The festivals of a year in the order of their days.

    `together_within`: when National Day and the Mid-Autumn Festival lie no more days apart than this (0: on
    the same day), they are one festival, on the earlier day; None keeps them two.
    """
    found = [Festival(code, NAMES[code], day(code, year)) for code in codes if code in NAMES]
    found += [
        Festival(one.code, one.name, one.days[year])
        for one in approved
        if one.code in codes and year in one.days
    ]
    if together_within is not None and {"national", "mid-autumn"} <= set(codes):
        found = _merged(found, together_within)
    return sorted(found, key=lambda festival: festival.on)


def codes_in(code: str) -> list[str]:
    """The festivals that one is: two where they are kept together."""
    return ["national", "mid-autumn"] if code == TOGETHER else [code]


def read_approved(given: Any) -> list[Approved]:
    """Out of a parameter: [{"code", "name", "days": ["2026-07-11", …]}, …]. Raises ValueError, KeyError."""
    return [
        Approved(
            one["code"],
            one["name"],
            {day.year: day for day in map(datetime.date.fromisoformat, one["days"])},
        )
        for one in given
    ]


def _merged(found: list[Festival], within: int) -> list[Festival]:
    by_code = {festival.code: festival for festival in found}
    pair = (by_code["national"], by_code["mid-autumn"])
    if abs((pair[0].on - pair[1].on).days) > within:
        return found
    both = Festival(TOGETHER, _("国庆节和中秋节"), min(one.on for one in pair))
    return [festival for festival in found if festival not in pair] + [both]


def _qingming(year: int) -> datetime.date:
    """The day on which the sun reaches the 15th degree."""
    return next(
        datetime.date(year, 4, number)
        for number in (4, 5, 6)
        if Solar.fromYmd(year, 4, number).getLunar().getJieQi() == "清明"
    )
