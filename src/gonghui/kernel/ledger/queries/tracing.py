"""Every cent back to where it came from: entry → booking → payment → matter, document, journal."""

from dataclasses import dataclass

from ...journal.models import Entry as JournalEntry
from ..models import Booking, Commitment, Entry, Fund, Payment


@dataclass(frozen=True)
class Trace:
    """Where one entry belongs. `about` and `proof` are (kind, number), empty where there is none."""

    entry: Entry
    booking: Booking
    fund: Fund
    commitment: Commitment | None
    payment: Payment | None
    about: tuple[str, str]
    proof: tuple[str, str]
    journal: JournalEntry | None


def trace(entry: Entry) -> Trace:
    """Follow one entry to the matter it was for, the document that proves it and its journal entry."""
    booking = Booking.objects.select_related("fund", "commitment", "payment").get(pk=entry.booking_id)
    commitment = booking.commitment
    return Trace(
        entry=entry,
        booking=booking,
        fund=booking.fund,
        commitment=commitment,
        payment=booking.payment,
        about=(commitment.about_kind, commitment.about_id) if commitment else ("", ""),
        proof=(booking.proof_kind, booking.proof_id),
        journal=JournalEntry.objects.filter(pk=booking.journal_id).first(),
    )
