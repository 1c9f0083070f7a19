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
    """What of the published does not agree with a new draw, a sentence each. Empty when all does."""
    found = []
    if digest(told.seed) != told.commitment:
        found.append("种子和报名时公布的校验码对不上：种子被换过。")
    if hash_of(told.numbers) != told.entries_hash:
        found.append("名单和公布的名单校验码对不上：名单被改过。")
    again = set(winners(told))
    if again != told.winners:
        more, less = sorted(told.winners - again), sorted(again - told.winners)
        found.append(f"中签的号码对不上：多了 {'、'.join(more) or '无'}，少了 {'、'.join(less) or '无'}。")
    return found


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
        raise ValueError(f"缺少 {fault}") from fault
