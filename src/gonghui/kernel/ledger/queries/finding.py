"""Finding funds, commitments and payments; every list that leaves goes through `visible_…`."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils import timezone

from ...access.queries import visible_to
from ...actor import Actor
from ...codes import lists
from ...organizations.models import Organization
from ..models import Approval, BatchLine, Commitment, Fund, Outcome, Payment, Period

SOURCES = "money_source"
AT_ONCE = 2000


def sources(on: date | None = None) -> list[tuple[str, str]]:
    """Code and name of every source of money in force on a day."""
    return lists.get(SOURCES).choices(on)


def visible_funds(actor: Actor, permission: str, at: datetime | None = None) -> QuerySet[Fund]:
    """Funds where the actor holds a permission, which the asking service declares."""
    return visible_to(actor, Fund.objects.select_related("organization"), permission, at=at)


def visible_commitments(actor: Actor, permission: str, at: datetime | None = None) -> QuerySet[Commitment]:
    found = Commitment.objects.select_related("fund", "payee", "organization")
    return visible_to(actor, found, permission, at=at)


def visible_payments(actor: Actor, permission: str, at: datetime | None = None) -> QuerySet[Payment]:
    found = Payment.objects.select_related("commitment__fund", "commitment__payee", "organization")
    return visible_to(actor, found, permission, at=at)


def find_fund(organization: Organization, source: str, year: int) -> Fund | None:
    """The fund an organization opened itself; one taken over in a merger is found through `visible_funds`."""
    return Fund.objects.filter(opened_for=organization, source=source, year=year).first()


def free(fund: Fund) -> int:
    """Fen that can still be committed, as the database has it now."""
    return Fund.objects.get(pk=fund.pk).free


def commitments_about(kind: str, number: Any) -> QuerySet[Commitment]:
    found = Commitment.objects.filter(about_kind=kind, about_id=str(number))
    return found.select_related("fund", "payee").order_by("made_at", "id")


def commitment_for(kind: str, number: Any, key: str) -> Commitment | None:
    return commitments_about(kind, number).filter(key=key).first()


def payments_about(kind: str, number: Any) -> QuerySet[Payment]:
    """What was planned and paid for one matter, undone ones included, the oldest first."""
    found = Payment.objects.filter(about_kind=kind, about_id=str(number))
    return found.select_related("commitment__fund", "commitment__payee")


def payment_for(kind: str, number: Any, instalment: int) -> Payment | None:
    """The standing payment of a natural key."""
    return payments_about(kind, number).filter(instalment=instalment, undone_at=None).first()


def paid_for(kind: str, numbers: Iterable[Any], *, since: date, until: date) -> dict[str, int]:
    """Fen that left for each of these subjects from a day to a day, both included, less what came back."""
    first = timezone.make_aware(datetime.combine(since, time.min))
    last = timezone.make_aware(datetime.combine(until, time.max))
    left = Payment.objects.filter(about_kind=kind, undone_at=None, paid_at__range=(first, last)).order_by()
    keys = [str(number) for number in numbers]
    found: dict[str, int] = {}
    for start in range(0, len(keys), AT_ONCE):
        rows = left.filter(about_id__in=keys[start : start + AT_ONCE]).values_list("about_id")
        found |= {key: fen for key, fen in rows.annotate(fen=Sum(F("amount") - F("returned"))) if fen}
    return found


def by_number(numbers: list[str]) -> dict[str, Payment]:
    found = Payment.objects.filter(number__in=numbers).select_related("commitment__fund", "commitment__payee")
    return {payment.number: payment for payment in found}


def approvals_of(commitment: Commitment) -> QuerySet[Approval]:
    """Approvals that still count: they sign what the commitment says now."""
    return Approval.objects.filter(commitment=commitment, signed=commitment.signed)


def waiting_line(payment: Payment) -> BatchLine | None:
    """The line by which the bank has this payment in hand."""
    return BatchLine.objects.filter(payment=payment, outcome=Outcome.WAITING).first()


def open_lines(batch_id: int) -> QuerySet[BatchLine]:
    """Lines of a batch that the bank has not answered."""
    found = BatchLine.objects.filter(batch_id=batch_id, outcome=Outcome.WAITING)
    return found.select_related("payment__commitment__fund", "payment__commitment__payee")


def is_closed(organization: Organization, on: date) -> bool:
    """Whether an organization has closed the month or the year that a day falls into."""
    return Period.objects.filter(organization=organization, period__in=[f"{on:%Y}", f"{on:%Y-%m}"]).exists()
