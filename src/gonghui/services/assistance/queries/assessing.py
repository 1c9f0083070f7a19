"""Classifying households where they are kept: counts, the way back to one decision, simulations."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from ..models import Assessment, Facts
from ..rules import lines as line_rules
from ..rules import sql
from ..rules.lines import Lines
from ..rules.policies import Decision, Policy
from ..rules.saying import Explanation, explain
from . import policies

_REGIONS = """WITH RECURSIVE held(region) AS (
  SELECT MIN(region) FROM assistance_facts
  UNION ALL
  SELECT (SELECT MIN(f.region) FROM assistance_facts f WHERE f.region > held.region)
  FROM held WHERE held.region IS NOT NULL)
SELECT region FROM held WHERE region IS NOT NULL"""


@dataclass(frozen=True)
class Statement:
    """SQL and what is bound to it."""

    text: str
    values: list[Any]

    def rows(self) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.values)
            return cursor.fetchall()

    def run(self) -> int:
        """How many rows it changed."""
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.values)
            return cursor.rowcount


def regions() -> list[str]:
    """The regions that households live in; leaps through the index, one look for each."""
    return [region for (region,) in Statement(_REGIONS, []).rows()]


def select(
    columns: str, households: QuerySet[Facts], lines: Lines, after: str = "", more: Sequence[str] = ()
) -> Statement:
    """A SELECT over these households with their lines; `columns` and `after` are texts of `rules.sql`.

    `more`: fields of the facts that are asked for beside what rules look at.
    """
    scope, values = scope_of(households, more)
    rows = sql.line_rows(lines, regions())
    text = f"WITH {sql.lines_table(connection.vendor)} SELECT {columns} FROM {sql.source(scope, rows)}{after}"
    return Statement(text, [json.dumps(rows), *values])


def scope_of(households: QuerySet[Facts], more: Sequence[str] = ()) -> tuple[str, tuple]:
    """The households as a SELECT: whatever door they came through stays shut around the statement."""
    return households.order_by().values("id", *sql.GIVEN, *more).query.sql_with_params()


def counts(households: QuerySet[Facts], policy: Policy, lines: Lines) -> dict[str, int]:
    """Households by category, "missing" for those without a line, without writing anything."""
    most = _most()
    return sql.uncounted(select(sql.counted(policy, most), households, lines).rows()[0], policy, most)


def _most() -> int:
    """More households than this there are not: keys are not used twice, and as many again may just arrive."""
    [(last,)] = Statement("SELECT MAX(id) FROM assistance_facts", []).rows()
    return 2 * (last or 1)


def first_missing(households: QuerySet[Facts], lines: Lines) -> line_rules.LineMissing | None:
    """The refusal that names the first region and residence without a line."""
    after = " WHERE f.line_fen IS NULL ORDER BY f.region, f.residence LIMIT 1"
    for region, residence in select("f.region, f.residence", households, lines, after).rows():
        return line_rules.missing(region, residence, lines.on)
    return None


@dataclass(frozen=True)
class Standard:
    """By what households are judged: a policy and the lines of a day."""

    policy: Policy
    lines: Lines


def moves(households: QuerySet[Facts], before: Standard, after: Standard) -> dict[tuple[str, str, str], int]:
    """Who would move: households by region, category before and after. Nothing is written."""
    scope, values = scope_of(households)
    held = regions()
    tables = [sql.line_rows(one.lines, held) for one in (before, after)]
    vendor = connection.vendor
    inner = (
        f"SELECT f.*, {sql.category(before.policy)} AS category_before"
        f" FROM {sql.source(scope, tables[0], 'lines_before')}"
    )
    # The second join brings its own line; the first one's must not stand beside it.
    kept = ", ".join(f"f.{name}" for name in ("id", *sql.GIVEN, "category_before"))
    again = sql.source(f"SELECT {kept} FROM ({inner}) f", tables[1], "lines_after")
    text = (
        f"WITH {sql.lines_table(vendor, 'lines_before')}, {sql.lines_table(vendor, 'lines_after')}"
        f" SELECT f.region, f.category_before, {sql.category(after.policy)} AS category_after, COUNT(*)"
        f" FROM {again} GROUP BY 1, 2, 3"
    )
    rows = Statement(text, [*map(json.dumps, tables), *values]).rows()
    return {(region, old, new): count for region, old, new, count in rows}


def replay(assessment: Assessment) -> Decision:
    """The same decision again, from what was stored with it: later policies and lines change nothing."""
    return policy_of(assessment).decide(assessment, assessment.annual_line_fen)


def explanation(assessment: Assessment) -> Explanation:
    """Why, in a worker's words and the reader's language."""
    return explain(policy_of(assessment), assessment, assessment.annual_line_fen)


def policy_of(assessment: Assessment) -> Policy:
    return policies.version(assessment.run.policy_code, assessment.run.policy_version)


def matrix(moved: Mapping[tuple[str, str, str], int]) -> dict[tuple[str, str], int]:
    """Moves of all regions together: (category before, category after) → households."""
    found: dict[tuple[str, str], int] = {}
    for (_region, before, after), count in moved.items():
        found[before, after] = found.get((before, after), 0) + count
    return found


def cost_change(
    moved: Mapping[tuple[str, str, str], int], amounts: Mapping[str, Mapping[str, int]]
) -> dict[str, int]:
    """Fen more or less by source, from fen a household by source and category."""
    return {
        source: sum(
            count * (table.get(after, 0) - table.get(before, 0))
            for (_region, before, after), count in moved.items()
        )
        for source, table in amounts.items()
    }
