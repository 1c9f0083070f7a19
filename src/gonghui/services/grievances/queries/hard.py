"""Which matters are hard to solve, and which unions below have many: counts as all readers may see them."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import Substr

from gonghui.kernel import small_cells
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import STEP, Organization

from ..models import Category, Grievance, Solved
from . import grievances, quality

SHARE = 0.2


@dataclass(frozen=True)
class Hard:
    """A matter in which a fifth or more is overdue, was done again or was not solved.

    `said` and `stuck` as they may be shown; None for fewer than five.
    """

    category: Category
    said: int
    stuck: int | None


@dataclass(frozen=True)
class Below:
    """A union next below, with all below it: how many it had, as it may be shown."""

    place: Organization
    said: int | None


def hard(
    place: Organization, since: datetime.date, on: datetime.date, at: datetime.datetime, most: int = 10
) -> list[Hard]:
    """The hard matters of a span of days, the hardest first. Of fewer than five nothing is told."""
    late = Q(answered_at=None, case__ended_at=None, case__whole_due_at__lt=at)
    stuck = late | Q(reopened_at__isnull=False) | Q(solved=Solved.NO)
    rows = quality.of(place.path, since, on).order_by().values("category")
    counted = rows.annotate(said=Count("pk"), stuck=Count("pk", filter=stuck))
    many = [row for row in counted.filter(said__gte=small_cells.LEAST) if row["stuck"] >= SHARE * row["said"]]
    many.sort(key=lambda row: (-row["stuck"] / row["said"], row["category"]))
    names = Category.objects.select_related("parent").in_bulk([row["category"] for row in many])
    return [_hard(names[row["category"]], row, f"hard:{place.pk}:{since}:{on}") for row in many[:most]]


def below(place: Organization, month: datetime.date, until: datetime.date) -> tuple[list[Below], int | None]:
    """The unions next below and the whole, in a span of days; nothing small follows from the rest."""
    depth = len(place.path) + STEP
    parts = list(organizations.children(place))
    found = quality.of(place.path, month, until).order_by()
    rows = found.annotate(part=Substr("path", 1, depth)).values("part").annotate(said=Count("pk"))
    counted = {row["part"]: row["said"] for row in rows}
    cells = {part.path: counted.get(part.path, 0) for part in parts}
    cells[place.path] = sum(counted.values()) - sum(cells.values())
    shown, total = small_cells.vague_table(cells, table=f"below:{place.pk}:{month}")
    return [Below(part, shown[part.path]) for part in parts if shown[part.path] is not None], total


def of_category(
    category: Category, place: Organization, since: datetime.date, actor: Actor, at: datetime.datetime
) -> list[Grievance]:
    """Those of a matter that this officer may see, what is stuck first."""
    seen = organizations.within(grievances.visible(actor, at), place).filter(category=category)
    open_first = F("case__ended_at").desc(nulls_first=True)
    return list(seen.filter(said_on__gte=since).order_by(open_first, "-id")[:8])


def _hard(category: Category, row: Any, cell: str) -> Hard:
    said = small_cells.vague(row["said"], cell=f"{cell}:{category.pk}:said")
    assert said is not None, "fewer than five were left out"
    return Hard(category, said, small_cells.vague(row["stuck"], cell=f"{cell}:{category.pk}:stuck"))
