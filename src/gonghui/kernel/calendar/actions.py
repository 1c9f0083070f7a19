"""Entering the days off of a year when they are published."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..actor import Actor
from ..refusal import Refusal
from .models import AnnouncedYear, SpecialDay


class DayOutsideYear(Refusal):
    says = _("{day} 不在 {year} 年里。请检查日期后再录入。")


@transaction.atomic
def announce(
    year: int,
    days: Iterable[tuple[datetime.date, str, str]],
    *,
    document: str,
    by: Actor,
    at: datetime.datetime,
) -> AnnouncedYear:
    """Enter a published year: its (date, kind, name) days that differ from their weekday.

    Entering a year again replaces what was entered before. Raises DayOutsideYear.
    """
    rows = [
        SpecialDay(on=day, kind=kind, name=name, document=document, entered_by=by.name)
        for day, kind, name in days
    ]
    for row in rows:
        if row.on.year != year:
            raise DayOutsideYear(day=row.on.isoformat(), year=year)
    SpecialDay.objects.filter(on__year=year, region="").delete()
    SpecialDay.objects.bulk_create(rows)
    entered = {"document": document, "entered_by": by.name, "entered_at": at}
    return AnnouncedYear.objects.update_or_create(year=year, defaults=entered)[0]
