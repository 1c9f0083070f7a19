"""The number of a case, and the numbers in force that it keeps from its opening."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.codes import parameters

from .flows import Flow
from .models import NumberSeries


def next_number(prefix: str, at: datetime.datetime) -> str:
    """The next number of the year, RH-2026-0001. Its series stays locked until the transaction ends.

    So a transaction that fails gives its number back, and no year has a gap.
    """
    year = timezone.localtime(at).year
    NumberSeries.objects.bulk_create([NumberSeries(prefix=prefix, year=year)], ignore_conflicts=True)
    series = NumberSeries.objects.select_for_update().get(prefix=prefix, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{prefix}-{year}-{series.last:04d}"


def next_numbers(prefix: str, at: datetime.datetime, count: int) -> list[str]:
    """The next `count` numbers of the year, in order; the series stays locked as above."""
    first = next_number(prefix, at)
    head, _dash, number = first.rpartition("-")
    year = timezone.localtime(at).year
    NumberSeries.objects.filter(prefix=prefix, year=year).update(last=int(number) + count - 1)
    return [f"{head}-{each:04d}" for each in range(int(number), int(number) + count)]


def in_force(flow: Flow, *, on: datetime.date, region: str) -> dict[str, Any]:
    """Every deadline and number of the flow as it stands on that day in that region."""
    wanted = {deadline.code: deadline.default for stage in flow.stages if (deadline := stage.deadline)}
    if flow.whole:
        wanted[flow.whole.code] = flow.whole.default
    wanted |= {number.code: number.default for number in flow.numbers}
    return {
        code: parameters.value(code, on=on, region=region, default=default)
        for code, default in wanted.items()
    }
