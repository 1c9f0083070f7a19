"""Which dates a program has, from its kind and its settings."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from gonghui.kernel.months import last_day, later

from . import festivals
from .festivals import Approved

BIRTHDAY, RETIREMENT = "birthday", "retirement"
SEASONS = ("cooling", "warming")
# Due when it happens, to the one person it happens to.
EVENTS = ("wedding", "birth", "hospital", "bereavement")
# Whoever comes to be meant while the time runs is due too, from that day on.
ROLLING = ("protection", "posting", "hardship", "cooling", "warming")
EVERY = {"month": 1, "quarter": 3, "half": 6, "year": 12}
DEFAULTS: dict[str, dict[str, Any]] = {
    "festival": {"festivals": list(festivals.CODES)},
    BIRTHDAY: {"every": "month"},
    RETIREMENT: {"every": "month"},
    "screening": {"month_days": ["03-08"]},
    "protection": {"every": "year"},
    "posting": {"every": "quarter"},
    "hardship": {"every": "quarter"},
    "outing": {"dates": []},
    "cinema": {"dates": []},
}
KINDS = (
    *("festival", BIRTHDAY, "screening", "protection", "posting", "hardship"),
    *SEASONS,
    RETIREMENT,
    *EVENTS,
    *("outing", "cinema"),
)


@dataclass(frozen=True)
class Dated:
    """One date of a program, or a time from `on` to `last`. `key` names it for ever."""

    key: str
    name: str
    on: datetime.date
    last: datetime.date


def of_year(
    kind: str, settings: Mapping[str, Any], year: int, approved: Iterable[Approved] = ()
) -> list[Dated]:
    """The dates that begin in a year. Seasons and life events have none here: they follow other rules."""
    if kind in SEASONS or kind in EVENTS:
        return []
    told = settings if _WAYS.keys() & settings.keys() else {**DEFAULTS[kind], **settings}
    way = next(way for name, way in _WAYS.items() if name in told)
    return list(way(told, year, approved))


def own_day(kind: str) -> bool:
    """Whether every person has a day of their own in the month."""
    return kind in (BIRTHDAY, RETIREMENT)


def season(kind: str, first: datetime.date, last: datetime.date) -> Dated:
    name = _("{year} 年夏季") if kind == "cooling" else _("{year} 年冬季")
    return Dated(f"{first.year}-{kind}", name.format(year=first.year), first, last)


def event_year(year: int) -> Dated:
    """What holds the life events of a year together."""
    name = _("{year} 年").format(year=year)
    return Dated(str(year), name, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def _festivals(told: Mapping[str, Any], year: int, approved: Iterable[Approved]) -> Iterator[Dated]:
    codes, within = told["festivals"], told.get("together_within")
    for festival in festivals.of_year(year, codes, approved=approved, together_within=within):
        name = _("{year} 年{festival}").format(year=year, festival=festival.name)
        yield Dated(f"{year}-{festival.code}", name, festival.on, festival.on)


def _periods(told: Mapping[str, Any], year: int, approved: Iterable[Approved]) -> Iterator[Dated]:
    months = EVERY[told["every"]]
    for number in range(12 // months):
        first = datetime.date(year, number * months + 1, 1)
        end = later(first, months - 1)
        yield Dated(*_named(year, months, number), first, last_day(end.year, end.month))


def _named(year: int, months: int, number: int) -> tuple[str, str]:
    order = number + 1
    if months == 1:
        return f"{year}-{order:02}", _("{year} 年 {month} 月").format(year=year, month=order)
    if months == 3:
        return f"{year}-q{order}", _("{year} 年第 {number} 季度").format(year=year, number=order)
    if months == 6:
        name = _("{year} 年下半年") if number else _("{year} 年上半年")
        return f"{year}-h{order}", name.format(year=year)
    return str(year), _("{year} 年").format(year=year)


def _month_days(told: Mapping[str, Any], year: int, approved: Iterable[Approved]) -> Iterator[Dated]:
    for each in told["month_days"]:
        yield _single(datetime.date.fromisoformat(f"{year}-{each}"))


def _dates(told: Mapping[str, Any], year: int, approved: Iterable[Approved]) -> Iterator[Dated]:
    for each in told["dates"]:
        on = datetime.date.fromisoformat(each)
        if on.year == year:
            yield _single(on)


def _single(on: datetime.date) -> Dated:
    name = _("{year} 年 {month} 月 {day} 日").format(year=on.year, month=on.month, day=on.day)
    return Dated(on.isoformat(), name, on, on)


Way = Callable[[Mapping[str, Any], int, Iterable[Approved]], Iterator[Dated]]
_WAYS: dict[str, Way] = {
    "festivals": _festivals,
    "month_days": _month_days,
    "dates": _dates,
    "every": _periods,
}
