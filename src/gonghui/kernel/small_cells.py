"""Counts for readers who may not see the people: small ones hidden, the others made vague by a step.

Hiding small cells alone is not enough: total minus shown parts, or a union minus those below it, gives them
back. So every count that is shown is a multiple of `STEP` next to the true one, up or down by a keyed lot
that falls the same whenever the same cell is asked for; asking again, or for another day, tells no more.
"""

from collections.abc import Mapping

from django.utils.crypto import salted_hmac

STEP = 5
LEAST = 5


def vague(count: int, *, cell: str) -> int | None:
    """A count as it may be shown: None below `LEAST`, else a multiple of `STEP` less than a step away.

    `cell` names what is counted and where, so that the lot falls once for it.
    """
    if count < LEAST:
        return None
    rest = count % STEP
    lot = int(salted_hmac("small-cells", f"{cell}:{count}", algorithm="sha256").hexdigest()[:8], 16) % STEP
    return count - rest + (STEP if lot < rest else 0)


def vague_table(cells: Mapping[str, int], *, table: str) -> tuple[dict[str, int | None], int | None]:
    """The cells of a table and their total as they may be shown.

    Where a total rounded up would leave only one possible value for a hidden cell, it is rounded down.
    """
    shown = {name: vague(count, cell=f"{table}:{name}") for name, count in cells.items()}
    total = vague(sum(cells.values()), cell=table)
    most = sum(highest(value) for value in shown.values())
    while total is not None and total > LEAST and lowest(total) >= most:
        total -= STEP
    return shown, total


def lowest(shown: int | None) -> int:
    """The smallest count that a reader has to think possible."""
    return 0 if shown is None else max(LEAST, shown - STEP + 1)


def highest(shown: int | None) -> int:
    """The largest one."""
    return LEAST - 1 if shown is None else shown + STEP - 1
