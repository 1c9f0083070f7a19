"""Criteria: one definition, as a test of one household and as a condition in SQL, in whole fen throughout."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import Any

from .facts import SETS, codes

SIGNS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
LINE = "line"  # the basis 12 · monthly line · members

# A test takes the facts and the basis (fen a year of the whole household).
Test = Callable[[Any, int], bool]


@dataclass(frozen=True)
class Compare:
    """Amounts added and subtracted, compared with a multiple of the line or of another amount."""

    code: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    sign: str
    multiple: Fraction
    basis: str = LINE

    def value(self, given: Any) -> int:
        """Fen."""
        added = sum(getattr(given, f"{name}_fen") for name in self.plus)
        return added - sum(getattr(given, f"{name}_fen") for name in self.minus)

    def limit(self, given: Any, line: int) -> Fraction:
        """Fen; a multiple can lie between two."""
        return self.multiple * (line if self.basis == LINE else getattr(given, f"{self.basis}_fen"))

    def test(self) -> Test:
        holds, value = SIGNS[self.sign], self._quick_value()
        top, bottom = self.multiple.numerator, self.multiple.denominator
        if self.basis != LINE:
            basis = attrgetter(f"{self.basis}_fen")
            return lambda given, line: holds(value(given) * bottom, basis(given) * top)
        if bottom == 1:
            return lambda given, line: holds(value(given), line * top)
        return lambda given, line: holds(value(given) * bottom, line * top)

    def sql(self) -> str:
        value = " + ".join(f"f.{name}_fen" for name in self.plus)
        value += "".join(f" - f.{name}_fen" for name in self.minus)
        basis = "f.line_fen" if self.basis == LINE else f"f.{self.basis}_fen"
        top, bottom = self.multiple.numerator, self.multiple.denominator
        left = value if bottom == 1 else f"({value}) * {bottom}"
        return f"{left} {self.sign} {basis if top == 1 else f'{basis} * {top}'}"

    def _quick_value(self) -> Callable[[Any], int]:
        if len(self.plus) == 1 and not self.minus:
            return attrgetter(f"{self.plus[0]}_fen")
        return self.value


@dataclass(frozen=True)
class Months:
    """So many months in a row below the line."""

    code: str
    at_least: int

    def test(self) -> Test:
        months = self.at_least
        return lambda given, line: given.months_below_line >= months

    def sql(self) -> str:
        return f"f.months_below_line >= {self.at_least}"


@dataclass(frozen=True)
class Flag:
    """A plain yes or no: aided by the state, casualty."""

    code: str
    name: str
    wanted: bool = True

    def test(self) -> Test:
        value, wanted = attrgetter(self.name), self.wanted
        return lambda given, line: bool(value(given)) is wanted

    def sql(self) -> str:
        return f"f.{self.name}" if self.wanted else f"NOT f.{self.name}"


@dataclass(frozen=True)
class OneOf:
    """At least one of some causes or events; `among` are bits."""

    code: str
    head: str
    among: int

    @property
    def any_at_all(self) -> bool:
        return self.among == (1 << len(SETS[self.head])) - 1

    def held(self, given: Any) -> list[str]:
        """Those of the wanted codes that the household has."""
        return codes(self.head, getattr(given, self.head) & self.among)

    def test(self) -> Test:
        value, among = attrgetter(self.head), self.among
        return lambda given, line: value(given) & among != 0

    def sql(self) -> str:
        return f"(f.{self.head} & {self.among}) <> 0"


Leaf = Compare | Months | Flag | OneOf


@dataclass(frozen=True)
class Group:
    """All or any of some criteria."""

    code: str
    way: str
    parts: tuple["Leaf | Group", ...]

    def sql(self) -> str:
        word = " AND " if self.way == "all" else " OR "
        # What needs no arithmetic is asked first: it often settles the matter.
        parts = sorted(self.parts, key=lambda part: isinstance(part, Compare | Group))
        return "(" + word.join(f"({part.sql()})" for part in parts) + ")"


Criterion = Leaf | Group


def leaves(criterion: Criterion) -> list[Leaf]:
    """The criteria without groups, in the order in which the policy names them."""
    if isinstance(criterion, Group):
        return [leaf for part in criterion.parts for leaf in leaves(part)]
    return [criterion]


def holds(criterion: Criterion, outcomes: dict[int, bool]) -> bool:
    """Whether it holds, by the outcomes of its leaves (by `id` of the leaf)."""
    if isinstance(criterion, Group):
        together = all if criterion.way == "all" else any
        return together(holds(part, outcomes) for part in criterion.parts)
    return outcomes[id(criterion)]
