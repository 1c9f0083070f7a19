"""Correcting without deleting: money that came back, and a payment that was booked by mistake."""

from datetime import datetime

from django.db import transaction

from ...actor import Actor
from ...text import tidy
from .. import bookings
from ..locking import locked_payment
from ..models import Booking, Kind, Payment
from ..money import yuan
from ..refusals import AmountNotPositive, NotPaid, ReasonMissing, TooMuchReturned
from .payments import record


@transaction.atomic
def give_back(
    payment: Payment,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    amount: int | None = None,
    proof: bookings.Proof | None = None,
) -> Payment:
    """Paid money came back, all of it or `amount` fen: the fund can use it again.

    Once all is back the instalment may be planned anew. Raises NotPaid, TooMuchReturned, ReasonMissing.
    """
    payment = _paid(payment, reason)
    left = payment.amount - payment.returned
    amount = left if amount is None else amount
    if amount <= 0:
        raise AmountNotPositive()
    if amount > left:
        raise TooMuchReturned(left=yuan(left))
    number = record(payment, "payment.return", by=by, at=at, reason=reason, body={"fen": amount})
    change = bookings.Change(paid=-amount)
    bookings.move(payment.commitment.fund, change)
    payment.returned += amount
    if payment.returned == payment.amount:
        payment.undone_at = at
    payment.save(update_fields=["returned", "undone_at"])
    _take_off(payment, amount, released=amount)
    links = {"commitment": payment.commitment, "payment": payment, "proof": proof}
    bookings.write(Kind.RETURN, payment.commitment.fund, change, by=by, at=at, journal_id=number, **links)
    return payment


@transaction.atomic
def reverse(payment: Payment, *, by: Actor, at: datetime, reason: str) -> Booking:
    """A payment was booked that did not happen: book the opposite; its money is committed again.

    Raises NotPaid, ReasonMissing, TooMuchReturned (some of it came back, so it did happen).
    """
    payment = _paid(payment, reason)
    if payment.returned:
        raise TooMuchReturned(left=yuan(payment.amount - payment.returned))
    wrong = payment.bookings.get(kind=Kind.PAY)
    number = record(payment, "payment.reverse", by=by, at=at, reason=reason, body={"booking": str(wrong.pk)})
    change = bookings.Change(committed=payment.amount, paid=-payment.amount)
    bookings.move(payment.commitment.fund, change)
    payment.undone_at = at
    payment.save(update_fields=["undone_at"])
    _take_off(payment, payment.amount)
    links = {"commitment": payment.commitment, "payment": payment, "reverses": wrong}
    fund = payment.commitment.fund
    return bookings.write(Kind.REVERSAL, fund, change, by=by, at=at, journal_id=number, **links)


def _paid(payment: Payment, reason: str) -> Payment:
    if len(tidy(reason)) < 4:
        raise ReasonMissing()
    payment = locked_payment(payment)
    if not payment.is_paid:
        raise NotPaid(number=payment.number)
    return payment


def _take_off(payment: Payment, amount: int, released: int = 0) -> None:
    commitment = payment.commitment
    commitment.paid -= amount
    commitment.planned -= amount
    commitment.released += released
    commitment.save(update_fields=["paid", "planned", "released"])
