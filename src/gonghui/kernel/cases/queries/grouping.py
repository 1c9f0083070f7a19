"""The inbox by deadline: late, today, this week, next week, later. Never by kind."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import WorkItem

PERIODS = {
    "late": _("已超时"),
    "today": _("今天到期"),
    "week": _("本周"),
    "next_week": _("下周"),
    "later": _("以后"),
}
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """The items of one period; `name` is its heading."""

    code: str
    name: object
    items: list[WorkItem]


def by_deadline(items: Iterable[WorkItem], at: datetime.datetime) -> list[Group]:
    """Items in the order they come, in the periods that are not empty."""
    found: dict[str, list[WorkItem]] = {code: [] for code in PERIODS}
    for item in items:
        found[period_of(item.due_at, at)].append(item)
    return [Group(code, name, found[code]) for code, name in PERIODS.items() if found[code]]


def period_of(due_at: datetime.datetime, at: datetime.datetime) -> str:
    """The period of a due moment. Weeks begin on Monday, in local time; the very due moment is not late."""
    if due_at < at:
        return "late"
    today, day = timezone.localtime(at).date(), timezone.localtime(due_at).date()
    if day == today:
        return "today"
    monday = today - datetime.timedelta(days=today.weekday())
    if day < monday + WEEK:
        return "week"
    return "next_week" if day < monday + 2 * WEEK else "later"
