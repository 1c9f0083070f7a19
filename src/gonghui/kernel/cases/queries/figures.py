"""What is published beside a promise: how many were decided, how many in time, and the median time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from gonghui.kernel.database import next_path

from ..deadlines import MINUTES_OF_A_DAY
from ..models import Case


@dataclass(frozen=True)
class Measured:
    """`count` cases decided, or open and late; `share` of them within the promise (0 to 1, None for none).

    `median_working_days` of the decided ones, net of the time in which the applicant was waited for.
    `is_vague`: figures of the last quarter that is over, made vague; 0 where they are of fewer than five.
    """

    count: int
    share: float | None
    median_working_days: float | None
    decided: int
    open_and_late: int
    is_vague: bool = False


def measured(flow: str, since: datetime, path: str = "", *, at: datetime) -> Measured:
    """Measure the cases that officers decided since a moment; withdrawn ones do not count.

    What is late and still open counts as outside the promise, so that leaving it open does not flatter.
    """
    decided = _below(Case.objects.filter(flow=flow, decided=True, ended_at__gte=since), path)
    number = decided.count()
    in_time = decided.filter(was_late=False).count()
    waiting = Case.objects.filter(flow=flow, ended_at=None, waits_for_applicant=False, due_at__lt=at)
    late = _below(waiting, path).count()
    total = number + late
    return Measured(
        count=total,
        share=in_time / total if total else None,
        median_working_days=_median_days(decided, number),
        decided=number,
        open_and_late=late,
    )


def _below(cases: QuerySet[Case], path: str) -> QuerySet[Case]:
    return cases.filter(path__gte=path, path__lt=next_path(path)) if path else cases


def _median_days(decided: QuerySet[Case], number: int) -> float | None:
    if not number:
        return None
    ordered = decided.order_by("working_minutes").values_list("working_minutes", flat=True)
    middle = [minutes or 0 for minutes in ordered[(number - 1) // 2 : number // 2 + 1]]
    return round(sum(middle) / len(middle) / MINUTES_OF_A_DAY, 1)
