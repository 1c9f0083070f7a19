"""Payments handed to the bank together, and what it answers."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...organizations.scoped import Scoped
from .payments import Payment


class Outcome(models.TextChoices):
    """What became of one line of a batch."""

    WAITING = "waiting", _("等待银行回单")
    PAID = "paid", _("已支付")
    FAILED = "failed", _("支付失败")
    DROPPED = "dropped", _("已撤下")


class Batch(Scoped):
    """Payments handed to the bank together."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField()
    made_by_person_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]


class BatchLine(models.Model):
    """One payment in one batch; it can wait for the bank in one batch only."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines")
    payment = models.ForeignKey(Payment, models.PROTECT, related_name="lines")
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "payment"], name="once_in_a_batch"),
            models.UniqueConstraint(
                fields=["payment"], condition=Q(outcome="waiting"), name="waits_in_one_batch_only"
            ),
        ]
