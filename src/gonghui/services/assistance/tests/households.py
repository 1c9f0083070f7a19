"""Households for the tests of the rules: made from yuan, kept as facts, written as a row of a table."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from gonghui.services.assistance.models import Facts
from gonghui.services.assistance.rules import facts as words
from gonghui.services.assistance.rules.facts import Household

POLICIES = ("three-categories", "national-2016", "depth-relative")
PLAIN: dict[str, Any] = {
    "region": "990101",
    "residence": "urban",
    "members": 4,
    "annual_income": Decimal(0),
    "rigid_spending": Decimal(0),
    "months_below_line": 0,
    "aided": False,
    "causes": frozenset(),
    "events": frozenset(),
    "event_cost": Decimal(0),
    "casualty": False,
    "net_assets": Decimal(0),
    "savings": Decimal(0),
    "earlier_aid": Decimal(0),
}
LINE = Decimal("575.00")
WHOLE = 12 * LINE * 4  # 27,600 a year for four


def row(**given: Any) -> dict[str, Any]:
    return {**PLAIN, **given}


def fen(yuan: Decimal) -> int:
    assert yuan * 100 == int(yuan * 100)
    return int(yuan * 100)


def given(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of the facts."""
    told = {f"{name}_fen": fen(row[name]) for name in words.AMOUNTS}
    sets = {head: words.bits(head, row[head]) for head in words.SETS}
    plain = ("region", "residence", "members", "months_below_line", "aided", "casualty")
    return told | sets | {name: row[name] for name in plain}


def household(row: dict[str, Any]) -> Household:
    return Household(**given(row))


def stored(organization: Any, rows: list[dict[str, Any]]) -> list[Facts]:
    return Facts.objects.bulk_create(Facts(organization=organization, **given(row)) for row in rows)


def cells(name: str, row: dict[str, Any]) -> dict[str, str]:
    """A row of the table."""
    told = {head: ";".join(sorted(row[head])) for head in words.SETS}
    told |= {flag: "yes" if row[flag] else "no" for flag in words.FLAGS}
    return {"household": name, **{key: str(value) for key, value in row.items()}, **told}


def around(amount: Decimal) -> st.SearchStrategy[Decimal]:
    """At a limit, one fen either side of it, or anywhere."""
    near = st.sampled_from([amount * times for times in (1, Decimal("1.5"), 2, 3)])
    step = st.sampled_from([Decimal("-0.01"), Decimal(0), Decimal("0.01")])
    anywhere = st.integers(0, 20_000_000).map(lambda number: Decimal(number) / 100)
    return st.one_of(st.builds(lambda limit, by: max(Decimal(0), limit + by), near, step), anywhere)


ROWS = st.integers(1, 6).flatmap(
    lambda members: st.fixed_dictionaries(
        {
            "region": st.sampled_from(["990101", "990122", "990000"]),
            "residence": st.sampled_from(["urban", "rural"]),
            "members": st.just(members),
            "annual_income": around(12 * LINE * members),
            "rigid_spending": around(12 * LINE * members),
            "months_below_line": st.integers(0, 12),
            "aided": st.booleans(),
            "causes": st.frozensets(st.sampled_from(sorted(words.CAUSES)), max_size=3),
            "events": st.frozensets(st.sampled_from(sorted(words.EVENTS)), max_size=2),
            "event_cost": around(12 * LINE * members),
            "casualty": st.booleans(),
            "net_assets": st.integers(-5_000_000, 9_000_000).map(lambda number: Decimal(number) / 100),
            "savings": around(LINE),
            "earlier_aid": around(LINE),
        }
    )
)
