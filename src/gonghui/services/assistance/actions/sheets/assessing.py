"""From a table of households to a table of categories; a bad row has its error, the rest go on."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ...rules.criteria import Criterion, Group, holds
from ...rules.lines import Lines
from ...rules.policies import NONE, Policy
from . import cells, table

COLUMNS = ("household", "category", "advice", "criteria", "error")
LEADS = ("=", "+", "-", "@", "\t", "\r")
LINE_MISSING = "line.missing"


@dataclass
class Result:
    """How many rows, by category, by error; regions without a line, each with its residence."""

    rows: int = 0
    categories: Counter = field(default_factory=Counter)
    errors: Counter = field(default_factory=Counter)
    without_line: set[tuple[str, str]] = field(default_factory=set)

    @property
    def refused(self) -> int:
        return self.rows - sum(self.categories.values())


def assess(source: Path, target: Path, policy: Policy, lines: Lines) -> Result:
    """Read `source`, write `target` (put in place when whole). Raises what `table.rows` raises."""
    result = Result()
    part = target.with_name(target.name + ".part")
    try:
        with table.rows(source, cells.REQUIRED, cells.OPTIONAL) as rows, _opened(part) as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_assessed(rows, policy, lines, result))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return result


def _opened(path: Path):
    return path.open("w", encoding="utf-8", newline="")


def _assessed(rows: Iterable[tuple], policy: Policy, lines: Lines, result: Result) -> Iterator[tuple]:
    verdicts: dict[int, tuple[str, str, str, str]] = {}
    outcomes, find, count = policy.outcomes, lines.find, Counter()
    total = 0
    for row in rows:
        total += 1
        if row[0].startswith(LEADS):  # a spreadsheet would run it
            row = ("'" + row[0], *row[1:])
        try:
            given = cells.household(row)
        except cells.BadCell:
            yield _refused(row, cells.faults(row), result)
            continue
        line = find(given.region, given.residence, given.members)
        if line is None or not row[0].strip():
            if line is None:
                result.without_line.add((given.region, given.residence))
            yield _refused(row, [*cells.faults(row), *([LINE_MISSING] if line is None else [])], result)
            continue
        held = outcomes(given, line.annual_fen)
        if (verdict := verdicts.get(held)) is None:
            verdict = verdicts[held] = _verdict(policy, held)
        count[held] += 1
        yield row[0], *verdict
    result.rows = total
    for held, households in count.items():
        result.categories[verdicts[held][0]] += households


def _refused(row: tuple, codes: list[str], result: Result) -> tuple:
    result.errors.update(codes)
    return row[0], "", "", "", ";".join(codes)


def _verdict(policy: Policy, outcomes: int) -> tuple[str, str, str, str]:
    decision, known = policy.decision(outcomes), policy.by_leaf(outcomes)
    if decision.category == NONE:
        failed = [
            f"{category.code}.{name}=no"
            for category in policy.categories
            for name, held in _outcomes(category.rule.parts, known)
            if not held
        ]
        return NONE, decision.advice, ";".join(failed), ""
    deciding = next(one for one in policy.categories if one.code == decision.category)
    said = [f"{name}={'yes' if held else 'no'}" for name, held in _outcomes(deciding.rule.parts, known)]
    return decision.category, decision.advice, ";".join(said), ""


def _outcomes(
    parts: Iterable[Criterion], known: dict[int, bool], before: str = ""
) -> Iterator[tuple[str, bool]]:
    for part in parts:
        if isinstance(part, Group):
            yield from _outcomes(part.parts, known, f"{before}{part.code}.")
        else:
            yield f"{before}{part.code}", holds(part, known)
