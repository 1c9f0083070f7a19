"""The words in which the import engine and a service's sheets speak with each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import repeat, zip_longest
from typing import Any

from gonghui.manifest import Column

CREATE, UPDATE, SAME, REJECT = "created", "updated", "unchanged", "rejected"


@dataclass
class Problem:
    """One thing wrong in one cell. A warning does not refuse the row."""

    code: str
    says: str
    column: str = ""
    warning: bool = False


@dataclass
class Row:
    """One row of a sheet: its number as the spreadsheet shows it and its cells by column name."""

    number: int
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Outcome:
    """What will happen to one row: create, update (with what changes), nothing, or refusal."""

    number: int
    action: str
    cells: dict[str, str]
    problems: list[Problem] = field(default_factory=list)
    change: dict[str, Any] = field(default_factory=dict)
    shown: list[list[str]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """What is kept of it; empty parts are left out. Not `asdict`, which copies every value."""
        kept: dict[str, Any] = {"number": self.number, "action": self.action, "cells": self.cells}
        if self.problems:
            kept["problems"] = [vars(problem) for problem in self.problems]
        if self.change:
            kept["change"] = self.change
        if self.shown:
            kept["shown"] = self.shown
        return kept

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Outcome":
        if "problems" in kept:
            kept = {**kept, "problems": [Problem(**problem) for problem in kept["problems"]]}
        return cls(**kept)


class Table:
    """Some rows as they were read, for checks that go through a whole column at once."""

    def __init__(self, numbers: list[int], lines: list[Sequence[Any]], places: dict[int, Column]) -> None:
        self.numbers, self.lines, self.places = numbers, lines, places
        self._columns = list(zip_longest(*lines))

    def __len__(self) -> int:
        return len(self.numbers)

    def column(self, name: str) -> Sequence[Any] | None:
        """The cells of a column; None when the sheet has no such column."""
        for place, column in self.places.items():
            if column.name == name:
                return self._columns[place] if place < len(self._columns) else [None] * len(self)
        return None


@dataclass
class Checked:
    """What will happen to some rows. Those that are new stand column by column, all others one by one.

    `fresh` has a column "row" with their numbers and text columns, "" for what is not told; `warned` holds
    the warnings of new rows. `told` names the columns by which a new row is shown.
    """

    outcomes: list[Outcome]
    fresh: dict[str, list[Any]] = field(default_factory=dict)
    warned: dict[int, list[Problem]] = field(default_factory=dict)
    told: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.outcomes) + len(self.fresh.get("row", ()))

    def all(self) -> Iterator[Outcome]:
        """Every row's outcome, in the order of the file."""
        return merge(self.outcomes, self._new(), key=lambda outcome: outcome.number)

    def changed(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes if outcome.action in (CREATE, UPDATE)]

    def counts(self) -> dict[str, int]:
        """Rows by what will happen to them."""
        counts = {CREATE: len(self.fresh.get("row", ())), UPDATE: 0, SAME: 0, REJECT: 0}
        for outcome in self.outcomes:
            counts[outcome.action] += 1
        return counts

    def problems(self) -> Iterator[Problem]:
        for outcome in self.outcomes:
            yield from outcome.problems
        for warnings in self.warned.values():
            yield from warnings

    def _new(self) -> Iterator[Outcome]:
        columns = [self.fresh[name] for name in self.told] if self.fresh else []
        cells = zip(*columns, strict=True) if columns else repeat(())
        for number, row in zip(self.fresh.get("row", ()), cells, strict=False):
            told = {name: cell for name, cell in zip(self.told, row, strict=True) if cell}
            yield Outcome(number, CREATE, told, self.warned.get(number, []))

    def as_dict(self) -> dict[str, Any]:
        """What is kept of it: columns as one text each, since tidy cells hold no line break."""
        fresh = {name: "\n".join(values) for name, values in self.fresh.items() if name != "row"}
        return {
            "outcomes": [outcome.as_dict() for outcome in self.outcomes],
            "row": self.fresh.get("row", []),
            "fresh": fresh,
            "warned": [[row, [vars(warning) for warning in found]] for row, found in self.warned.items()],
            "told": self.told,
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Checked":
        fresh: dict[str, list[Any]] = {name: text.split("\n") for name, text in kept["fresh"].items()}
        if kept["row"]:
            fresh["row"] = kept["row"]
        warned = {row: [Problem(**warning) for warning in found] for row, found in kept["warned"]}
        outcomes = [Outcome.from_dict(outcome) for outcome in kept["outcomes"]]
        return cls(outcomes, fresh if kept["row"] else {}, warned, tuple(kept["told"]))


@dataclass
class Task:
    """What a sheet's functions know of the run: for whom, by whom, when, and what earlier chunks saw."""

    batch: Any
    organization: Any
    by: Any
    at: Any
    memory: dict[str, Any] = field(default_factory=dict)
