"""Policies and subsistence lines as dated data."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

from .facts import MOST_MEMBERS, Residence


class Policy(models.Model):
    """One version of a policy that a union entered; the shipped ones are the files in `policies/`.

    A version never changes and is never deleted (the database refuses): what was decided by it must be
    replayable. The later version begun holds. `definition` is what `rules.policies.read` understands.
    """

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    document = models.CharField(max_length=200)
    region = models.CharField(max_length=6, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    definition = models.JSONField()
    demonstration = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("认定政策")
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_policy_of_a_version"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="policy_ends_after_it_begins",
            ),
        ]


class PolicyDraft(Scoped):
    """A version of a policy that is being written: nothing is decided by it until another puts it in force.

    `based_on` is the version it began from ("code/version").
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    based_on = models.CharField(max_length=60)
    document = models.CharField(max_length=200)
    region = models.CharField(max_length=6)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    definition = models.JSONField()
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("认定政策的草稿")
        ordering = ["id"]


class Line(models.Model):
    """A subsistence line (低保标准): fen per head and month or year, for one place, residence and size.

    An empty region holds everywhere; `valid_to` is the first day on which it no longer holds.
    """

    class Unit(models.TextChoices):
        MONTH = "month", _("每人每月")
        YEAR = "year", _("每人每年")

    region = models.CharField(max_length=12, blank=True)
    residence = models.CharField(max_length=5, choices=Residence.choices)
    members_from = models.PositiveSmallIntegerField(default=1)
    members_to = models.PositiveSmallIntegerField(default=MOST_MEMBERS)
    amount_fen = models.BigIntegerField()
    unit = models.CharField(max_length=5, choices=Unit.choices, default=Unit.MONTH)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=200)
    demonstration = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("低保标准")
        ordering = ["region", "residence", "valid_from", "members_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "residence", "members_from", "members_to", "valid_from"],
                name="one_line_from_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="line_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0, amount_fen__lte=10**9), name="line_amount_possible"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    members_from__gte=1,
                    members_to__gte=models.F("members_from"),
                    members_to__lte=MOST_MEMBERS,
                ),
                name="line_for_some_people",
            ),
        ]
