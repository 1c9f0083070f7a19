"""What membership tells other services."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MemberJoined:
    membership: Any
    by: Any
    at: Any


@dataclass(frozen=True)
class MemberLeft:
    membership: Any
    by: Any
    at: Any


@dataclass(frozen=True)
class MemberTransferred:
    membership: Any
    from_organization: Any
    by: Any
    at: Any
