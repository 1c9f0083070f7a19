"""Of so many due, so many reached: counted from the entitlements themselves, as of any day.

A union counts what is at and below it. Numbers are whole until the last step; only a rate is divided.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, fields
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Substr
from django.utils import timezone

from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.organizations.queries import within

from ..models import Coverage, Entitlement

PLACES = Decimal("0.000001")
State = Entitlement.State


@dataclass(frozen=True)
class Sums:
    """Counts of entitlements, and the fen of what was reached. due = reached + declined + missed + open."""

    due: int = 0
    reached: int = 0
    declined: int = 0
    missed: int = 0
    open: int = 0
    overdue: int = 0
    cost_fen: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) + getattr(other, name) for name in NAMES))

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, name) - getattr(other, name) for name in NAMES))

    @property
    def rate(self) -> Decimal | None:
        """Reached ÷ due, rounded down, so that 1 means everybody. None where nobody is due anything."""
        if not self.due:
            return None
        return (Decimal(self.reached) / Decimal(self.due)).quantize(PLACES, rounding=ROUND_FLOOR)


NAMES = tuple(field.name for field in fields(Sums))


@dataclass(frozen=True)
class Group:
    """The sums of one coverage in one part of the tree, named by its path."""

    path: str
    coverage: str
    sums: Sums


def added(sums: Iterable[Sums]) -> Sums:
    return sum(sums, Sums())


def counted(
    on: datetime.date, place: Organization | str = "", year: int | None = None
) -> QuerySet[Entitlement]:
    """What counts on a day: of that day's year or another, of occasions that are open by then."""
    of = year or on.year
    days = (datetime.date(of, 1, 1), datetime.date(of, 12, 31))
    return within(Entitlement.objects.filter(on__range=days, occasion__opens_on__lte=on), place)


def grouped(rows: QuerySet[Entitlement], on: datetime.date, *by: str, **keys: Any) -> QuerySet:
    """These rows by coverage and more, one statement; its rows are `by`, `keys` and the names of `Sums`."""
    morning = datetime.datetime.combine(on + datetime.timedelta(days=1), datetime.time())
    told = Q(settled_at__lt=timezone.make_aware(morning))
    reached, still_open = Q(state=State.REACHED) & told, ~told | Q(settled_at=None)
    keyed = rows.order_by().values(*by, coverage=F("program__coverage"), **keys)
    return keyed.annotate(
        due=Count("pk"),
        reached=Count("pk", filter=reached),
        declined=Count("pk", filter=Q(state=State.DECLINED) & told),
        missed=Count("pk", filter=Q(state=State.MISSED) & told),
        open=Count("pk", filter=still_open),
        overdue=Count("pk", filter=still_open & Q(until__lt=on)),
        cost_fen=Coalesce(Sum("value_fen", filter=reached), 0),
    )


def groups(place: Organization, on: datetime.date) -> list[Group]:
    """By coverage and by union right below; what is at the place itself stands under its own path."""
    rows = grouped(counted(on, place), on, within=Substr("path", 1, len(place.path) + STEP))
    return [Group(row["within"], row["coverage"], sums_of(row)) for row in rows]


def by_path(on: datetime.date, year: int) -> list[Group]:
    """A year's entitlements by coverage and by the exact union, over the whole house."""
    rows = grouped(counted(on, year=year), on, "path")
    return [Group(row["path"], row["coverage"], sums_of(row)) for row in rows]


def report(place: Organization, on: datetime.date) -> dict[str, Any]:
    """For `gonghui report coverage`: the year of a day until its evening, by coverage and by union below.

    `rate` is reached ÷ due in six decimals rounded down, None where nothing is due. Money in fen.
    """
    found = groups(place, on)
    return {
        "on": on.isoformat(),
        "organization": place.code,
        "year": on.year,
        **told(added(group.sums for group in found)),
        "by_coverage": by_coverage(found),
        "by_organization": _by_organization(place, found),
    }


def told(sums: Sums) -> dict[str, Any]:
    """Sums and rate as plain data."""
    rate = None if sums.rate is None else float(sums.rate)
    return {**{name: getattr(sums, name) for name in NAMES}, "rate": rate}


def by_coverage(found: list[Group]) -> list[dict[str, Any]]:
    """Every coverage that has something due, in their order."""
    held: dict[str, list[Sums]] = {}
    for group in found:
        held.setdefault(group.coverage, []).append(group.sums)
    return [
        {"coverage": code, "name": str(Coverage(code).label), **told(added(held[code]))}
        for code in Coverage.values
        if code in held
    ]


def _by_organization(place: Organization, found: list[Group]) -> list[dict[str, Any]]:
    parts: dict[str, list[Group]] = {}
    for group in found:
        parts.setdefault(group.path, []).append(group)
    unions = Organization.objects.filter(path__in=parts).order_by("path")
    return [
        {
            "organization": union.code,
            "name": union.shown_name,
            "itself": union.pk == place.pk,
            **told(added(group.sums for group in parts[union.path])),
            "by_coverage": by_coverage(parts[union.path]),
        }
        for union in unions
    ]


def sums_of(row: dict[str, Any]) -> Sums:
    """The sums in a row of the database."""
    return Sums(*(row[name] for name in NAMES))
