"""A policy as SQL text for both databases: all households in one statement. Values are bound, names are ours.

A `scope` is a SELECT of facts with their key; `lines` stands for the lines of a day, bound as one JSON text.
"""

from collections.abc import Iterable, Sequence

from .lines import EVERY_SIZE, Lines
from .policies import MISSING, NONE, Policy

ROOM = 63  # bits of a sum; several counts share one, which saves looking at every household again
GIVEN = (
    "region", "residence", "members", "annual_income_fen", "rigid_spending_fen", "months_below_line",
    "aided", "causes", "events", "event_cost_fen", "casualty", "net_assets_fen", "savings_fen",
    "earlier_aid_fen",
)  # fmt: skip
_LINES = {
    "sqlite": "SELECT CAST(json_extract(value, '$[0]') AS text) AS region,"
    " CAST(json_extract(value, '$[1]') AS integer) AS first,"
    " CAST(json_extract(value, '$[2]') AS integer) AS last,"
    " CAST(json_extract(value, '$[3]') AS integer) AS urban,"
    " CAST(json_extract(value, '$[4]') AS integer) AS rural FROM json_each(%s)",
    "postgresql": "SELECT line->>0 AS region, (line->>1)::int AS first, (line->>2)::int AS last,"
    " (line->>3)::bigint AS urban, (line->>4)::bigint AS rural"
    " FROM json_array_elements(%s::json) AS held(line)",
}


def line_rows(lines: Lines, regions: Iterable[str]) -> list[tuple[str, int, int, int | None, int | None]]:
    """What is bound for `lines`: region, first and last size, fen per head and year in town and country."""
    return [
        (region, first, last, urban and urban.annual_fen, rural and rural.annual_fen)
        for region in regions
        for first, last, urban, rural in lines.spans(region)
    ]


def lines_table(vendor: str, name: str = "lines") -> str:
    """One table of a WITH clause."""
    return f"{name} AS MATERIALIZED ({_LINES[vendor]})"


def source(scope: str, rows: Sequence[tuple], name: str = "lines") -> str:
    """Facts with the line per head and for the household; these and `known` are NULL where there is none."""
    sized = any((first, last) != EVERY_SIZE for _region, first, last, _urban, _rural in rows)
    size = " AND f.members BETWEEN l.first AND l.last" if sized else ""
    annual = "CASE f.residence WHEN 'urban' THEN l.urban ELSE l.rural END"
    # Where no place lacks a line, that the place was found says it more cheaply.
    known = annual if any(None in row for row in rows) else "l.region"
    return (
        f"(SELECT f.*, {known} AS known, {annual} AS annual_line_fen, {annual} * f.members AS line_fen"
        f" FROM ({scope}) f"
        f" LEFT JOIN {name} l ON l.region = f.region{size}) f"
    )


def category(policy: Policy) -> str:
    """The code of the first category whose criteria all hold."""
    cases = " ".join(f"WHEN {one.rule.sql()} THEN '{one.code}'" for one in policy.categories)
    return f"CASE WHEN f.known IS NULL THEN '{MISSING}' {cases} ELSE '{NONE}' END"


def advice(policy: Policy) -> str:
    if not policy.advices:
        return "''"
    cases = " ".join(f"WHEN {one.rule.sql()} THEN '{one.code}'" for one in policy.advices)
    return f"CASE {cases} ELSE '' END"


def outcomes(policy: Policy) -> str:
    """One bit for each criterion."""
    places = enumerate(policy.leaves)
    return " + ".join(f"CASE WHEN {leaf.sql()} THEN {1 << place} ELSE 0 END" for place, leaf in places)


def counted(policy: Policy, most: int) -> str:
    """Sums to select, each holding the counts of several categories (`uncounted`).

    `most`: more households than that are not counted; the fewer, the more counts fit into one sum.
    """
    conditions = [one.rule.sql() for one in policy.categories]
    sums = []
    for chosen in _shared(len(conditions), most):
        weights = {place: 1 << slot * most.bit_length() for slot, place in enumerate(chosen)}
        cases = [f"WHEN {conditions[place]} THEN {weights.get(place, 0)}" for place in range(chosen[-1] + 1)]
        sums.append(f"SUM(CASE WHEN f.known IS NULL THEN 0 {' '.join(cases)} ELSE 0 END)")
    return ", ".join(["COUNT(*)", "COUNT(f.known)", *sums])


def uncounted(row: Sequence[int | None], policy: Policy, most: int) -> dict[str, int]:
    """The row that `counted` selects as counts by category: "missing" first, "none" last."""
    total, with_line, *sums = (int(value or 0) for value in row)
    slot = most.bit_length()
    counts = [
        held >> slot * place & (1 << slot) - 1
        for held, chosen in zip(sums, _shared(len(policy.categories), most), strict=True)
        for place in range(len(chosen))
    ]
    found = dict(zip((one.code for one in policy.categories), counts, strict=True))
    return {MISSING: total - with_line, **found, NONE: with_line - sum(counts)}


def _shared(count: int, most: int) -> list[range]:
    """The places of the counts that share one sum."""
    each = ROOM // most.bit_length()
    return [range(first, min(first + each, count)) for first in range(0, count, each)]
