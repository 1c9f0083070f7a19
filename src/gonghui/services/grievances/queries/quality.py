"""How well grievances are answered: five measures, each with what it is of, by union, category and grade.

Counted over what came in within a span of days. Nothing is shown of fewer than five.
"""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.deadlines import MINUTES_OF_A_DAY
from gonghui.kernel.cases.queries import Measured
from gonghui.kernel.database import next_path
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.small_cells import vague

from ..category_words import shown
from ..models import Grade, Grievance, Solved

LEAST = 5
PARTS_OF_A_SHARE = 20
CATEGORY = ("category__code", "category__name", "category__parent__name")
MEASURES = {
    "on_time": (_("按时答复"), _("在时限里答复的，占已答复和超时没答复的")),
    "first_answer": (_("按时首次回应"), _("在首次回应时限里有人联系的，占已回应和超时没回应的")),
    "solved": (_("解决"), _("评价“解决了”的，占作了评价的")),
    "satisfied": (_("满意"), _("评价“满意”和“很满意”的，占打了分的")),
    "reopened": (_("重办"), _("说没解决、请上级重办的，占已答复的")),
}


@dataclass(frozen=True)
class Row:
    """The counts of one union, category or grade; `None` for a share of fewer than five."""

    name: str
    code: str
    said: int = 0
    answered: int = 0
    in_time: int = 0
    overdue: int = 0
    first: int = 0
    first_in_time: int = 0
    first_overdue: int = 0
    rated: int = 0
    solved: int = 0
    scored: int = 0
    content: int = 0
    reopened: int = 0
    kept_back: bool = False

    @property
    def is_shown(self) -> bool:
        """Not of fewer than five, nor where showing it would give back one that is."""
        return self.said >= LEAST and not self.kept_back

    def share(self, measure: str) -> float | None:
        """0 to 1, to three places; None where it is of fewer than five."""
        part, whole = self._of()[measure]
        return round(part / whole, 3) if whole >= LEAST else None

    def _of(self) -> dict[str, tuple[int, int]]:
        return {
            "on_time": (self.in_time, self.answered + self.overdue),
            "first_answer": (self.first_in_time, self.first + self.first_overdue),
            "solved": (self.solved, self.rated),
            "satisfied": (self.content, self.scored),
            "reopened": (self.reopened, self.answered),
        }


def of(path: str, since: datetime.date, on: datetime.date) -> QuerySet[Grievance]:
    """What came in at and below a path from one day to another, both included."""
    found = Grievance.objects.filter(said_on__gte=since, said_on__lte=on)
    return found.filter(path__gte=path, path__lt=next_path(path)) if path else found


def in_one(found: QuerySet[Grievance], at: datetime.datetime) -> tuple[Row, list[Row], list[Row]]:
    """All of them as one row, by category and by grade: counted in one pass over them, then added up."""
    cells = _grouped(found, (*CATEGORY, "grade"), at)
    whole = Row(str(_("合计")), "", **_added(cells))
    by_category, by_grade = (_parted(cells, name) for name in ("category__code", "grade"))
    grades = [
        Row(str(grade.label), grade.value, **_added(by_grade[grade.value]))
        for grade in Grade
        if grade.value in by_grade
    ]
    categories = [Row(_category_name(part[0]), code, **_added(part)) for code, part in by_category.items()]
    categories.sort(key=lambda row: (-row.said, row.code))
    return whole, _guarded(categories), _guarded(grades)


def total(found: QuerySet[Grievance], at: datetime.datetime) -> Row:
    """All of them as one row."""
    return in_one(found, at)[0]


def by_category(found: QuerySet[Grievance], at: datetime.datetime) -> list[Row]:
    """By what they are about, the most frequent first."""
    return in_one(found, at)[1]


def by_union(found: QuerySet[Grievance], place: Organization, at: datetime.datetime) -> list[Row]:
    """The unions next below a place, each with all below it; what lies at the place itself stands first."""
    own = found.filter(organization=place).aggregate(**_counts(at))
    rows = [_row(place.shown_name, place.code, own)]
    depth = len(place.path) + STEP
    below = found.annotate(part=Substr("path", 1, depth))
    counted = {each["part"]: each for each in _grouped(below, ("part",), at)}
    parts = organizations.children(place)
    rows += [_row(part.shown_name, part.code, counted[part.path]) for part in parts if part.path in counted]
    return _guarded([row for row in rows if row.said])


def _guarded(rows: list[Row]) -> list[Row]:
    """Where the total less what is shown would give a hidden row away, one more is kept back."""
    hidden = [row.said for row in rows if not row.is_shown]
    shown = [row for row in rows if row.is_shown]
    if not hidden or not shown or (len(hidden) > 1 and sum(hidden) >= LEAST):
        return rows
    smallest = min(shown, key=lambda row: row.said)
    return [replace(row, kept_back=True) if row is smallest else row for row in rows]


def report(place: Organization, on: datetime.date) -> dict[str, Any]:
    """For `gonghui report grievances`: a year up to a day, small cells left out."""
    since, at = on - datetime.timedelta(days=365), _end_of(on)
    found = of(place.path, since, on)
    whole, categories, grades = in_one(found, at)
    return {
        "organization": place.code,
        "from": since.isoformat(),
        "on": on.isoformat(),
        "total": _told(whole),
        "by_organization": [_told(row) for row in by_union(found, place, at)],
        "by_category": [_told(row) for row in categories],
        "by_grade": [_told(row) for row in grades],
    }


def measured(path: str, _since: datetime.datetime, at: datetime.datetime) -> Measured:
    """What became of the promise, for everybody: of the last quarter that is over, as it was at its end.

    Spans that slide give a single one back, today's less yesterday's. Quarters have none in common, and the
    count is made vague, so that a union taken from all gives none back either.
    """
    first, last = closed_quarter(timezone.localdate(at))
    found, end = of(path, first, last), _end_of(last)
    answered = found.filter(answered_at__lte=end)
    open_then = (Q(answered_at=None) | Q(answered_at__gt=end)) & (
        Q(case__ended_at=None) | Q(case__ended_at__gt=end)
    )
    decided, late = answered.count(), found.filter(open_then, case__whole_due_at__lt=end).count()
    count = vague(decided + late, cell=f"grievances.promise:{path}:{first}")
    if count is None:
        return Measured(0, None, None, 0, 0, is_vague=True)
    in_time = answered.filter(answered_at__lte=F("answer_due_at")).count()
    return Measured(
        count=count,
        share=round(in_time / (decided + late) * PARTS_OF_A_SHARE) / PARTS_OF_A_SHARE,
        median_working_days=_median_days(answered) if decided >= LEAST else None,
        decided=0,
        open_and_late=0,
        is_vague=True,
    )


def closed_quarter(today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of the quarter before the one of today."""
    begun = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    last = begun - datetime.timedelta(days=1)
    return last.replace(month=last.month - 2, day=1), last


def _median_days(answered: QuerySet[Grievance]) -> float | None:
    """To half a working day."""
    times = list(answered.order_by("answer_minutes").values_list("answer_minutes", flat=True))
    middle = times[len(times) // 2]
    return None if middle is None else round(middle / MINUTES_OF_A_DAY * 2) / 2


def _counts(at: datetime.datetime) -> dict[str, Count]:
    unanswered = Q(answered_at=None, case__ended_at=None)
    conditions: dict[str, Q] = {
        "said": Q(),
        "answered": Q(answered_at__isnull=False),
        "in_time": Q(answered_at__lte=F("answer_due_at")),
        "overdue": unanswered & Q(case__whole_due_at__lt=at),
        "first": Q(first_at__isnull=False),
        "first_in_time": Q(first_at__lte=F("first_due_at")),
        "first_overdue": Q(first_at=None, case__ended_at=None, first_due_at__lt=at),
        "rated": Q(rated_at__isnull=False),
        "solved": Q(solved=Solved.YES),
        "scored": Q(satisfied__isnull=False),
        "content": Q(satisfied__gte=4),
        "reopened": Q(reopened_at__isnull=False),
    }
    return {
        name: Count("pk", filter=condition) if condition else Count("pk")
        for name, condition in conditions.items()
    }


def _grouped(found: Any, names: tuple[str, ...], at: datetime.datetime) -> list[dict[str, Any]]:
    return list(found.order_by().values(*names).annotate(**_counts(at)))


def _parted(cells: list[dict[str, Any]], name: str) -> dict[str, list[dict[str, Any]]]:
    parts: dict[str, list[dict[str, Any]]] = {}
    for cell in cells:
        parts.setdefault(cell[name], []).append(cell)
    return parts


def _added(cells: list[dict[str, Any]]) -> dict[str, Any]:
    return {name: sum(cell[name] for cell in cells) for name in NAMES}


def _category_name(cell: dict[str, Any]) -> str:
    root, name = shown(cell["category__parent__name"] or ""), shown(cell["category__name"])
    return f"{root} · {name}" if root else name


def _row(name: str, code: str, counted: dict[str, Any]) -> Row:
    return Row(name, code, **{key: counted[key] for key in NAMES})


def _told(row: Row) -> dict[str, Any]:
    if not row.is_shown:
        return {"code": row.code, "name": row.name, "said": None}
    shares: dict[str, Any] = {measure: row.share(measure) for measure in MEASURES}
    return {"code": row.code, "name": row.name, "said": row.said, "answered": row.answered} | shares


def _end_of(on: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time(23, 59, 59)))


NAMES = tuple(name for name in Row.__dataclass_fields__ if name not in ("name", "code", "kept_back"))
