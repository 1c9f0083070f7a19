"""Writing the journal: in the transaction of the deed, or not at all."""

import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models, transaction

from gonghui.kernel.actor import Actor

from .canonical import FIELDS, START, hash_of, plain, text_of
from .models import CHAINS, Chain, Entry

UNIT_GROUP = 20
_of_this_transaction = threading.local()


class OutsideTransaction(RuntimeError):
    """A deed was to be recorded outside the transaction that does it."""


class ChainTaken(RuntimeError):
    """The end of a chain is not where its row says; nothing may be written until `journal verify` is read."""


@dataclass(frozen=True)
class Deed:
    """One deed to be recorded. `subject` is a model instance or (kind, number)."""

    deed: str
    subject: models.Model | tuple[str, Any] | None = None
    about_person_id: int | None = None
    organization_id: int | None = None
    path: str = ""
    reason: str = ""
    body: dict = field(default_factory=dict)


def record(
    deed: str,
    *,
    by: Actor,
    at: datetime,
    subject: models.Model | tuple[str, Any] | None = None,
    about_person_id: int | None = None,
    organization_id: int | None = None,
    path: str = "",
    reason: str = "",
    body: dict | None = None,
) -> Entry:
    """Append one deed. Raises OutsideTransaction, TypeError (a body with floats or objects).

    A deed by which someone sees what is masked ends in ".reveal": the person is shown these.
    """
    written = Deed(deed, subject, about_person_id, organization_id, path, reason, body or {})
    return record_many([written], by=by, at=at)[0]


def record_many(deeds: Iterable[Deed], *, by: Actor, at: datetime) -> list[Entry]:
    """Append many deeds in one go (an import), all in the caller's transaction and in one chain."""
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction("record the deed inside the transaction that does it")
    deeds = list(deeds)
    if not deeds:
        return []
    chain = _locked_chain(_chain_for(deeds[0].path))
    seq, head, entries = chain.seq, bytes(chain.head), []
    for deed in deeds:
        seq += 1
        entry = _entry(deed, by=by, at=at, chain=chain.number, seq=seq, previous=head)
        head = bytes(entry.hash)
        entries.append(entry)
    moved = Chain.objects.filter(number=chain.number, seq=chain.seq).update(seq=seq, head=head)
    if not moved:
        raise ChainTaken(f"chain {chain.number}")
    return Entry.objects.bulk_create(entries, batch_size=500)


def hold(path: str) -> None:
    """Lock the chain this transaction will record in before any other row, so that all wait in one order."""
    _locked_chain(_chain_for(path))


def chain_of(path: str) -> int:
    """The chain of a unit group: everything under one county-level union is in the same one."""
    return zlib.crc32(path[:UNIT_GROUP].encode()) % CHAINS


def _chain_for(path: str) -> int:
    # A deed that touches two unions would lock two chains, and two such deeds could wait for each other:
    # what a transaction records stays in the chain it locked first.
    number = getattr(_of_this_transaction, "chain", None)
    if number is None:
        number = _of_this_transaction.chain = chain_of(path)
    transaction.on_commit(_forget_chain)
    return number


def _forget_chain() -> None:
    _of_this_transaction.chain = None


def _locked_chain(number: int) -> Chain:
    held = Chain.objects.select_for_update().filter(number=number)
    chain = held.first()
    if chain is None:
        Chain.objects.get_or_create(number=number, defaults={"head": START})
        chain = held.get()
    return chain


def _entry(deed: Deed, *, by: Actor, at: datetime, chain: int, seq: int, previous: bytes) -> Entry:
    kind, number = _name_of(deed.subject)
    entry = Entry(
        id=seq * CHAINS + chain,
        chain=chain,
        seq=seq,
        at=at,
        deed=deed.deed,
        by_person_id=by.person_id,
        by_name=str(by.name),
        via=by.via,
        subject_kind=kind,
        subject_id=number,
        about_person_id=deed.about_person_id,
        organization_id=deed.organization_id,
        path=deed.path,
        reason=str(deed.reason),
        body=plain(deed.body),
        previous=previous,
    )
    entry.hash = hash_of(previous, seq, text_of([getattr(entry, name) for name in FIELDS]))
    return entry


def _name_of(subject: models.Model | tuple[str, Any] | None) -> tuple[str, str]:
    if subject is None:
        return "", ""
    if isinstance(subject, models.Model):
        return subject._meta.label, str(subject.pk)
    kind, number = subject
    return kind, str(number)
