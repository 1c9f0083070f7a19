"""What was bought, with which money, how far it is, and what it came to by month and source."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import ExtractMonth

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.ledger.models import Account, Booking, Entry, Fund, Payment
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.organizations.queries import within

from ..models import Entitlement, Occasion, Purchase
from .capped import COSTS

PURCHASE, GOODS = "benefits.purchase", "goods"
PAY, APPROVE = "benefits.pay", "benefits.approve"
OFFERED = 200


@dataclass(frozen=True)
class Spent:
    """What left one source in one month, in fen, returns taken off."""

    month: int
    source: str
    fen: int


def visible(actor: Actor, permission: str = PAY) -> QuerySet[Purchase]:
    return access.visible_to(actor, _with_words(), permission)


def to_approve(actor: Actor) -> QuerySet[Purchase]:
    """Promised money that waits for a yes, the oldest first; what was let go does not wait."""
    waiting = visible(actor, APPROVE).filter(commitment__approved_at=None, commitment__released=0)
    return waiting.order_by("made_at", "id")


def keyed(key: uuid.UUID) -> Purchase | None:
    """The purchase that a form sent before."""
    return Purchase.objects.filter(uid=key).first()


def of_occasion(occasion: Occasion) -> QuerySet[Purchase]:
    return _with_words().filter(occasion=occasion)


def payments_of(purchases: Iterable[Purchase]) -> dict[str, list[Payment]]:
    """Payments by the purchase's number, the oldest first, undone ones included."""
    keys = [str(purchase.uid) for purchase in purchases]
    found: dict[str, list[Payment]] = defaultdict(list)
    for payment in Payment.objects.filter(about_kind=PURCHASE, about_id__in=keys).order_by(
        "planned_at", "id"
    ):
        found[payment.about_id].append(payment)
    return found


def standing_payment(purchase: Purchase) -> Payment | None:
    return ledger.payment_for(PURCHASE, purchase.uid, 1)


def bookings_of(purchase: Purchase) -> QuerySet[Booking]:
    """Every booking this money came by, from the promise on, with its entries."""
    found = Booking.objects.filter(commitment=purchase.commitment)
    return found.select_related("fund").prefetch_related("entries").order_by("at", "kind")


def funds_for(actor: Actor, occasion: Occasion) -> QuerySet[Fund]:
    """Funds of the occasion's union, of those above and of those below it, that this officer may spend."""
    above = [occasion.path[:end] for end in range(STEP, len(occasion.path) + 1, STEP)]
    on_line = Q(path__in=above) | Q(path__startswith=occasion.path)
    found = ledger.visible_funds(actor, PAY).filter(on_line, year__gte=occasion.on.year - 1)
    return found.order_by("-year", "path", "source")


def funds(actor: Actor, year: int) -> QuerySet[Fund]:
    return ledger.visible_funds(actor, PAY).filter(year=year).order_by("path", "source")


def occasions(actor: Actor, today: datetime.date) -> QuerySet[Occasion]:
    """What can be bought for: not closed, of the officer's unions and of those above, the soonest first."""
    paths = access.paths_for(actor, PAY)
    above = {path[:end] for path in paths for end in range(STEP, len(path) + 1, STEP)}
    open_ones = Occasion.objects.filter(closed_at=None, closes_on__gte=today).select_related("program")
    found = access.visible_to(actor, open_ones, PAY) | open_ones.filter(path__in=above)
    return found.order_by("on", "id")


def spent_by_month(actor: Actor, year: int) -> list[Spent]:
    """Month × source of everything paid for benefits in the officer's unions, from the entries themselves."""
    rows = access.visible_to(actor, _entries(year), PAY, field="booking__fund__path")
    rows = rows.annotate(month=ExtractMonth("booking__booked_on")).order_by()
    sums = rows.values_list("month", "booking__fund__source").annotate(fen=Sum("amount"))
    return [Spent(month, source, fen) for month, source, fen in sums if fen]


def paid_in(actor: Actor, year: int, month: int) -> QuerySet[Any]:
    """The entries of one month: what left and what came back, in the order of the books."""
    rows = access.visible_to(actor, _entries(year), PAY, field="booking__fund__path")
    rows = rows.filter(booking__booked_on__month=month)
    found = rows.select_related("booking__fund__organization", "booking__payment", "booking__commitment")
    return found.order_by("booking__at", "id")


def by_uid(keys: Iterable[str]) -> dict[str, Purchase]:
    """Purchases by their number as text."""
    return {str(purchase.uid): purchase for purchase in _with_words().filter(uid__in=list(keys))}


def people_of(occasions: Iterable[int], place: Organization | str) -> dict[int, int]:
    """How many are due at or below a union, by occasion; private ones are not counted out loud."""
    rows = within(Entitlement.objects.filter(occasion__in=list(occasions), is_private=False), place)
    due = rows.filter(state__in=COSTS).order_by().values_list("occasion")
    return dict(due.annotate(count=Count("pk")))


def _entries(year: int) -> QuerySet[Entry]:
    return Entry.objects.filter(
        account=Account.PAID, booking__commitment__about_kind=PURCHASE, booking__booked_on__year=year
    )


def _with_words() -> QuerySet[Purchase]:
    return Purchase.objects.select_related(
        "occasion__program", "fund__organization", "commitment__payee", "organization", "made_by"
    )
