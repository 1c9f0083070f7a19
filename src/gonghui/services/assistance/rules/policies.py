"""Policies as data: reading a definition, deciding by it. A version never changes."""

import datetime
import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from . import reading
from .criteria import Group, Leaf, Test, holds, leaves

SHIPPED = Path(__file__).parents[1] / "policies"
NONE = "none"
MISSING = "missing"  # of a household without a line


@dataclass(frozen=True)
class Category:
    """A category and the criteria that must all hold."""

    code: str
    names: Mapping[str, str]
    rule: Group


@dataclass(frozen=True)
class Decision:
    """What follows from the outcomes: a category ("none" when no one holds), advice ("" for none).

    `near` are the categories that only one criterion kept out of reach, when the category is "none".
    """

    category: str
    advice: str
    outcomes: int
    near: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """One version of a policy, ready to decide. `leaves` have one bit each in `outcomes`, in this order."""

    code: str
    version: int
    names: Mapping[str, str]
    document: str
    region: str
    valid_from: datetime.date
    valid_to: datetime.date | None
    categories: tuple[Category, ...]
    advices: tuple[Category, ...]
    demonstration: bool = False
    _known: dict[int, Decision] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        return reading.in_language(self.names)

    @property
    def label(self) -> str:
        """As kept with what it decided."""
        return f"{self.code}/{self.version}"

    def holds_on(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    @functools.cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        rules = (category.rule for category in (*self.categories, *self.advices))
        return tuple(leaf for rule in rules for leaf in leaves(rule))

    @functools.cached_property
    def tests(self) -> list[tuple[int, Test]]:
        """The bit of each criterion and its test."""
        return [(1 << place, leaf.test()) for place, leaf in enumerate(self.leaves)]

    def outcomes(self, given: Any, annual_line: int) -> int:
        """Which criteria hold, as bits. `annual_line`: fen per head and year."""
        line, found = annual_line * given.members, 0
        for bit, test in self.tests:
            if test(given, line):
                found |= bit
        return found

    def decide(self, given: Any, annual_line: int) -> Decision:
        return self.decision(self.outcomes(given, annual_line))

    def decision(self, outcomes: int) -> Decision:
        """What follows from these outcomes alone; the same question is answered from memory."""
        if (known := self._known.get(outcomes)) is None:
            known = self._known[outcomes] = self._decide(outcomes)
        return known

    def by_leaf(self, outcomes: int) -> dict[int, bool]:
        """Outcome of each leaf, by its `id`."""
        return {id(leaf): bool(outcomes >> place & 1) for place, leaf in enumerate(self.leaves)}

    def _decide(self, outcomes: int) -> Decision:
        known = self.by_leaf(outcomes)
        reached = (category.code for category in self.categories if holds(category.rule, known))
        category = next(reached, NONE)
        advice = next((advice.code for advice in self.advices if holds(advice.rule, known)), "")
        near = () if category != NONE else self._near(known)
        return Decision(category, advice, outcomes, near)

    def _near(self, known: dict[int, bool]) -> tuple[str, ...]:
        failing = {
            category.code: sum(not holds(part, known) for part in category.rule.parts)
            for category in self.categories
        }
        return tuple(code for code, count in failing.items() if count == 1)


def read(definition: Mapping[str, Any]) -> Policy:
    """A policy from its definition (the shape of `policies/*.json`). Raises reading.BadPolicy."""
    with reading.refusing():
        return Policy(
            code=reading.code(definition["code"]),
            version=int(definition["version"]),
            names=reading.names(definition["name"]),
            document=str(definition["document"]),
            region=str(definition.get("region", "")),
            valid_from=datetime.date.fromisoformat(definition["valid_from"]),
            valid_to=reading.day_or_none(definition.get("valid_to")),
            categories=tuple(_category(part) for part in definition["categories"]),
            advices=tuple(_category(part) for part in definition.get("advice", [])),
            demonstration=bool(definition.get("demonstration", False)),
        )


def changed(definition: Mapping[str, Any], multiples: Mapping[str, Fraction]) -> Policy:
    """The policy with other multiples, for a simulation: "category.criterion" → multiple.

    Raises reading.BadPolicy when a name is not that of a comparison.
    """
    return read(reading.with_multiples(definition, multiples))


@functools.cache
def shipped() -> tuple[Policy, ...]:
    """The policies that come with the program."""
    return tuple(read(definition) for definition in shipped_definitions().values())


@functools.cache
def shipped_definitions() -> dict[str, dict[str, Any]]:
    """ "code/version" → definition."""
    read_in = (json.loads(file.read_text(encoding="utf-8")) for file in sorted(SHIPPED.glob("*.json")))
    return {f"{definition['code']}/{definition['version']}": definition for definition in read_in}


def _category(part: Mapping[str, Any]) -> Category:
    if part["code"] in (NONE, MISSING):
        raise ValueError(part["code"])
    return Category(reading.code(part["code"]), reading.names(part["name"]), reading.group(part))
