"""The money of measures: from which fund, held back by what, and back from a payment to its household."""

import datetime

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.ledger.models import Batch, Booking, Commitment, Fund, Payment
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from ..models import Household, Measure, Objection, PublicNotice

MEASURE = "assistance.measure"
PAY, APPROVE = "assistance.pay", "assistance.approve"
GRANT = "grant"


def fund_for(organization: Organization, source: str, year: int) -> Fund | None:
    """The fund of a source and year nearest above (or at) an organization."""
    line = [organization, *reversed(tree.ancestors(organization))]
    return next(filter(None, (ledger.find_fund(union, source, year) for union in line)), None)


def commitment_of(measure: Measure) -> Commitment | None:
    return ledger.commitment_for(MEASURE, measure.matter, GRANT)


def standing_payment(measure: Measure) -> Payment | None:
    return ledger.payment_for(MEASURE, measure.matter, 1)


def came_back(measure: Measure) -> int:
    """Fen of a measure that were paid and have come back to their fund."""
    return sum(payment.returned for payment in ledger.payments_about(MEASURE, measure.matter))


def notice_end(household: Household) -> datetime.datetime | None:
    """When the newest public notice of a household is over; None when it came in by a workbook."""
    notices = PublicNotice.objects.filter(lines__application__household=household)
    newest = notices.order_by("-ends_at").first()
    return newest.ends_at if newest else None


def open_objection(household: Household) -> Objection | None:
    """An objection to a line of its notice that nobody has settled."""
    found = Objection.objects.filter(
        application__household=household, line__isnull=False, case__ended_at=None
    )
    return found.select_related("case").first()


def to_approve(actor: Actor) -> QuerySet[Commitment]:
    """Promised money that waits for a yes."""
    found = ledger.visible_commitments(actor, APPROVE).filter(about_kind=MEASURE, approved_at=None)
    return found.order_by("made_at", "id")


def payments(actor: Actor) -> QuerySet[Payment]:
    return ledger.visible_payments(actor, PAY).filter(about_kind=MEASURE)


def batches(actor: Actor) -> QuerySet[Batch]:
    return access.visible_to(actor, Batch.objects.select_related("organization"), PAY)


def payments_of(household: Household) -> QuerySet[Payment]:
    """All payments of a household's measures, the newest first."""
    matters = Measure.objects.filter(plan__household=household).values("matter")
    found = Payment.objects.filter(about_kind=MEASURE, about_id__in=matters)
    return found.select_related("commitment__fund", "commitment__payee").order_by("-planned_at")


def own_payment(person, number: str) -> Payment | None:
    """A payment to the household that somebody heads, by its number."""
    matters = Measure.objects.filter(plan__household__head=person).values("matter")
    found = Payment.objects.filter(number=number, about_kind=MEASURE, about_id__in=matters)
    return found.select_related("commitment__payee").first()


def bookings_of(payment: Payment) -> QuerySet[Booking]:
    """Every booking that this money came by, from the promise on, with its entries."""
    found = Booking.objects.filter(commitment=payment.commitment)
    return found.select_related("fund").prefetch_related("entries").order_by("at", "kind")


def unpaid_of(household: Household) -> list[Payment]:
    return list(payments_of(household).filter(paid_at=None, undone_at=None))


def sources() -> list[tuple[str, str]]:
    """Code and name of every source of money."""
    return ledger.sources()
