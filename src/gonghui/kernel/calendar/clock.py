"""Working time: when something is due, what is left, and what a pause moves.

One working day is a full day of working time (8 hours), counted on from the very minute: what begins on a
Friday at 16:00 and takes one working day is due at 16:00 on the next working day.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from .days import ESTIMATED, Days
from .models import AFTERNOON, MORNING, REST

Span = tuple[datetime.time, datetime.time]
MINUTE = datetime.timedelta(minutes=1)
NOTHING = datetime.timedelta()


@dataclass(frozen=True)
class Hours:
    """The two halves of a working day, with the lunch break between them."""

    morning: Span
    afternoon: Span

    @property
    def minutes(self) -> int:
        """Working minutes of a full day."""
        return sum(
            (end.hour - start.hour) * 60 + end.minute - start.minute
            for start, end in (self.morning, self.afternoon)
        )

    def spans(self, kind: str) -> tuple[Span, ...]:
        """What is worked on a day of this kind."""
        halves = {REST: (), MORNING: (self.morning,), AFTERNOON: (self.afternoon,)}
        return halves.get(kind, (self.morning, self.afternoon))


OFFICE_HOURS = Hours(
    morning=(datetime.time(8, 30), datetime.time(12)), afternoon=(datetime.time(13, 30), datetime.time(18))
)


@dataclass(frozen=True)
class Due:
    """A moment in local time. `estimated`: it rests on a year whose days off are not published yet."""

    at: datetime.datetime
    estimated: bool


def due(
    start: datetime.datetime,
    working_days: Decimal | int | float = 0,
    working_minutes: Decimal | int | float = 0,
    hours: Hours = OFFICE_HOURS,
    *,
    region: str = "",
    days: Days | None = None,
) -> Due:
    """The first moment by which so much working time has passed since `start` (an aware datetime).

    Outside office hours the clock stands until the next opening. Give `days` to compute many at once.
    Raises ValueError for a negative length or a naive start.
    """
    days = days or Days(region)
    return _after(start, _length(working_days, working_minutes, hours), hours, days)


def working_time_between(
    earlier: datetime.datetime,
    later: datetime.datetime,
    hours: Hours = OFFICE_HOURS,
    *,
    region: str = "",
    days: Days | None = None,
) -> datetime.timedelta:
    """The exact working time between two moments; negative when they stand the other way round."""
    days = days or Days(region)
    begin, end = _wall(earlier), _wall(later)
    if end < begin:
        return -working_time_between(later, earlier, hours, days=days)
    total = NOTHING
    for opening, closing in _open_spans(begin, hours, days):
        if opening >= end:
            break
        total += min(closing, end) - opening
    return total


def working_minutes_between(
    earlier: datetime.datetime,
    later: datetime.datetime,
    hours: Hours = OFFICE_HOURS,
    *,
    region: str = "",
    days: Days | None = None,
) -> int:
    """Whole working minutes between two moments, negative when they stand the other way round."""
    passed = working_time_between(earlier, later, hours, region=region, days=days)
    return passed // MINUTE if passed >= NOTHING else -(-passed // MINUTE)


def remaining(
    due_at: datetime.datetime,
    at: datetime.datetime,
    hours: Hours = OFFICE_HOURS,
    *,
    region: str = "",
    days: Days | None = None,
) -> int:
    """Working minutes left at a moment; negative: so many minutes over time."""
    return working_minutes_between(at, due_at, hours, region=region, days=days)


def extend(
    due_at: datetime.datetime,
    paused_from: datetime.datetime,
    paused_to: datetime.datetime,
    hours: Hours = OFFICE_HOURS,
    *,
    region: str = "",
    days: Days | None = None,
) -> Due:
    """The due moment after a pause: later by the working time of the pause.

    A deadline that had passed before the pause began is not revived.
    """
    days = days or Days(region)
    lost = NOTHING
    if paused_from < min(due_at, paused_to):
        lost = working_time_between(paused_from, paused_to, hours, days=days)
    return _after(due_at, lost, hours, days)


def _length(
    working_days: Decimal | float, working_minutes: Decimal | float, hours: Hours
) -> datetime.timedelta:
    minutes = Decimal(str(working_days)) * hours.minutes + Decimal(str(working_minutes))
    if minutes < 0:
        raise ValueError("working time cannot be negative")
    return datetime.timedelta(microseconds=round(minutes * 60_000_000))


def _after(start: datetime.datetime, left: datetime.timedelta, hours: Hours, days: Days) -> Due:
    begin = end = _wall(start)
    if left:
        for opening, closing in _open_spans(begin, hours, days):
            end = opening + left
            if end <= closing:
                break
            left -= closing - opening
    return Due(_aware(end), _is_estimated(begin, end, days))


def _open_spans(
    begin: datetime.datetime, hours: Hours, days: Days
) -> Iterator[tuple[datetime.datetime, datetime.datetime]]:
    """Every span of working time from `begin` on, the first one cut to begin there."""
    day = begin.date()
    while True:
        for opening, closing in hours.spans(days.kind(day)):
            start, end = datetime.datetime.combine(day, opening), datetime.datetime.combine(day, closing)
            if end > begin:
                yield max(start, begin), end
        day += datetime.timedelta(days=1)


def _is_estimated(begin: datetime.datetime, end: datetime.datetime, days: Days) -> bool:
    return any(days.status(year) == ESTIMATED for year in range(begin.year, end.year + 1))


def _wall(moment: datetime.datetime) -> datetime.datetime:
    """Local wall-clock time, in which office hours are counted."""
    return timezone.make_naive(moment, timezone.get_default_timezone())


def _aware(wall: datetime.datetime) -> datetime.datetime:
    return timezone.make_aware(wall, timezone.get_default_timezone())
