"""Opening funds, changing budgets, closing periods."""

import calendar
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from ...actor import Actor
from ...codes import lists
from ...journal import actions as journal
from ...organizations.models import Organization
from .. import bookings, queries
from ..models import Fund, Kind, Period
from ..queries.finding import SOURCES
from ..refusals import AmountNotPositive, FundAlreadyOpen, PeriodClosed, PeriodNotOver, UnknownSource


@transaction.atomic
def open_fund(
    organization: Organization, source: str, year: int, *, budget: int, by: Actor, at: datetime
) -> Fund:
    """Open the fund of one source and year with its budget (fen, may be 0).

    Raises UnknownSource, FundAlreadyOpen, FundTooSmall (a negative budget), PeriodClosed.
    """
    if source not in lists.get(SOURCES):
        raise UnknownSource(source=source)
    journal.hold(organization.path)
    if queries.find_fund(organization, source, year) is not None:
        raise FundAlreadyOpen(year=year, source=lists.get(SOURCES).label(source))
    fund = Fund.objects.create(
        organization=organization, opened_for=organization, source=source, year=year, opened_at=at
    )
    body = {"source": source, "year": year, "budget": budget}
    number = bookings.record("fund.open", fund, ("ledger.Fund", fund.uid), by=by, at=at, body=body)
    if budget:
        _allot(fund, budget, by=by, at=at, journal_id=number)
    return fund


@transaction.atomic
def change_budget(
    fund: Fund, difference: int, *, by: Actor, at: datetime, reason: str, proof: bookings.Proof | None = None
) -> Fund:
    """Add to the budget, or take from what is free (fen). Raises AmountNotPositive (0), FundTooSmall."""
    if not difference:
        raise AmountNotPositive()
    number = bookings.record(
        "fund.budget", fund, ("ledger.Fund", fund.uid), by=by, at=at, reason=reason, body={"fen": difference}
    )
    _allot(fund, difference, by=by, at=at, journal_id=number, proof=proof)
    fund.refresh_from_db()
    return fund


@transaction.atomic
def close_period(organization: Organization, period: str, *, by: Actor, at: datetime) -> Period:
    """Close a month ("2026-03") or a year ("2026") for good; corrections go into an open one as reversals.

    Raises PeriodNotOver, PeriodClosed (twice), ValueError for another spelling.
    """
    if _last_day(period) >= timezone.localtime(at).date():
        raise PeriodNotOver(period=period)
    place: dict[str, Any] = {"organization_id": organization.pk, "path": organization.path}
    subject = ("ledger.Period", f"{organization.pk}:{period}")
    journal.record("ledger.period.close", by=by, at=at, subject=subject, body={"period": period}, **place)
    facts = {"closed_at": at, "closed_by_person_id": by.person_id}
    try:
        with transaction.atomic():
            return Period.objects.create(organization=organization, period=period, **facts)
    except IntegrityError as twice:
        raise PeriodClosed(period=period) from twice


def _allot(fund: Fund, difference: int, *, by: Actor, at: datetime, journal_id: int, proof=None) -> None:
    change = bookings.Change(budget=difference)
    bookings.move(fund, change)
    bookings.write(Kind.BUDGET, fund, change, by=by, at=at, journal_id=journal_id, proof=proof)
    fund.refresh_from_db()


def _last_day(period: str) -> date:
    year, _dash, month = period.partition("-")
    if len(year) != 4 or (_dash and len(month) != 2):
        raise ValueError(period)
    in_year = int(month) if month else 12
    return date(int(year), in_year, calendar.monthrange(int(year), in_year)[1])
