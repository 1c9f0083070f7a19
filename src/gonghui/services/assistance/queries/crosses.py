"""Hardship across two things at once, and what the money brought: for those who plan the help."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, Q, Value, When
from django.utils.translation import gettext as _

from gonghui.kernel import small_cells
from gonghui.kernel.codes import lists
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within

from ..models import Household, Measure, Rating
from . import counting
from .totals import MEASURE

BANDS = (("young", 35), ("middle", 45), ("older", 55))
OLDEST, UNKNOWN = "oldest", "unknown"
ALL_BANDS = (*(code for code, _last in BANDS), OLDEST, UNKNOWN)
AT_ONCE = 2000


@dataclass(frozen=True)
class Row:
    """One line of a cross-table: its name and a count for each column; None where it may not be shown."""

    name: str
    counts: tuple[int | None, ...]
    is_told: bool = True


@dataclass(frozen=True)
class Effect:
    """What one kind of measure cost from New Year to a day (fen), for how many households, with what effect.

    `lifted` of these households stand by themselves by that day; `solved` of `rated` families say that their
    matter is solved. None where a count may not be shown; the fen go with the households.
    """

    name: str
    fen: int | None
    households: int | None
    lifted: int | None
    rated: int | None
    solved: int | None

    @property
    def fen_each_lifted(self) -> int | None:
        return self.fen // self.lifted if self.fen is not None and self.lifted else None


def band_names() -> list[str]:
    lasts = [last for _code, last in BANDS]
    between = [
        _("{first}–{last} 岁").format(first=before + 1, last=last)
        for before, last in zip(lasts, lasts[1:], strict=False)
    ]
    youngest = _("{last} 岁和以下").format(last=lasts[0])
    return [youngest, *between, _("{first} 岁和以上").format(first=lasts[-1] + 1), _("没有填")]


def by_skill_and_age(place: Organization, on: datetime.date, *, exact: bool) -> list[Row]:
    """Households on file by the head's skill grade and age, the largest grade first."""
    helped = counting.on_a_day(place, on).filter(helped=1).order_by()
    rows = helped.annotate(band=_band(on)).values("band", grade=F("head__skill_grade"))
    cells: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows.annotate(count=Count("pk")):
        cells[row["grade"]][row["band"]] = row["count"]
    ordered = sorted(cells.items(), key=lambda each: (-sum(each[1].values()), each[0]))
    return [_row(place, grade, found, exact) for grade, found in ordered]


def effects(place: Organization, on: datetime.date, *, exact: bool) -> list[Effect]:
    """What each kind of measure cost this year until a day, and what came of it; the dearest first."""
    year = datetime.date(on.year, 1, 1)
    homes = within(Household.objects.all(), place)
    measures = Measure.objects.filter(plan__household__in=homes, amount__gt=0)
    told = list(measures.values_list("matter", "kind", "plan__household"))
    paid = ledger.paid_for(MEASURE, [matter for matter, _kind, _home in told], since=year, until=on)
    fen: dict[str, int] = defaultdict(int)
    matters: dict[str, set[str]] = defaultdict(set)
    helped: dict[str, set[int]] = defaultdict(set)
    for matter, kind, home in told:
        if matter in paid:
            fen[kind] += paid[matter]
            helped[kind].add(home)
            matters[kind].add(matter)
    lifted = set(homes.filter(_lifted_by(on)).values_list("pk", flat=True))
    words = _words(paid, on)
    found = [
        _effect(place, kind, total, helped[kind], helped[kind] & lifted, words, matters[kind], exact)
        for kind, total in fen.items()
    ]
    return sorted(found, key=lambda one: -(one.fen or 0))


def _effect(
    place: Organization,
    kind: str,
    fen: int,
    homes: set[int],
    lifted: set[int],
    words: dict[str, str],
    matters: set[str],
    exact: bool,
) -> Effect:
    said = [words[matter] for matter in matters if matter in words]
    counts = {
        "households": len(homes),
        "lifted": len(lifted),
        "rated": len(said),
        "solved": said.count(Rating.Solved.YES),
    }
    shown = {
        name: _shown(value, f"{place.uid}:effect:{kind}:{name}", exact) for name, value in counts.items()
    }
    name = lists.get("assistance_measure").label(kind)
    return Effect(name, fen if shown["households"] is not None else None, **shown)


def _words(paid: dict[str, int], on: datetime.date) -> dict[str, str]:
    """Matter → what the family said of it by that day."""
    found: dict[str, str] = {}
    matters = sorted(paid)
    for start in range(0, len(matters), AT_ONCE):
        part = Rating.objects.filter(matter__in=matters[start : start + AT_ONCE], rated_at__date__lte=on)
        found |= dict(part.values_list("matter", "solved"))
    return found


def _lifted_by(on: datetime.date) -> Q:
    return Q(ended_on__lte=on, filed_on__isnull=False, state=Household.State.LIFTED)


def _row(place: Organization, grade: str, found: dict[str, int], exact: bool) -> Row:
    name = lists.get("skill_grade").label(grade) if grade else _("没有填")
    counts = [
        _shown(found.get(band, 0), f"{place.uid}:skill:{grade}:{band}", exact, empty=True)
        for band in ALL_BANDS
    ]
    return Row(name, tuple(counts), is_told=bool(grade))


def _shown(count: int, cell: str, exact: bool, *, empty: bool = False) -> int | None:
    """A count as it may be shown. That nobody is there hides nobody, so an empty cell may say so."""
    if exact or (empty and not count):
        return count
    return small_cells.vague(count, cell=cell)


def _band(on: datetime.date) -> Case:
    """The band of the head's age; whoever was born after that day so many years before is younger."""
    cases: list[Any] = [When(head__birth_date=None, then=Value(UNKNOWN))]
    for code, last in BANDS:
        cases.append(When(head__birth_date__gt=_years_before(on, last + 1), then=Value(code)))
    return Case(*cases, default=Value(OLDEST), output_field=CharField())


def _years_before(on: datetime.date, years: int) -> datetime.date:
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return on.replace(year=on.year - years, day=day)
