"""When a member who tells of a life event has told of the same one before: pure, by kind and days apart."""

import datetime

DIES_ONCE = ("51", "52", "53", "54", "55", "56")
"""Parents and parents-in-law (GB/T 4761): there is one of each."""
APART = {"wedding": 365, "birth": 180, "hospital": 1, "bereavement": 30}
"""Two of a kind and of the same `about` that lie fewer days apart are one: twins, a date mistyped."""


def is_same(kind: str, about: str, on: datetime.date, earlier_about: str, earlier_on: datetime.date) -> bool:
    """Whether an event of this kind is the one that was told earlier."""
    if about != earlier_about:
        return False
    if kind == "bereavement" and about in DIES_ONCE:
        return True
    return abs((on - earlier_on).days) < APART[kind]
