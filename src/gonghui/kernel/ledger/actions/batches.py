"""Payments handed to the bank together, and what the bank answers, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ...actor import Actor
from ...journal import actions as journal
from ...organizations.models import Organization
from ...refusal import Refusal
from ...text import tidy
from .. import queries
from ..bookings import Proof
from ..locking import locked_payment
from ..models import Batch, BatchLine, Outcome, Payment
from ..refusals import AlreadyPaid, NothingToPay, NotPaid, ReasonMissing, WaitsForTheBank
from ..signing import account_number
from .payments import check_payable, pay, record


@dataclass(frozen=True)
class BankRow:
    """One line of the sheet for the bank; `fen` is the amount."""

    number: str
    holder: str
    bank: str
    account: str
    fen: int
    purpose: str


@dataclass(frozen=True)
class ReturnRow:
    """One line of the bank's answer. `fen` is compared where the bank tells it."""

    number: str
    paid: bool
    reason: str = ""
    fen: int | None = None


@dataclass
class Settled:
    """What the bank's answer came to, by payment number. Only `paid` and `failed` changed anything.

    `unknown`: no such line waits in this batch. `differing`: another amount. `refused`: the bank paid, the
    books may not (number → why); an officer has to look at it.
    """

    paid: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    refused: dict[str, Refusal] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


@transaction.atomic
def make_batch(organization: Organization, payments: Iterable[Payment], *, by: Actor, at: datetime) -> Batch:
    """Put payments together for the bank. Each must be payable now, or the whole batch is refused.

    Raises what `pay` raises, WaitsForTheBank, NothingToPay.
    """
    journal.hold(organization.path)
    batch = Batch.objects.create(organization=organization, made_at=at, made_by_person_id=by.person_id)
    lines = []
    for payment in sorted(payments, key=lambda payment: (payment.commitment_id, payment.pk)):
        held = locked_payment(payment)
        if held.is_paid:
            raise AlreadyPaid(number=held.number)
        if held.undone_at is not None:
            raise NotPaid(number=held.number)
        if queries.waiting_line(held):
            raise WaitsForTheBank(number=held.number)
        check_payable(held, by=by, at=at)
        lines.append(BatchLine(batch=batch, payment=held))
    if not lines:
        raise NothingToPay()
    BatchLine.objects.bulk_create(lines)
    _record(batch, "batch.make", by=by, at=at, body={"payments": [line.payment.number for line in lines]})
    return batch


@transaction.atomic
def export_batch(batch: Batch, *, by: Actor, at: datetime, reason: str) -> list[BankRow]:
    """The waiting lines with readable account numbers, for the bank's sheet; each look is in the journal.

    Raises ReasonMissing.
    """
    if len(tidy(reason)) < 4:
        raise ReasonMissing()
    lines = list(queries.open_lines(batch.pk))
    deeds = [_look(batch, line, tidy(reason)) for line in lines]
    exported = journal.Deed(
        "ledger.batch.export",
        ("ledger.Batch", batch.uid),
        organization_id=batch.organization_id,
        path=batch.path,
        reason=tidy(reason),
        body={"lines": len(lines)},
    )
    journal.record_many([exported, *deeds], by=by, at=at)
    return [_bank_row(line.payment) for line in lines]


@transaction.atomic
def settle(
    batch: Batch, rows: Iterable[ReturnRow], *, by: Actor, at: datetime, proof: Proof | None = None
) -> Settled:
    """Book what the bank answered, matched by payment number; the same answer twice changes nothing twice."""
    journal.hold(batch.path)
    waiting = {line.payment.number: line for line in queries.open_lines(batch.pk)}
    answered = _answered(batch)
    settled = Settled()
    for row in rows:
        line = waiting.pop(row.number, None)
        if line is None:
            (settled.already if row.number in answered else settled.unknown).append(row.number)
        elif row.fen is not None and row.fen != line.payment.amount:
            settled.differing.append(row.number)
        else:
            answered.add(row.number)
            _answer(line, row, settled, by=by, at=at, proof=proof)
    settled.missing = sorted(waiting)
    counts = {
        name: len(getattr(settled, name)) for name in ("paid", "failed", "unknown", "differing", "refused")
    }
    _record(batch, "batch.settle", by=by, at=at, body=counts)
    return settled


@transaction.atomic
def drop_line(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Payment:
    """Take a payment out of its batch: the bank never got it. Raises NotPaid when it waits in none."""
    if len(tidy(reason)) < 4:
        raise ReasonMissing()
    payment = locked_payment(payment)
    line = queries.waiting_line(payment)
    if line is None:
        raise NotPaid(number=payment.number)
    _close(line, Outcome.DROPPED, tidy(reason), at)
    record(payment, "payment.drop", by=by, at=at, reason=reason)
    return payment


def _answer(
    line: BatchLine, row: ReturnRow, settled: Settled, *, by: Actor, at: datetime, proof: Proof | None
) -> None:
    number = row.number
    if not row.paid:
        _close(line, Outcome.FAILED, tidy(row.reason)[:200], at)
        record(line.payment, "payment.fail", by=by, at=at, reason=tidy(row.reason))
        settled.failed[number] = tidy(row.reason)
        return
    try:
        with transaction.atomic():
            pay(line.payment, by=by, at=at, proof=proof)
            _close(line, Outcome.PAID, "", at)
    except Refusal as refusal:
        settled.refused[number] = refusal
    else:
        settled.paid.append(number)


def _close(line: BatchLine, outcome: Outcome, reason: str, at: datetime) -> None:
    line.outcome, line.reason, line.answered_at = outcome, reason, at
    line.save(update_fields=["outcome", "reason", "answered_at"])


def _answered(batch: Batch) -> set[str]:
    lines = batch.lines.exclude(outcome=Outcome.WAITING)
    return set(lines.values_list("payment__number", flat=True))


def _look(batch: Batch, line: BatchLine, reason: str) -> journal.Deed:
    payee = line.payment.commitment.payee
    return journal.Deed(
        "ledger.account.reveal",
        ("ledger.PayeeAccount", payee.uid),
        about_person_id=payee.person_id,
        organization_id=batch.organization_id,
        path=batch.path,
        reason=reason,
    )


def _bank_row(payment: Payment) -> BankRow:
    commitment = payment.commitment
    payee = commitment.payee
    account = account_number(payee)
    return BankRow(payment.number, payee.holder, payee.bank, account, payment.amount, commitment.purpose)


def _record(batch: Batch, deed: str, *, by: Actor, at: datetime, body: dict) -> None:
    place: dict[str, Any] = {"organization_id": batch.organization_id, "path": batch.path}
    journal.record(f"ledger.{deed}", by=by, at=at, subject=("ledger.Batch", batch.uid), body=body, **place)
