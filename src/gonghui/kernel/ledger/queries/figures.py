"""Figures about money, all in fen, all read from the entries or from the funds that follow them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import F, Sum
from django.utils import timezone

from ...codes import parameters
from ...organizations.models import Organization
from ...organizations.queries import within
from ..models import Account, Commitment, Entry, Fund
from ..money import CENTRAL, OWN

MATCHING_SOURCES = "ledger.matching_sources"
ROLLING = timedelta(days=365)


@dataclass(frozen=True)
class Balance:
    """Where a fund's money stands, summed from its entries, in fen."""

    budget: int
    free: int
    committed: int
    paid: int


@dataclass(frozen=True)
class Matching:
    """Own money to central money. `ratio` is None while there is no central money to match."""

    own: int
    central: int

    @property
    def ratio(self) -> Decimal | None:
        return (Decimal(self.own) / self.central).quantize(Decimal("0.01")) if self.central else None

    @property
    def is_short(self) -> bool:
        """Below 1:1, compared exactly: 0.999 is short although it reads 1.00."""
        return self.own < self.central


def balance(fund: Fund) -> Balance:
    rows = Entry.objects.filter(booking__fund=fund).order_by().values_list("account")
    sums = dict(rows.annotate(total=Sum("amount")))
    return Balance(
        -sums.get(Account.GRANTED, 0),
        sums.get(Account.FREE, 0),
        sums.get(Account.COMMITTED, 0),
        sums.get(Account.PAID, 0),
    )


def paid_by_source(organization: Organization | str, first: date, last: date) -> dict[str, int]:
    """Source → fen paid at or below an organization from a day to a day, both included; returns taken off."""
    entries = Entry.objects.filter(account=Account.PAID, booking__booked_on__range=(first, last))
    rows = (
        within(entries, organization, "booking__fund__path").order_by().values_list("booking__fund__source")
    )
    return {source: total for source, total in rows.annotate(total=Sum("amount")) if total}


def totals_by_source(organization: Organization | str, year: int) -> dict[str, Balance]:
    """Source → budget, free, committed, paid of all funds of a year at or below an organization."""
    funds = within(Fund.objects.filter(year=year), organization).order_by().values_list("source")
    rows = funds.annotate(Sum("budget"), Sum("committed"), Sum("paid"))
    return {
        source: Balance(budget, budget - committed - paid, committed, paid)
        for source, budget, committed, paid in rows
    }


def matching_ratio(organization: Organization, year: int, *, at: datetime, of: str = "budget") -> Matching:
    """Own money against central money at or below an organization, `of` budgets or of what was "paid".

    Which sources count as own is a dated regional parameter; province and union where none is entered.
    """
    region = organization.region
    day = timezone.localtime(at).date()
    own = parameters.value(MATCHING_SOURCES, on=day, region=region, default=list(OWN))
    amounts = {source: getattr(sums, of) for source, sums in totals_by_source(organization, year).items()}
    return Matching(sum(amounts.get(source, 0) for source in own), amounts.get(CENTRAL, 0))


def rolling_total(payee_key: str, at: datetime) -> int:
    """Fen promised to a payee or household in the twelve months before a moment, released money taken off."""
    recent = Commitment.objects.filter(payee_key=payee_key, made_at__gt=at - ROLLING, made_at__lte=at)
    return recent.aggregate(total=Sum(F("amount") - F("released")))["total"] or 0
