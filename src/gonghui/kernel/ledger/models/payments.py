"""From promise to receipt: payees, commitments, approvals, payments, batches. All amounts are whole fen."""

import uuid

from django.db import models
from django.db.models import F, Q

from ... import crypto
from ...organizations.scoped import Scoped
from ...people.models import Person
from .books import Fund


class PayeeAccount(models.Model):
    """A bank account money is paid to. It is never changed: another number is another row.

    `person` is empty for a supplier or a school; `number` stands sealed, its last four digits for the mask.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    holder = models.CharField(max_length=120)
    bank = models.CharField(max_length=120, blank=True)
    number_sealed = models.BinaryField()
    number_tail = models.CharField(max_length=4)
    made_at = models.DateTimeField()

    def seal_number(self, number: str) -> None:
        self.number_sealed = crypto.seal_text(number, bound_to=account_binding(self.uid))
        self.number_tail = number[-4:]


class Commitment(Scoped):
    """Money of a fund set aside for one payee and one matter, to be paid at once or in instalments.

    (`about`, `key`) is its natural key: the same matter asks for the same money only once.
    `signed` is the keyed hash of fund, payee, account and amount that approvals sign.
    `payee_key` ("person:7", "household:12") is what the rolling total counts by.
    `maker_id` and `changed_by_id` may never approve.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="commitments")
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=64)
    key = models.CharField(max_length=60)
    payee = models.ForeignKey(PayeeAccount, models.PROTECT, related_name="+")
    payee_key = models.CharField(max_length=80)
    purpose = models.CharField(max_length=200, blank=True)
    amount = models.BigIntegerField()
    planned = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    released = models.BigIntegerField(default=0)
    maker_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    changed_by_id = models.BigIntegerField(null=True)
    changed_at = models.DateTimeField()
    hold_until = models.DateTimeField(null=True)
    signed = models.CharField(max_length=32)
    approvals_needed = models.PositiveSmallIntegerField(default=1)
    level_needed = models.PositiveSmallIntegerField(default=1)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [
            models.Index(fields=["payee_key", "made_at"], name="commitment_by_payee"),
            models.Index(fields=["about_kind", "about_id"], name="commitment_about"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "key"], name="nothing_is_committed_twice"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="commitment_of_some_money"),
            models.CheckConstraint(
                condition=Q(planned__gte=0, released__gte=0, paid__gte=0, paid__lte=F("planned")),
                name="commitment_pays_what_is_planned",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=F("planned") + F("released")), name="commitment_never_exceeded"
            ),
            models.CheckConstraint(condition=Q(approvals_needed__gte=1), name="commitment_needs_an_approval"),
        ]

    @property
    def left(self) -> int:
        """Fen neither planned for a payment nor released."""
        return self.amount - self.planned - self.released

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None


class Approval(models.Model):
    """One person's yes to exactly what `signed` says. It counts while the commitment says the same."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="approvals")
    by_person_id = models.BigIntegerField()
    maker_id = models.BigIntegerField(null=True)
    changed_by_id = models.BigIntegerField(null=True)
    level = models.PositiveSmallIntegerField()
    signed = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "by_person_id", "signed"], name="approved_once_by_each"
            ),
            models.CheckConstraint(
                condition=Q(maker_id=None) | ~Q(maker_id=F("by_person_id")), name="maker_is_not_checker"
            ),
            models.CheckConstraint(
                condition=Q(changed_by_id=None) | ~Q(changed_by_id=F("by_person_id")),
                name="changer_is_not_checker",
            ),
        ]


class Payment(Scoped):
    """One payment of a commitment. (`about`, `instalment`) is its natural key while it stands.

    Not before `not_before` (a public notice ends then) and not while `blocked`: the database holds both.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="payments")
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=64)
    instalment = models.PositiveSmallIntegerField(default=1)
    amount = models.BigIntegerField()
    returned = models.BigIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    blocked = models.BooleanField(default=False)
    blocked_reason = models.CharField(max_length=200, blank=True)
    planned_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)
    paid_by_person_id = models.BigIntegerField(null=True)
    received_at = models.DateTimeField(null=True)
    receipt_kind = models.CharField(max_length=60, blank=True)
    receipt_id = models.CharField(max_length=64, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["planned_at", "id"]
        indexes = [models.Index(fields=["path", "paid_at"], name="payment_by_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "instalment"],
                condition=Q(undone_at=None),
                name="nothing_is_paid_twice",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_some_money"),
            models.CheckConstraint(
                condition=Q(returned__gte=0, returned__lte=F("amount")), name="payment_returns_what_was_paid"
            ),
            models.CheckConstraint(
                condition=Q(paid_at=None) | Q(not_before=None) | Q(paid_at__gte=F("not_before")),
                name="paid_only_when_it_may",
            ),
            models.CheckConstraint(
                condition=Q(paid_at=None) | Q(blocked=False), name="nothing_blocked_is_paid"
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(paid_at__isnull=False, received_at__gte=F("paid_at")),
                name="received_after_it_was_paid",
            ),
        ]

    @property
    def is_paid(self) -> bool:
        return self.paid_at is not None and self.undone_at is None


def account_binding(uid: uuid.UUID) -> str:
    return f"ledger.PayeeAccount.number:{uid}"
