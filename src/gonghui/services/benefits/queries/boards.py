"""What a coverage board shows of a union and a year, as its reader may see it.

Whoever may not see the names of a sensitive coverage sees its counts made vague; totals are added from what
is shown, so that they give nothing back.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from gonghui.kernel import small_cells
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within

from ..models import Coverage, Entitlement
from . import coverage, tallies
from .coverage import NAMES, PLACES, Sums
from .entitlements import VIEW, WOMEN

FIGURES = "benefits.figures"
SENSITIVE = (Coverage.WOMEN, Coverage.HARDSHIP, Coverage.LIFE)
SIX = Coverage.values[:6]
UNREACHED_IS_MUCH = Decimal("0.1")
BELOW = 50


@dataclass(frozen=True)
class Shown:
    """The sums of something as they may be shown; None where a count is hidden. Without cost when vague."""

    due: int | None = 0
    reached: int | None = 0
    declined: int | None = 0
    missed: int | None = 0
    open: int | None = 0
    overdue: int | None = 0
    cost_fen: int | None = 0
    exact: bool = True

    @property
    def rate(self) -> Decimal | None:
        """Reached ÷ due of what is shown, rounded down, at most 1."""
        if not self.due or self.reached is None:
            return None
        return min(Decimal(1), (Decimal(self.reached) / self.due).quantize(PLACES, rounding=ROUND_FLOOR))

    @property
    def unreached(self) -> int:
        """Missed, or open past the last day, as far as shown."""
        return (self.missed or 0) + (self.overdue or 0)

    @property
    def ahead(self) -> int:
        """Open and still in time, as far as shown."""
        return max(0, (self.open or 0) - (self.overdue or 0))

    @property
    def is_low(self) -> bool:
        """Whether one in ten was not reached in time. Who declined and who is still ahead do not count."""
        return bool(self.due) and Decimal(self.unreached) > UNREACHED_IS_MUCH * Decimal(self.due or 0)

    @property
    def each_fen(self) -> int | None:
        """What one that was reached cost; a vague number tells nothing of it."""
        return self.cost_fen // self.reached if self.exact and self.cost_fen and self.reached else None

    @property
    def is_hidden(self) -> bool:
        return self.due is None


@dataclass(frozen=True)
class Reader:
    """Which coverages somebody sees exactly at a union."""

    names: bool
    women: bool

    def sees(self, code: str) -> bool:
        if code == Coverage.WOMEN:
            return self.women
        return self.names or code not in SENSITIVE

    @property
    def seen(self) -> list[str]:
        return [code for code in Coverage.values if self.sees(code)]


@dataclass(frozen=True)
class Below:
    """A union one level down with its sums; the last line is the union itself, without those below."""

    uid: Any
    name: str
    shown: Shown
    itself: bool = False


def reader_at(actor: Actor, place: Organization) -> Reader:
    return Reader(access.allows(actor, VIEW, place), access.allows(actor, WOMEN, place))


NO_NAMES = Reader(names=False, women=False)


class Board:
    """One union in one year, all coverages or one."""

    def __init__(self, place: Organization, year: int, reader: Reader, code: str = "") -> None:
        self.place, self.year, self.reader, self.code = place, year, reader, code
        rows = tallies.of(place).values("year", "coverage", *NAMES)
        self._sums = {(row["year"], row["coverage"]): coverage.sums_of(row) for row in rows}

    @property
    def years(self) -> list[int]:
        """The years that have sums, and the one shown; the newest first."""
        return sorted({year for year, _code in self._sums} | {self.year}, reverse=True)

    @property
    def is_exact(self) -> bool:
        return all(self.shown(code).exact for code in self.codes)

    @property
    def codes(self) -> list[str]:
        """The coverages of this year, or the one asked for."""
        return [
            code for code in Coverage.values if (self.year, code) in self._sums and self.code in ("", code)
        ]

    def shown(self, code: str, year: int | None = None) -> Shown:
        """One coverage; all zero where nothing is due."""
        sums = self._sums.get((year or self.year, code), Sums())
        return may_see(sums, self.reader.sees(code), f"{self.place.uid}:{year or self.year}:{code}")

    def total(self, year: int | None = None) -> Shown:
        """All coverages together, or the one asked for, added from what is shown."""
        of = year or self.year
        codes = [code for code in Coverage.values if (of, code) in self._sums and self.code in ("", code)]
        return together(self.shown(code, of) for code in codes)

    def below(self, start: int, count: int) -> list[Below]:
        """Unions one level down, those with most overdue first; for a vague coverage in their own order."""
        rows = list(self._right_below()[start : start + count])
        return [self._one_below(row) for row in rows]

    @property
    def below_count(self) -> int:
        found = tallies.right_below(self.place).filter(year=self.year, coverage__in=self._compared())
        return found.values("organization").distinct().count()

    def itself(self) -> Below | None:
        """What the union answers for itself, where there are unions below it."""
        codes = self._compared()
        if not all(map(self.reader.sees, codes)) or not self.below_count:
            return None
        own = self._whole(codes) - self._parts(codes)
        return Below(self.place.uid, self.place.shown_name, may_see(own, True, ""), True) if own.due else None

    def reasons(self) -> list[tuple[str, int | None]]:
        """Why what was missed did not come: code and count, the most frequent first."""
        codes = self._compared()
        days, missed = year_days(self.year), Entitlement.State.MISSED
        rows = within(Entitlement.objects.filter(state=missed, on__range=days), self.place)
        by_reason = rows.filter(program__coverage__in=codes).order_by().values("reason")
        counts = {row["reason"]: row["count"] for row in by_reason.annotate(count=Count("pk"))}
        shown: Mapping[str, int | None] = counts
        if not all(map(self.reader.sees, codes)):
            table = f"{self.place.uid}:{self.year}:{self.code}:why"
            shown, _total = small_cells.vague_table(counts, table=table)
        return sorted(shown.items(), key=lambda one: (-(one[1] or 0), one[0]))

    def _whole(self, codes: list[str]) -> Sums:
        held = ((key, sums) for key, sums in self._sums.items() if key[0] == self.year)
        return coverage.added(sums for (_year, code), sums in held if code in codes)

    def _parts(self, codes: list[str]) -> Sums:
        rows = tallies.right_below(self.place).filter(year=self.year, coverage__in=codes)
        return coverage.sums_of(rows.aggregate(**{name: Coalesce(Sum(name), 0) for name in NAMES}))

    def _compared(self) -> list[str]:
        """What a table of several unions adds up: the coverage asked for, or all that are seen exactly."""
        return [self.code] if self.code else self.reader.seen

    def _right_below(self) -> "QuerySet[Any, Any]":
        rows: QuerySet[Any] = tallies.right_below(self.place)
        rows = rows.filter(year=self.year, coverage__in=self._compared())
        keyed: QuerySet[Any, Any] = rows.order_by().values(
            uid=F("organization__uid"),
            name=F("organization__name"),
            short_name=F("organization__short_name"),
            place=F("organization__path"),
        )
        added = keyed.annotate(**{f"all_{name}": Sum(name) for name in NAMES})
        if self.code and not self.reader.sees(self.code):
            return added.order_by("place")
        return added.order_by("-all_overdue", "-all_missed", "place")

    def _one_below(self, row: dict[str, Any]) -> Below:
        sums = Sums(*(row[f"all_{name}"] for name in NAMES))
        exact = not self.code or self.reader.sees(self.code)
        shown = may_see(sums, exact, f"{row['uid']}:{self.year}:{self.code}")
        return Below(row["uid"], row["short_name"] or row["name"], shown)


def may_see(sums: Sums, exact: bool, cell: str) -> Shown:
    """Sums as they may be shown: as they are, or every count vague by itself and the money left out."""
    if exact or not sums.due:
        return Shown(**{name: getattr(sums, name) for name in NAMES}, exact=True)
    counts = {name: small_cells.vague(getattr(sums, name), cell=f"{cell}:{name}") for name in NAMES[:-1]}
    if counts["due"] is None:
        counts = dict.fromkeys(counts, None)
    return Shown(**counts, cost_fen=None, exact=False)


def together(parts: Iterable[Shown]) -> Shown:
    """Shown sums added up. What is hidden counts as nothing; where all is hidden, so is the sum."""
    held = [one for one in parts if one.due != 0]
    counts = {name: _added([getattr(one, name) for one in held]) for name in NAMES}
    return Shown(**counts, exact=all(one.exact for one in held))


def _added(values: list[int | None]) -> int | None:
    told = [value for value in values if value is not None]
    return sum(told) if told or not values else None


def year_named(text: str) -> int:
    """The year that an address asks for; this one for anything that is none."""
    return int(text) if len(text) == 4 and text.isdecimal() else timezone.localdate().year


def coverage_named(text: str) -> str:
    """The coverage that an address asks for; "" for all and for anything that is none."""
    return text if text in Coverage.values else ""


def year_days(year: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
