"""Coverage added up: for each union, everything at and below it; `benefits tally` proves it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization


class Tally(models.Model):
    """One coverage in one year, at and below one union. due = reached + declined + missed + open, always.

    `overdue` of the open ones are past their last day. `cost_fen` is the value of what was reached. It
    carries no path: what is added up stays with its union until it is counted anew, wherever that moves.
    """

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    coverage = models.CharField(max_length=10)
    due = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    declined = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)
    open = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    cost_fen = models.BigIntegerField(default=0)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name = _("覆盖统计")
        ordering = ["-year", "coverage"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "coverage"], name="one_tally_of_a_coverage"
            ),
            models.CheckConstraint(
                condition=Q(due=F("reached") + F("declined") + F("missed") + F("open")),
                name="tally_adds_up",
            ),
            models.CheckConstraint(condition=Q(overdue__lte=F("open")), name="tally_overdue_is_open"),
        ]
