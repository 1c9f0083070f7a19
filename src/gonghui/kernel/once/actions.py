"""Doing a thing once, however often it is asked for: same key and same content, same answer."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from .. import crypto
from ..actor import Actor
from ..journal.canonical import plain
from .models import Answer
from .refusals import InFlight, KeyMissing, OtherRequest

KEPT = timedelta(days=7)


@transaction.atomic
def once(
    key: str, *, route: str, asked: Mapping[str, Any], by: Actor, at: datetime, do: Callable[[], dict]
) -> dict:
    """The answer of `do()`, which runs once for each asker, route and key; then the kept answer is given.

    `asked` is what the request says (codes, whole numbers, texts; only a keyed hash of it is kept). `do`
    runs in this transaction and returns numbers of rows. A refusal is not kept: asking again tries again.
    Raises KeyMissing, OtherRequest (same key, other content), InFlight (the first is still being done).
    """
    if not 1 <= len(key) <= 255:
        raise KeyMissing()
    asker = asker_of(by)
    hold(f"{asker}|{route}|{key}")
    fingerprint = crypto.fingerprint(json.dumps(plain(dict(asked)), ensure_ascii=False, sort_keys=True))
    kept = Answer.objects.filter(asker=asker, route=route, key=key).first()
    if kept is not None:
        if kept.fingerprint != fingerprint:
            raise OtherRequest()
        return kept.answer
    answer = do()
    Answer.objects.create(asker=asker, route=route, key=key, fingerprint=fingerprint, answer=answer, at=at)
    return answer


def hold(place: str) -> None:
    """Keep others from the same key until this transaction ends. Raises InFlight when someone has it.

    SQLite lets one writer in at a time, which is the same.
    """
    if connection.vendor != "postgresql":
        return
    number = int.from_bytes(hashlib.sha256(place.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        (taken,) = cursor.fetchone()
    if not taken:
        raise InFlight()


def asker_of(by: Actor) -> str:
    if by.person_id is not None:
        return f"person:{by.person_id}"
    return f"account:{by.account_id}" if by.account_id is not None else by.via


def forget_old(*, at: datetime) -> int:
    """Drop answers older than seven days; how many."""
    return Answer.objects.filter(at__lt=at - KEPT).delete()[0]
