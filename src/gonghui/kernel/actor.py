"""Who acts: passed into every deed, written into every record."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """One acting person (or the system, when `person_id` is None) and the way it came in."""

    person_id: int | None
    name: str
    account_id: int | None = None
    via: str = "web"


SYSTEM = Actor(None, "系统", via="system")
NOBODY = Actor(None, "", via="web")
