"""What a board shows of a place: figures in sentences, each with its table; small cells hidden for others."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from gonghui.kernel import small_cells
from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.organizations.models import STEP, Organization

from ..models import Household
from . import counting, naming
from .counting import ILLNESS, UNINSURED, Group, summed

LISTED = 12
BELOW = 200


@dataclass(frozen=True)
class Cell:
    """One line of a table: its code, its name, and how many households; None where it may not be shown."""

    code: str
    name: str
    count: int | None
    share: float | None


@dataclass(frozen=True)
class Table:
    """A division of the households of a place, the largest part first."""

    code: str
    cells: list[Cell]
    total: int | None

    @property
    def largest(self) -> Cell | None:
        known = [cell for cell in self.cells if cell.count]
        return known[0] if known else None

    def cell(self, code: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.code == code), None)


class Board:
    """The figures of one place on one day, as this reader may see them."""

    def __init__(self, place: Organization, on: datetime.date, *, exact: bool) -> None:
        self.place, self.on, self.exact = place, on, exact
        self.groups = counting.groups(place, on)
        self.helped = [group for group in self.groups if group.helped]

    @property
    def households(self) -> int | None:
        return self.count("households", summed(self.helped, "households"))

    @property
    def persons(self) -> int | None:
        return self.count("persons", summed(self.helped, "persons"))

    @property
    def lifted(self) -> int | None:
        return self.count("lifted", summed([one for one in self.groups if not one.helped], "households"))

    @property
    def returned(self) -> int | None:
        return self.count("returned", summed(self.helped, "returned"))

    def count(self, what: str, value: int) -> int | None:
        """A single figure, as it may be shown."""
        return value if self.exact else small_cells.vague(value, cell=f"{self.place.uid}:{what}")

    def by_category(self) -> Table:
        return self._table("category", lambda group: group.category, _category)

    def by_cause(self) -> Table:
        return self._table("cause", lambda group: group.cause, _cause)

    def by_region(self) -> Table:
        return self._table("region", lambda group: group.region, divisions.name)

    def by_insurance(self) -> Table:
        """Insured or not."""
        bare = summed(self.helped, "uninsured")
        cells = {"bare": bare, "covered": summed(self.helped, "households") - bare}
        words = {"bare": _("没有医保或有断保、退保、漏保"), "covered": _("有医保")}
        return self._shown("insurance", cells, words.__getitem__)

    def illness(self) -> list[Table]:
        """Of households in hardship by illness: ill for two years, and what it costs."""
        ill = summed(self.helped, "households", lambda group: group.cause == ILLNESS)
        found = []
        for code, field in (("long", "long_ill"), ("costly", "costly")):
            count = summed(self.helped, field)
            found.append(self._shown(code, {"yes": count, "no": ill - count}, str))
        return found

    def by_work(self) -> list[dict[str, Any]]:
        """Kinds of employers against insurance: who works where without being insured."""
        households = counting.on_a_day(self.place, self.on).filter(helped=1)
        bare = Q(insurance=UNINSURED) | ~Q(insurance_gap="")
        rows = (
            households.order_by()
            .values("enterprise_kind")
            .annotate(all=Count("pk"), bare=Count("pk", filter=bare))
        )
        kinds = {row["enterprise_kind"]: row for row in rows}
        found = []
        for code, row in sorted(kinds.items(), key=lambda each: (-each[1]["bare"], each[0])):
            table = self._shown(
                f"work:{code}", {"bare": row["bare"], "covered": row["all"] - row["bare"]}, str
            )
            cell = table.cell("bare")
            name = lists.get("enterprise_kind").label(code) if code else _("没有填")
            found.append({"name": name, "all": table.total, "bare": cell.count, "share": cell.share})
        return found

    def below(self) -> list[dict[str, Any]]:
        """The unions right below, with what is at or below each of them."""
        length = len(self.place.path) + STEP
        helped = counting.on_a_day(self.place, self.on).filter(helped=1)
        rows = _parts(helped, length)
        counts = {row["part"]: row for row in rows}
        unions = {union.path: union for union in _unions(self.place, list(counts))}
        found = [self._union(unions[path], row) for path, row in counts.items() if path in unions]
        return sorted(found, key=lambda row: -(row["households"] or 0))

    def _union(self, union: Organization, row: Mapping[str, Any]) -> dict[str, Any]:
        counted = {"ill": row["ill"], "bare": row["bare"], "rest": row["all"]}
        if self.exact:
            shown: dict[str, int | None] = dict(counted)
        else:
            shown = {
                key: small_cells.vague(value, cell=f"{union.uid}:{key}") for key, value in counted.items()
            }
        return {
            "uid": union.uid,
            "name": union.shown_name,
            "households": shown["rest"],
            "ill": share(shown["ill"], shown["rest"]),
            "bare": share(shown["bare"], shown["rest"]),
        }

    def _table(self, code: str, key: Callable[[Group], str], name: Callable[[str], str]) -> Table:
        cells: dict[str, int] = {}
        for group in self.helped:
            cells[key(group)] = cells.get(key(group), 0) + group.households
        return self._shown(code, cells, name)

    def _shown(self, code: str, cells: Mapping[str, int], name: Callable[[str], str]) -> Table:
        ordered = dict(sorted(cells.items(), key=lambda each: (-each[1], each[0])))
        shown: Mapping[str, int | None] = ordered
        total: int | None = sum(cells.values())
        if not self.exact:
            shown, total = small_cells.vague_table(ordered, table=f"{self.place.uid}:{code}")
        return Table(
            code, [Cell(key, name(key), value, share(value, total)) for key, value in shown.items()], total
        )


def share(part: int | None, whole: int | None) -> float | None:
    """A part of what is shown, at most 1; None where either is hidden."""
    return min(1.0, part / whole) if part is not None and whole else None


def _parts(households: QuerySet[Household], length: int) -> QuerySet[Household, dict[str, Any]]:
    bare = Q(insurance=UNINSURED) | ~Q(insurance_gap="")
    grouped = households.order_by().values(part=Substr("path", 1, length))
    return grouped.annotate(
        all=Count("pk"), persons=Sum(F("facts__members")), bare=Count("pk", filter=bare),
        ill=Count("pk", filter=Q(main_cause=ILLNESS)),
    )  # fmt: skip


def _unions(place: Organization, paths: list[str]) -> QuerySet[Organization]:
    return Organization.objects.filter(parent=place, path__in=paths)[:BELOW]


def _category(code: str) -> str:
    return naming.category_name(code) if code else _("还没有认定")


def _cause(code: str) -> str:
    return lists.get("hardship_cause").label(code) if code else _("没有填")
