"""A policy as SQL text for both databases: all households in one statement. Values are bound, names are ours.

A `scope` is a SELECT of facts with their key; `lines` stands for the lines of a day, bound as one JSON text.
"""

from collections.abc import Iterable, Sequence

from .lines import EVERY_SIZE, Lines
from .policies import MISSING, NONE, Policy

SLOT = 31  # bits of a count; two counts share one sum, which saves a pass of sorting
GIVEN = (
    "region", "residence", "members", "annual_income_fen", "rigid_spending_fen", "months_below_line",
    "aided", "causes", "events", "event_cost_fen", "casualty", "net_assets_fen", "savings_fen",
)  # fmt: skip
_LINES = {
    "sqlite": "SELECT CAST(json_extract(value, '$[0]') AS text) AS region,"
    " CAST(json_extract(value, '$[1]') AS text) AS residence,"
    " CAST(json_extract(value, '$[2]') AS integer) AS first,"
    " CAST(json_extract(value, '$[3]') AS integer) AS last,"
    " CAST(json_extract(value, '$[4]') AS integer) AS annual FROM json_each(%s)",
    "postgresql": "SELECT line->>0 AS region, line->>1 AS residence, (line->>2)::int AS first,"
    " (line->>3)::int AS last, (line->>4)::bigint AS annual FROM json_array_elements(%s::json) AS held(line)",
}


def line_rows(lines: Lines, regions: Iterable[str]) -> list[tuple[str, str, int, int, int]]:
    """What is bound for `lines`: region, residence, first and last size, fen per head and year."""
    return [
        (region, residence, first, last, line.annual_fen)
        for region in regions
        for residence in ("urban", "rural")
        for first, last, line in lines.spans(region, residence)
    ]


def lines_table(vendor: str, name: str = "lines") -> str:
    """One table of a WITH clause."""
    return f"{name} AS MATERIALIZED ({_LINES[vendor]})"


def source(scope: str, rows: Sequence[tuple], name: str = "lines") -> str:
    """Facts with the line per head and for the household; both NULL where there is none."""
    sized = any((first, last) != EVERY_SIZE for _region, _residence, first, last, _annual in rows)
    size = " AND f.members BETWEEN l.first AND l.last" if sized else ""
    return (
        f"(SELECT f.*, l.annual AS annual_line_fen, l.annual * f.members AS line_fen FROM ({scope}) f"
        f" LEFT JOIN {name} l ON l.region = f.region AND l.residence = f.residence{size}) f"
    )


def category(policy: Policy) -> str:
    """The code of the first category whose criteria all hold."""
    cases = " ".join(f"WHEN {one.rule.sql()} THEN '{one.code}'" for one in policy.categories)
    return f"CASE WHEN f.line_fen IS NULL THEN '{MISSING}' {cases} ELSE '{NONE}' END"


def advice(policy: Policy) -> str:
    if not policy.advices:
        return "''"
    cases = " ".join(f"WHEN {one.rule.sql()} THEN '{one.code}'" for one in policy.advices)
    return f"CASE {cases} ELSE '' END"


def outcomes(policy: Policy) -> str:
    """One bit for each criterion."""
    places = enumerate(policy.leaves)
    return " + ".join(f"CASE WHEN {leaf.sql()} THEN {1 << place} ELSE 0 END" for place, leaf in places)


def counted(policy: Policy) -> tuple[str, list[str]]:
    """Sums to select, each holding two counts, and the categories in their order (`uncounted`)."""
    named = [MISSING, *(one.code for one in policy.categories)]
    conditions = ["f.line_fen IS NULL", *(one.rule.sql() for one in policy.categories)]
    sums = []
    for first in range(0, len(named), 2):
        cases = [
            f"WHEN {condition} THEN {_weight(place - first)}" for place, condition in enumerate(conditions)
        ]
        sums.append(f"SUM(CASE {' '.join(cases)} ELSE 0 END)")
    return ", ".join(["COUNT(*)", *sums]), named


def uncounted(row: Sequence[int | None], named: Sequence[str]) -> dict[str, int]:
    """The row that `counted` selects as counts by category, "none" last."""
    total, *sums = (int(value or 0) for value in row)
    counts = [part for held in sums for part in (held & ((1 << SLOT) - 1), held >> SLOT)]
    found = dict(zip(named, counts, strict=False))
    return {**found, NONE: total - sum(found.values())}


def _weight(slot: int) -> int:
    return {0: 1, 1: 1 << SLOT}.get(slot, 0)
