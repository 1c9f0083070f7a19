"""Whether the books agree with themselves: entries, funds, commitments, payments, signatures, journal."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from ... import crypto
from ...journal.models import Entry as JournalEntry
from ..models import Account, Booking, Commitment, Fund, Kind, Payment
from ..signing import signature_of
from .figures import Balance, balance


@dataclass
class Report:
    """How much was looked at, and every place where the books do not agree."""

    funds: int = 0
    bookings: int = 0
    faults: list[str] = field(default_factory=list)


def verify() -> Report:
    """Sum everything anew. Nothing is changed."""
    report = Report(Fund.objects.count(), Booking.objects.count())
    report.faults += [*_funds(), *_bookings(), *_commitments(), *_payments(), *_signatures()]
    return report


def _funds():
    for fund in Fund.objects.order_by("pk").iterator():
        kept = Balance(fund.budget, fund.free, fund.committed, fund.paid)
        if balance(fund) != kept:
            yield _("资金 {number} 的余额和分录之和不一致").format(number=fund.uid)


def _bookings():
    sums = Booking.objects.order_by().annotate(total=Coalesce(Sum("entries__amount"), 1))
    for booking in sums.exclude(total=0).values_list("pk", flat=True):
        yield _("记账 {number} 的分录之和不为零").format(number=booking)
    known = JournalEntry.objects.filter(deed__startswith="ledger.").values("id")
    for booking in Booking.objects.exclude(journal_id__in=known).values_list("pk", flat=True):
        yield _("记账 {number} 在办理记录里没有对应的一条").format(number=booking)


def _commitments():
    entries = Sum("bookings__entries__amount", filter=Q(bookings__entries__account=Account.COMMITTED))
    paid = Sum("bookings__entries__amount", filter=Q(bookings__entries__account=Account.PAID))
    sums = Commitment.objects.order_by().annotate(open=Coalesce(entries, 0), gone=Coalesce(paid, 0))
    right = Q(gone=F("paid"), open=F("amount") - F("released") - F("paid"))
    for number in sums.exclude(right).values_list("uid", flat=True):
        yield _("承诺 {number} 的金额和分录之和不一致").format(number=number)


def _payments():
    """A payment that stands as paid has one booking; its fen are what entries say."""
    sums: QuerySet[Any] = Payment.objects.order_by().annotate(
        booked=Coalesce(
            Sum("bookings__entries__amount", filter=Q(bookings__entries__account=Account.PAID)), 0
        )
    )
    standing = Q(paid_at__isnull=False, undone_at=None)
    wrong = sums.filter(standing).exclude(booked=F("amount") - F("returned"))
    wrong |= sums.exclude(standing).exclude(booked=0)
    for number in wrong.values_list("number", flat=True):
        yield _("付款 {number} 的金额和分录之和不一致").format(number=number)
    unbooked = Payment.objects.filter(paid_at__isnull=False).exclude(bookings__kind=Kind.PAY)
    for number in unbooked.values_list("number", flat=True):
        yield _("付款 {number} 没有对应的记账").format(number=number)


def _signatures():
    """Payee, account or amount of a commitment were changed past the doors."""
    for commitment in Commitment.objects.select_related("fund", "payee").order_by("pk").iterator():
        try:
            right = signature_of(commitment) == commitment.signed
        except crypto.CannotOpen:
            right = False
        if not right:
            yield _("承诺 {number} 的收款人、账号或金额和签批时不一致").format(number=commitment.uid)
