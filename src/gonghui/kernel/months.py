"""Whole months from a day."""

import calendar
import datetime


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later (earlier below zero); a day the month has not is its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
