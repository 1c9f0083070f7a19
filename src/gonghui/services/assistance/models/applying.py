"""An application on its way: draft, visit at home, data check, public notice, objections."""

import uuid

from django.db import models
from django.db.models import F, Q

from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .assessments import Assessment
from .household import Household


class Application(Scoped, Sealed):
    """One asking for help. The sealed particulars are the answers so far; sent, it is a case.

    `estimate` is what the policy said when it was sent, `assessment` what the decision stands on. `amount` in
    fen is what the notice names. Two different persons review and approve.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="applications")
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="assistance_application")
    policy = models.CharField(max_length=40)
    estimate = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="+")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, related_name="+")
    amount = models.BigIntegerField(default=0)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=10, default="online")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(sent_at__isnull=True), name="one_draft_of_assistance"
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="no_negative_proposal"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("reviewed_by")),
                name="who_reviewed_does_not_approve",
            ),
        ]


class Visit(Scoped, Sealed):
    """A visit at home: for an application, a re-check, or because a helper went to see.

    `client_key` is made on the phone where the form was filled, perhaps without a network: sent twice, it is
    one visit. The sealed particulars are the findings and the words of the diary.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="visits")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    client_key = models.UUIDField(default=uuid.uuid4, unique=True)
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    visited_on = models.DateField()
    purpose = models.CharField(max_length=8)
    authorized_check = models.BooleanField(default=False)
    agrees = models.BooleanField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-visited_on", "-id"]


class DataCheck(models.Model):
    """One household in an exchange with civil affairs (经济状况核对): asked and answered by file."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="data_checks")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    batch = models.CharField(max_length=24, db_index=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    annual_income = models.BigIntegerField(null=True)
    net_assets = models.BigIntegerField(null=True)
    savings = models.BigIntegerField(null=True)
    aided = models.BooleanField(null=True)
    differs = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "household"], name="one_question_per_household_and_batch"
            )
        ]


class PublicNotice(Scoped):
    """A masked list shown for some working days before decisions take effect (公示).

    `ended_at` is written when the days have passed; no payment of its cases goes out before `ends_at`.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    place = models.CharField(max_length=120, blank=True)
    working_days = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    estimated = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="notice_lasts"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("ends_at")),
                name="notice_is_not_cut_short",
            ),
        ]


class NoticeLine(models.Model):
    """What a notice says of one household: masked name, unit, category, amount. Nothing else.

    `settled_at` is written when the case goes on: to the approval, or back after an objection.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    notice = models.ForeignKey(PublicNotice, models.PROTECT, related_name="lines")
    application = models.ForeignKey(Application, models.PROTECT, related_name="notice_lines")
    masked_name = models.CharField(max_length=120)
    unit = models.CharField(max_length=120)
    category = models.CharField(max_length=20)
    amount = models.BigIntegerField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(settled_at__isnull=True),
                name="one_open_line_per_application",
            )
        ]


class Objection(Sealed):
    """Somebody disagrees with a line, or an applicant with a refusal. The words are sealed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="assistance_objection")
    line = models.ForeignKey(NoticeLine, models.PROTECT, null=True, related_name="objections")
    application = models.ForeignKey(Application, models.PROTECT, related_name="objections")
    upheld = models.BooleanField(null=True)
