"""How a draw is made, so that anybody can make it again: pure, from published data alone.

1. While one may still ask, SHA-256 of the seed is published (the commitment).
2. When asking is over, words that nobody could know before are added (a lottery number of that day).
3. For every number: SHA-256 of "seed|words|number", written in hexadecimal.
4. The numbers are put in the order of these; the first so many have a place, the rest wait in this order.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Published:
    """What is published of one draw when it is drawn. `numbers` and `winners` without order."""

    places: int
    commitment: str
    seed: str
    words: str
    numbers: frozenset[str]
    entries_hash: str
    winners: frozenset[str]


def digest(text: str) -> str:
    """SHA-256 in hexadecimal, of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def order(seed: str, words: str, numbers: Iterable[str]) -> list[str]:
    """All numbers in the order of the draw; in which order they are given makes no difference."""
    return sorted(set(numbers), key=lambda number: (digest(f"{seed}|{words}|{number}"), number))


def hash_of(numbers: Iterable[str]) -> str:
    """What fixes the list: SHA-256 of the numbers in ascending order, a comma between."""
    return digest(",".join(sorted(set(numbers))))


def winners(told: Published) -> list[str]:
    """The numbers that have a place, in the order of the draw."""
    return order(told.seed, told.words, told.numbers)[: told.places]


def faults(told: Published) -> list[str]:
    """What does not agree with a new draw: "seed", "numbers", "winners"; none when all does."""
    agree = {
        "seed": digest(told.seed) == told.commitment,
        "numbers": hash_of(told.numbers) == told.entries_hash,
        "winners": set(winners(told)) == told.winners,
    }
    return [what for what, agrees in agree.items() if not agrees]


def read(told: Any) -> Published:
    """The published file, read. Raises ValueError for anything else."""
    try:
        return Published(
            places=int(told["places"]),
            commitment=str(told["commitment"]),
            seed=str(told["seed"]),
            words=str(told["words"]),
            numbers=frozenset(map(str, told["numbers"])),
            entries_hash=str(told["entries_hash"]),
            winners=frozenset(map(str, told["winners"])),
        )
    except (KeyError, TypeError) as fault:
        raise ValueError(str(fault)) from fault
