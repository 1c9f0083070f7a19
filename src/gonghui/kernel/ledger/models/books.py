"""The books: funds, bookings with their entries, closed periods. All amounts are whole fen."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ...organizations.models import Organization
from ...organizations.scoped import Scoped


class Account(models.TextChoices):
    """Where money of a fund stands. Granted is the other side of the three: the four always sum to zero."""

    GRANTED = "granted", _("预算")
    FREE = "free", _("可用")
    COMMITTED = "committed", _("已承诺")
    PAID = "paid", _("已支付")


class Kind(models.TextChoices):
    """What a booking is about."""

    BUDGET = "budget", _("下达预算")
    COMMIT = "commit", _("承诺")
    RELEASE = "release", _("释放")
    PAY = "pay", _("支付")
    RETURN = "return", _("退回")
    REVERSAL = "reversal", _("冲正")


class Fund(Scoped):
    """Money of one organization, one source and one year. The columns follow the entries (`verify`).

    `opened_for_id` stays when a merger gives the fund to another organization, which may have its own.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opened_for = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    source = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    budget = models.BigIntegerField(default=0)
    committed = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-year", "source", "path"]
        constraints = [
            models.UniqueConstraint(
                fields=["opened_for", "source", "year"], name="one_fund_of_a_source_and_year"
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=0, committed__gte=0, paid__gte=0), name="fund_holds_no_negative_money"
            ),
            models.CheckConstraint(
                condition=Q(budget__gte=F("committed") + F("paid")), name="fund_never_overspent"
            ),
        ]

    @property
    def free(self) -> int:
        """Fen that can still be committed."""
        return self.budget - self.committed - self.paid


class Booking(models.Model):
    """One movement in one fund, written once. Its entries are written before it and never after."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="bookings")
    kind = models.CharField(max_length=10, choices=Kind)
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    at = models.DateTimeField()
    by_person_id = models.BigIntegerField(null=True)
    commitment = models.ForeignKey("Commitment", models.PROTECT, null=True, related_name="bookings")
    payment = models.ForeignKey("Payment", models.PROTECT, null=True, related_name="bookings")
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    proof_kind = models.CharField(max_length=60, blank=True)
    proof_id = models.CharField(max_length=64, blank=True)
    journal_id = models.BigIntegerField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["fund", "booked_on"], name="booking_by_day")]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="booking_moves_money")]


class Entry(models.Model):
    """One side of a booking: fen added to (+) or taken from (−) one account of its fund."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="entries")
    account = models.CharField(max_length=10, choices=Account)
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="entry_moves_money"),
            models.CheckConstraint(
                condition=Q(account__in=list(Account.values)), name="entry_in_a_known_account"
            ),
            models.UniqueConstraint(fields=["booking", "account"], name="one_entry_per_account"),
        ]


class Period(models.Model):
    """A closed month ("2026-03") or year ("2026") of one organization: nothing is booked into it any more."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    period = models.CharField(max_length=7)
    closed_at = models.DateTimeField()
    closed_by_person_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["organization", "period"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "period"], name="period_closed_once"),
            models.CheckConstraint(
                condition=Q(period__regex=r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"), name="period_is_month_or_year"
            ),
        ]
