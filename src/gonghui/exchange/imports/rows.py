"""The words in which the import engine and a service's sheets speak with each other."""

from dataclasses import dataclass, field
from typing import Any

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


@dataclass
class Task:
    """What a sheet's functions know of the run: for whom, by whom, when, and what earlier chunks saw."""

    batch: Any
    organization: Any
    by: Any
    at: Any
    memory: dict[str, Any] = field(default_factory=dict)


def keep(outcomes: list[Outcome]) -> dict[str, int]:
    """Count outcomes by action."""
    counts = dict.fromkeys((CREATE, UPDATE, SAME, REJECT), 0)
    for outcome in outcomes:
        counts[outcome.action] += 1
    return counts
