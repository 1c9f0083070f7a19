"""Days of the year without their year: a birthday range that knows leap days and the turn of a year."""

import calendar
import datetime
from typing import Any

from django.db.models import CharField, Func, Q
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

LEAP_DAY, BEFORE_LEAP_DAY = "02-29", "02-28"


class MonthDay(Func):
    """The month and day of a date, as "MM-DD"."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="SUBSTR(%(expressions)s, 6, 5)", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="TO_CHAR(%(expressions)s, 'MM-DD')", **context)


def read(text: object) -> str:
    """A month and day as "MM-DD". Raises ValueError for what no year has."""
    return datetime.datetime.strptime(f"2000-{text}", "%Y-%m-%d").strftime("%m-%d")


def born_between(since: str, until: str, year: int, field: str = "person__birth_date") -> Q:
    """Whose birthday falls between two days ("MM-DD", both included), the first of them in `year`.

    A range whose end comes before its beginning goes over the turn of the year. In a common year who was
    born on 29 February has the birthday on the 28th, so that it stays in its month.
    """
    day = MonthDay(field)
    begun, not_over = Q(GreaterThanOrEqual(day, since)), Q(LessThanOrEqual(day, until))
    between = begun & not_over if since <= until else begun | not_over
    february = year if since <= LEAP_DAY else year + 1
    if calendar.isleap(february):
        return between
    leap = Q(Exact(day, LEAP_DAY))
    return between | leap if _holds(BEFORE_LEAP_DAY, since, until) else between & ~leap


def _holds(day: str, since: str, until: str) -> bool:
    return since <= day <= until if since <= until else day >= since or day <= until
