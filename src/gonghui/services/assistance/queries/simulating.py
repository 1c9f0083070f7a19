"""A changed line or multiple, tried on the households there are: who would move, and what it would cost."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.organizations.models import Organization

from ..models import Facts, Household
from ..rules import policies as policy_rules
from ..rules.lines import Line
from ..rules.policies import MISSING, NONE, Policy
from . import amounts, assessing, policies
from .assessing import Standard

POLICY = "assistance.policy"
LASTING = (Household.State.OPEN, Household.State.ON_FILE, Household.State.OBSERVED)
CENTRAL = "central"


@dataclass(frozen=True)
class Draft:
    """What is tried: fen per head and month by residence in one region, multiples by "category.criterion"."""

    policy: str
    region: str
    monthly: Mapping[str, int] = field(default_factory=dict)
    multiples: Mapping[str, Fraction] = field(default_factory=dict)


def draft_of(told: Mapping[str, Any], region: str) -> Draft:
    """The draft that an address or a form tells of; what is empty or no number changes nothing."""
    numbers = {name: _number(value) for name, value in told.items()}
    known = {name: value for name, value in numbers.items() if value is not None}
    monthly = {name: int(known[name] * 100) for name in ("urban", "rural") if known.get(name)}
    multiples = {name: value for name, value in known.items() if "." in name}
    return Draft(str(told.get("policy", "")), region, monthly, multiples)


def _number(value: Any) -> Fraction | None:
    try:
        return Fraction(str(value)) if value not in (None, "") else None
    except (ValueError, ZeroDivisionError):
        return None


@dataclass(frozen=True)
class Cost:
    """Living aid of a year by source, in fen: as it is, and as it would be."""

    source: str
    before: int
    after: int

    @property
    def more(self) -> int:
        return self.after - self.before


@dataclass(frozen=True)
class Simulation:
    """What would follow; nothing of it is written anywhere."""

    categories: list[str]
    moved: dict[tuple[str, str, str], int]
    costs: list[Cost]

    @property
    def matrix(self) -> dict[tuple[str, str], int]:
        return assessing.matrix(self.moved)

    @property
    def moving(self) -> int:
        """Households that would be in another category."""
        return sum(count for (_region, old, new), count in self.moved.items() if old != new)

    def count(self, category: str, place: int) -> int:
        """Households of a category, before (0) or after (1)."""
        return sum(count for pair, count in self.matrix.items() if pair[place] == category)

    def by_region(self) -> list[tuple[str, int, int, int]]:
        """Region, households, in a category before, in a category after."""
        found: dict[str, list[int]] = {}
        for (region, old, new), count in self.moved.items():
            row = found.setdefault(region[:6], [0, 0, 0])
            for place, counts in enumerate((True, _is_helped(old), _is_helped(new))):
                row[place] += count * counts
        return [(divisions.name(region), *row) for region, row in sorted(found.items())]


def simulate(actor: Actor, place: Organization, draft: Draft, on: datetime.date) -> Simulation:
    """Try a draft on the files that last and that this officer answers for. Raises PolicyUnknown,
    PolicyNotInForce, BadPolicy."""
    policy = policies.in_force(draft.policy, on, draft.region)
    held, tried = Standard(policy, policies.lines_on(on)), _tried(policy, draft, on)
    moved = {
        (region, old or MISSING, new or MISSING): count
        for (region, old, new), count in assessing.moves(_households(actor), held, tried).items()
    }
    categories = [category.code for category in policy.categories] + [NONE, MISSING]
    return Simulation(categories, moved, _costs(place, draft, on, (held, tried), moved))


def comparisons(policy: Policy) -> list[tuple[str, str, str, str, Fraction]]:
    """What may be drafted: category, criterion, name of the category, sign, multiple of the line."""
    found = []
    for category in policy.categories:
        for leaf in policy_rules.leaves(category.rule):
            if hasattr(leaf, "multiple"):
                name = policy_rules.reading.in_language(category.names)
                found.append((category.code, leaf.code, name, leaf.sign, leaf.multiple))
    return found


def _households(actor: Actor) -> QuerySet[Facts]:
    lasting = Facts.objects.filter(household__state__in=LASTING)
    return access.visible_to(actor, lasting, POLICY)


def _tried(policy: Policy, draft: Draft, on: datetime.date) -> Standard:
    lines = [
        Line(draft.region, residence, 12 * fen, on, document="draft")
        for residence, fen in draft.monthly.items()
    ]
    changed = (
        policy_rules.changed(policies.definition(policy), draft.multiples) if draft.multiples else policy
    )
    return Standard(changed, policies.lines_on(on, but=lines))


def _costs(
    place: Organization,
    draft: Draft,
    on: datetime.date,
    standards: tuple[Standard, Standard],
    moved: Mapping[tuple[str, str, str], int],
) -> list[Cost]:
    """Months of the line of the town, split among sources as this year's budgets are."""
    totals = [0, 0]
    for (region, *pair), count in moved.items():
        for side, (category, standard) in enumerate(zip(pair, standards, strict=True)):
            months = amounts.months_of_living(category, on=on, region=region)
            line = standard.lines.find(region, "urban", 1)
            if months is not None and line is not None:
                totals[side] += int(months * line.annual_fen / 12) * count
    parts = _shares(place, on.year)
    return [Cost(source, *(int(part * total) for total in totals)) for source, part in parts]


def _shares(place: Organization, year: int) -> Iterable[tuple[str, Fraction]]:
    budgets = {source: sums.budget for source, sums in ledger.totals_by_source(place, year).items()}
    whole = sum(budgets.values())
    if not whole:
        return [(CENTRAL, Fraction(1))]
    return [(source, Fraction(budget, whole)) for source, budget in sorted(budgets.items()) if budget]


def _is_helped(category: str) -> bool:
    return category not in (NONE, MISSING)
