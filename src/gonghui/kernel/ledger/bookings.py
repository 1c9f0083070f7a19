"""Writing the books: a conditional update of the fund, the entries, the booking that seals them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from ..actor import Actor
from ..journal import actions as journal
from . import queries
from .models import Account, Booking, Commitment, Entry, Fund, Kind, Payment
from .money import yuan
from .refusals import FundTooSmall, PeriodClosed

Proof = tuple[str, Any]


@dataclass(frozen=True)
class Change:
    """What one booking does to its fund, in fen."""

    budget: int = 0
    committed: int = 0
    paid: int = 0

    @property
    def free(self) -> int:
        return self.budget - self.committed - self.paid

    def sides(self) -> dict[str, int]:
        """Account → fen. They sum to zero whatever the change is."""
        sides = {
            Account.GRANTED: -self.budget,
            Account.FREE: self.free,
            Account.COMMITTED: self.committed,
            Account.PAID: self.paid,
        }
        return {account: amount for account, amount in sides.items() if amount}

    def turned(self) -> "Change":
        return Change(-self.budget, -self.committed, -self.paid)


def record(deed: str, fund: Fund, subject: tuple[str, Any], *, by: Actor, at: datetime, **more: Any) -> int:
    """The journal entry of a deed on money; its number. It comes first, so that deeds wait in one order."""
    place: dict[str, Any] = {"organization_id": fund.organization_id, "path": fund.path}
    return journal.record(f"ledger.{deed}", by=by, at=at, subject=subject, **place, **more).id


def move(fund: Fund, change: Change) -> None:
    """Change the fund's columns, or refuse: nothing ever falls below zero. Raises FundTooSmall."""
    needed = change.committed + change.paid - change.budget
    deltas = {"budget": change.budget, "committed": change.committed, "paid": change.paid}
    moved = Fund.objects.filter(
        pk=fund.pk,
        budget__gte=F("committed") + F("paid") + needed,
        committed__gte=-change.committed,
        paid__gte=-change.paid,
    ).update(**{name: F(name) + delta for name, delta in deltas.items() if delta})
    if not moved:
        raise FundTooSmall(left=yuan(queries.free(fund)), wanted=yuan(max(needed, 0)))


def draw_up(
    kind: Kind,
    fund: Fund,
    change: Change,
    *,
    by: Actor,
    at: datetime,
    commitment: Commitment | None = None,
    payment: Payment | None = None,
    reverses: Booking | None = None,
    proof: Proof | None = None,
) -> Booking:
    """Write the entries of a booking that `seal` will write. Needs no lock."""
    sides = change.sides()
    booking = Booking(fund=fund, kind=kind, amount=sum(side for side in sides.values() if side > 0))
    booking.booked_on, booking.at, booking.by_person_id = timezone.localtime(at).date(), at, by.person_id
    booking.commitment, booking.payment, booking.reverses = commitment, payment, reverses
    booking.proof_kind, booking.proof_id = ("", "") if proof is None else (proof[0], str(proof[1]))
    Entry.objects.bulk_create(
        Entry(booking=booking, account=account, amount=amount) for account, amount in sides.items()
    )
    return booking


def seal(booking: Booking, journal_id: int) -> Booking:
    """Write the booking over its entries, with the number of its journal entry. Raises PeriodClosed."""
    booking.journal_id = journal_id
    try:
        booking.save(force_insert=True)
    except IntegrityError as refused:
        if "period closed" not in str(refused):
            raise
        raise PeriodClosed(period=f"{booking.booked_on:%Y-%m}") from refused
    return booking


def write(kind: Kind, fund: Fund, change: Change, *, journal_id: int, **more: Any) -> Booking:
    """Draw a booking up and seal it at once. Raises PeriodClosed."""
    return seal(draw_up(kind, fund, change, **more), journal_id)
