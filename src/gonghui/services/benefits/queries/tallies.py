"""Reading the kept sums, finding what they should be, and proving that they are."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from gonghui.kernel.organizations.models import DEEPEST, STEP, Organization

from ..models import Entitlement, Tally
from . import coverage
from .coverage import NAMES, Sums

Key = tuple[str, str]  # the path of a union, a coverage


@dataclass(frozen=True)
class Change:
    """What the sums of one union and coverage are by now, where they are not as kept."""

    organization_id: int
    coverage: str
    sums: Sums


@dataclass(frozen=True)
class Difference:
    """The first sums that are not as kept; either may be all zero where nothing is kept or counted."""

    organization: str
    coverage: str
    kept: Sums
    counted: Sums


def changes(year: int, on: datetime.date) -> list[Change]:
    """All kept sums of a year that are no longer right, at every level, in one statement that only reads."""
    own, values = coverage.grouped(coverage.counted(on, year=year), on, "path").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_statement(own), [*values, year])
        return [Change(union, code, Sums(*map(int, sums))) for union, code, *sums in cursor.fetchall()]


def first_difference(year: int, on: datetime.date) -> Difference | None:
    """Counts a year anew by another way than `changes` does, and compares. None when all is as kept."""
    counted, kept = _rolled_up(year, on), _kept(year)
    for key in sorted(counted.keys() | kept.keys()):
        should, stands = counted.get(key, Sums()), kept.get(key, Sums())
        if should != stands:
            path, code = key
            union = Organization.objects.filter(path=path).first()
            return Difference(union.code if union else path, code, stands, should)
    return None


def years() -> list[int]:
    """All years in which anything is or was due."""
    found = Entitlement.objects.aggregate(first=Min("on"), last=Max("on"))
    kept = Tally.objects.aggregate(first=Min("year"), last=Max("year"))
    held = [day.year for day in found.values() if day] + [year for year in kept.values() if year]
    return list(range(min(held), max(held) + 1)) if held else []


def years_about(on: datetime.date) -> list[int]:
    """The year of a day, and the one before or after while its entitlements are still being handed out."""
    near = datetime.timedelta(days=60)
    return sorted({(on - near).year, on.year, (on + near).year})


def of(place: Organization) -> QuerySet[Tally]:
    """The kept sums of one union: everything at and below it."""
    return Tally.objects.filter(organization=place)


def right_below(place: Organization) -> QuerySet[Tally]:
    """The kept sums of the open unions one level down."""
    return Tally.objects.filter(organization__parent=place, organization__closed_on=None)


def counted_at(place: Organization) -> datetime.datetime | None:
    """When the sums of the tree this union stands in were last made."""
    tree = Tally.objects.filter(organization__path=place.path[:STEP])
    moment = tree.aggregate(last=Max("counted_at"))["last"]
    return timezone.localtime(moment) if moment else None


def _rolled_up(year: int, on: datetime.date) -> dict[Key, Sums]:
    """The sums of every union, added up here along the paths."""
    found: dict[Key, list[int]] = defaultdict(lambda: [0] * len(NAMES))
    for group in coverage.by_path(on, year):
        values = [getattr(group.sums, name) for name in NAMES]
        for path in _line(group.path):
            row = found[path, group.coverage]
            row[:] = map(int.__add__, row, values)
    return {key: Sums(*row) for key, row in found.items()}


def _kept(year: int) -> dict[Key, Sums]:
    rows = Tally.objects.filter(year=year).values("organization__path", "coverage", *NAMES)
    return {(row["organization__path"], row["coverage"]): coverage.sums_of(row) for row in rows}


def _line(path: str) -> Iterator[str]:
    """The path itself and all above it."""
    return (path[:end] for end in range(STEP, len(path) + 1, STEP))


def _statement(own: str) -> str:
    """What is counted at each union, added to it and all above it, beside what is kept; only what differs.

    A path is cut into steps of one width, so every level is reached by one join.
    """
    # PostgreSQL adds whole numbers of usual width several times faster than wide ones.
    wide = {name: f"g.{name}" if name == "cost_fen" else f"CAST(g.{name} AS integer)" for name in NAMES}
    now = ", ".join(f"{wide[name]} AS now_{name}, 0 AS was_{name}" for name in NAMES)
    was = ", ".join(f"0 AS now_{name}, t.{name} AS was_{name}" for name in NAMES)
    ends = " UNION ALL ".join(f"SELECT {STEP * level} AS ends" for level in range(1, DEEPEST + 1))
    sums = ", ".join(f"SUM(now_{name})" for name in NAMES)
    differs = " OR ".join(f"SUM(now_{name}) <> SUM(was_{name})" for name in NAMES)
    return f"""
        SELECT union_id, coverage, {sums} FROM (
          SELECT o.id AS union_id, g.coverage AS coverage, {now}
          FROM ({own}) g
          JOIN ({ends}) s ON s.ends <= LENGTH(g.path)
          JOIN {Organization._meta.db_table} o ON o.path = SUBSTR(g.path, 1, s.ends)
          UNION ALL
          SELECT t.organization_id AS union_id, t.coverage AS coverage, {was}
          FROM {Tally._meta.db_table} t WHERE t.year = %s
        ) both_sides GROUP BY union_id, coverage HAVING {differs}"""
