"""Planning, holding back, paying and receiving. Nothing is paid early, blocked, unapproved or twice."""

import secrets
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format

from ...actor import Actor
from ...text import tidy
from .. import bookings, queries
from ..locking import locked, locked_payment
from ..models import Commitment, Kind, Payment
from ..money import yuan
from ..refusals import (
    AlreadyPaid,
    AlreadyPlanned,
    AmountNotPositive,
    ApproverMayNotPay,
    Blocked,
    NotApproved,
    NothingLeft,
    NotPaid,
    NotYet,
    OnHold,
    PayeeChanged,
    ReasonMissing,
    ReceiptAlreadyKept,
    WaitsForTheBank,
)
from ..signing import signature_of


@transaction.atomic
def plan_payment(
    commitment: Commitment,
    *,
    by: Actor,
    at: datetime,
    amount: int | None = None,
    instalment: int = 1,
    not_before: datetime | None = None,
) -> Payment:
    """One payment of a commitment: all that is left, or `amount` fen. Asked again it gives the same payment.

    `not_before`: the end of a public notice; the database refuses to pay earlier.
    Raises AlreadyPlanned (this instalment with another amount), NothingLeft, AmountNotPositive.
    """
    commitment = locked(commitment)
    standing = queries.payment_for(commitment.about_kind, commitment.about_id, instalment)
    if standing is not None:
        if standing.commitment_id == commitment.pk and amount in (None, standing.amount):
            return standing
        raise AlreadyPlanned(instalment=instalment, number=standing.number)
    amount = commitment.left if amount is None else amount
    if amount <= 0:
        raise AmountNotPositive()
    if amount > commitment.left:
        raise NothingLeft(left=yuan(commitment.left), wanted=yuan(amount))
    payment = Payment(commitment=commitment, amount=amount, instalment=instalment, not_before=not_before)
    payment.organization_id, payment.planned_at = commitment.organization_id, at
    payment.about_kind, payment.about_id = commitment.about_kind, commitment.about_id
    payment.number = f"ZF{timezone.localtime(at):%y%m%d}{secrets.randbelow(10**8):08}"
    try:
        with transaction.atomic():
            payment.save()
    except IntegrityError as twice:
        raise AlreadyPlanned(instalment=instalment, number="—") from twice
    commitment.planned += amount
    commitment.save(update_fields=["planned"])
    record(payment, "payment.plan", by=by, at=at, body={"fen": amount, "instalment": instalment})
    return payment


@transaction.atomic
def block(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Payment:
    """Stop a payment until `unblock`: an objection, a death. Raises ReasonMissing, AlreadyPaid."""
    if len(tidy(reason)) < 4:
        raise ReasonMissing()
    payment = _unpaid(payment)
    return _set_blocked(payment, "payment.block", tidy(reason), by=by, at=at)


@transaction.atomic
def unblock(payment: Payment, *, by: Actor, at: datetime) -> Payment:
    """Let a stopped payment go on."""
    return _set_blocked(_unpaid(payment), "payment.unblock", "", by=by, at=at)


@transaction.atomic
def postpone(payment: Payment, not_before: datetime, *, by: Actor, at: datetime) -> Payment:
    """Pay later than planned: a public notice was prolonged. Never earlier: raises NotYet."""
    payment = _unpaid(payment)
    if payment.not_before is not None and not_before < payment.not_before:
        raise NotYet(until=_moment(payment.not_before))
    payment.not_before = not_before
    payment.save(update_fields=["not_before"])
    record(payment, "payment.postpone", by=by, at=at, body={"not_before": not_before.isoformat()})
    return payment


@transaction.atomic
def cancel(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Payment:
    """Take back a plan that was not paid; its money stays committed. Raises AlreadyPaid, WaitsForTheBank."""
    payment = _unpaid(payment)
    if queries.waiting_line(payment):
        raise WaitsForTheBank(number=payment.number)
    payment.undone_at = at
    payment.save(update_fields=["undone_at"])
    payment.commitment.planned -= payment.amount
    payment.commitment.save(update_fields=["planned"])
    record(payment, "payment.cancel", by=by, at=at, reason=reason)
    return payment


@transaction.atomic
def pay(payment: Payment, *, by: Actor, at: datetime, proof: bookings.Proof | None = None) -> Payment:
    """Book that the money has left. `proof`: (kind, number) of the document, e.g. the bank's return.

    Raises AlreadyPaid, NotYet, Blocked, NotApproved, PayeeChanged, OnHold, ApproverMayNotPay, PeriodClosed.
    """
    payment = _unpaid(payment)
    check_payable(payment, by=by, at=at)
    commitment, change = payment.commitment, bookings.Change(committed=-payment.amount, paid=payment.amount)
    number = record(payment, "payment.pay", by=by, at=at, body={"fen": payment.amount})
    bookings.move(commitment.fund, change)
    payment.paid_at, payment.paid_by_person_id = at, by.person_id
    payment.save(update_fields=["paid_at", "paid_by_person_id"])
    commitment.paid += payment.amount
    commitment.save(update_fields=["paid"])
    links = {"commitment": commitment, "payment": payment, "proof": proof}
    bookings.write(Kind.PAY, commitment.fund, change, by=by, at=at, journal_id=number, **links)
    return payment


@transaction.atomic
def receive(payment: Payment, *, by: Actor, at: datetime, receipt: bookings.Proof) -> Payment:
    """Keep the payee's receipt: (kind, number) of the signature, photograph or confirmation.

    Raises NotPaid, ReceiptAlreadyKept.
    """
    payment = locked_payment(payment)
    if not payment.is_paid:
        raise NotPaid(number=payment.number)
    if payment.received_at is not None:
        raise ReceiptAlreadyKept(number=payment.number)
    payment.received_at, (payment.receipt_kind, receipt_id) = at, receipt
    payment.receipt_id = str(receipt_id)
    payment.save(update_fields=["received_at", "receipt_kind", "receipt_id"])
    record(payment, "payment.receive", by=by, at=at)
    return payment


def check_payable(payment: Payment, *, by: Actor, at: datetime) -> None:
    """Whether this payment may leave now by this hand: raises what `pay` does. The database checks again."""
    commitment = payment.commitment
    if payment.not_before is not None and at < payment.not_before:
        raise NotYet(until=_moment(payment.not_before))
    if payment.blocked:
        raise Blocked(reason=payment.blocked_reason)
    if signature_of(commitment) != commitment.signed:
        raise PayeeChanged()
    given = list(queries.approvals_of(commitment))
    if not commitment.is_approved:
        missing = max(commitment.approvals_needed - len(given), 1)
        raise NotApproved(missing=missing, level=commitment.level_needed)
    if commitment.hold_until is not None and at < commitment.hold_until:
        raise OnHold(until=_moment(commitment.hold_until))
    if by.person_id is not None and any(approval.by_person_id == by.person_id for approval in given):
        raise ApproverMayNotPay()


def record(payment: Payment, deed: str, *, by: Actor, at: datetime, **more: Any) -> int:
    """The journal entry of a deed on a payment; its number."""
    commitment = payment.commitment
    more["body"] = {"number": payment.number, **more.get("body", {})}
    person = commitment.payee.person_id
    subject = ("ledger.Payment", payment.uid)
    return bookings.record(deed, commitment.fund, subject, by=by, at=at, about_person_id=person, **more)


def _unpaid(payment: Payment) -> Payment:
    payment = locked_payment(payment)
    if payment.is_paid:
        raise AlreadyPaid(number=payment.number)
    if payment.undone_at is not None:
        raise NotPaid(number=payment.number)
    return payment


def _set_blocked(payment: Payment, deed: str, reason: str, *, by: Actor, at: datetime) -> Payment:
    payment.blocked, payment.blocked_reason = bool(reason), reason
    payment.save(update_fields=["blocked", "blocked_reason"])
    record(payment, deed, by=by, at=at, reason=reason)
    return payment


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
