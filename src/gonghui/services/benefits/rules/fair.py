"""Whether every group had its share of a draw, without telling of groups of fewer than five: pure."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True)
class Share:
    """How many of a group asked, how many of them have a place; `name` is empty for groups together."""

    name: str
    asked: int
    won: int


def shares(groups: Mapping[str, tuple[int, int]]) -> list[Share]:
    """Group → (asked, won), the largest first; small ones stand together.

    When those together would still be fewer than five, or one alone (which the total would give away), the
    next smallest joins them. Where nothing can be shown apart, nothing is.
    """
    rows = sorted((Share(name, *counts) for name, counts in groups.items()), key=lambda row: row.asked)
    together = [row for row in rows if row.asked < FEWEST]
    shown = rows[len(together) :]
    while together and shown and (len(together) == 1 or sum(row.asked for row in together) < FEWEST):
        together.append(shown.pop(0))
    if len(shown) < 1:
        return []
    rest = Share("", sum(row.asked for row in together), sum(row.won for row in together))
    return [*reversed(shown), *([rest] if together else [])]
