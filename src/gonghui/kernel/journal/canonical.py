"""One spelling for every entry, so that its hash is the same on every machine and database."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

FIELDS = (
    "chain",
    "seq",
    "at",
    "deed",
    "by_person_id",
    "by_name",
    "via",
    "subject_kind",
    "subject_id",
    "about_person_id",
    "organization_id",
    "path",
    "reason",
    "body",
)
START = bytes(32)


def plain(value: Any) -> Any:
    """What `body` may hold, in types both databases give back unchanged.

    Floats are refused with TypeError: PostgreSQL and SQLite do not return the same digits.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str | Promise | Decimal | UUID):
        return str(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"the journal does not keep {type(value).__name__}")


def text_of(values: Sequence[Any]) -> bytes:
    """The canonical JSON of one entry, its values in the order of FIELDS: sorted keys, no spaces, UTF-8."""
    spelled = list(values)
    spelled[2] = moment(spelled[2])
    return json.dumps(spelled, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def hash_of(previous: bytes, seq: int, text: bytes) -> bytes:
    """SHA-256 over the hash before, the place in the chain (8 bytes), and the entry's canonical text."""
    return hashlib.sha256(previous + seq.to_bytes(8, "big") + text).digest()
