"""Membership: a person's belonging to one organization, dated, with its history and its applications."""

import uuid
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person

Found = TypeVar("Found", bound=models.Model)


class Membership(Scoped):
    """One belonging. `ended_on` is empty while it lasts; a person has one lasting membership at a time."""

    class State(models.TextChoices):
        ACTIVE = "active", _("在册")
        RETAINED = "retained", _("保留会籍")
        ENDED = "ended", _("已结束")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    number = models.CharField(max_length=20, unique=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    joined_on = models.DateField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    name_initials = models.CharField(max_length=120)
    employment = models.CharField(max_length=4, blank=True)
    employment_form = models.CharField(max_length=4, blank=True)
    migrant_worker = models.BooleanField(null=True)
    workplace = models.CharField(max_length=120, blank=True)
    department = models.CharField(max_length=120, blank=True)
    job = models.CharField(max_length=120, blank=True)
    group_name = models.CharField(max_length=120, blank=True)
    union_duty = models.CharField(max_length=60, blank=True)
    card_number = models.CharField(max_length=40, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_on__isnull=True), name="one_membership_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="ended", ended_on__isnull=False)
                | ~models.Q(state="ended") & models.Q(ended_on__isnull=True),
                name="ended_membership_has_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["path", "id"], name="membership_in_scope", condition=models.Q(ended_on__isnull=True)
            ),
            models.Index(
                fields=["path", "name_initials"],
                name="membership_lasting",
                condition=models.Q(ended_on__isnull=True),
            ),
        ]

    @property
    def is_lasting(self) -> bool:
        return self.ended_on is None


class MembershipChange(models.Model):
    """One dated change of a membership, by the codes of the official sheet (会籍变化)."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=4)
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    # Read with their membership alone; an index of unions would only make every import dearer.
    from_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", db_index=False
    )
    to_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", db_index=False
    )
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]


class JoinApplication(models.Model):
    """What a worker has answered so far; becomes a case when sent. Answers are sealed until then."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="join_application")
    transfer_case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="+")
    answers_sealed = models.BinaryField(null=True)
    channel = models.CharField(max_length=8, default="online")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    @property
    def union(self) -> Organization:
        """Where it goes. Raises LookupError for a draft that has not come so far."""
        return _there(self.organization)

    @property
    def applicant(self) -> Person:
        """Who it is about. Raises LookupError for a draft."""
        return _there(self.person)

    @property
    def joining(self) -> Case:
        """The case of joining. Raises LookupError when it became a transfer, or is a draft."""
        return _there(self.case)


class Transfer(models.Model):
    """The matter of a two-sided case: which membership goes from where to where."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="transfer")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="transfers")
    from_organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    to_organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")


class CorrectionRequest(models.Model):
    """A member's request to correct one field; the wanted value is sealed."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="correction")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    wanted_sealed = models.BinaryField()


def answers_binding(application: JoinApplication) -> str:
    return f"membership.JoinApplication.answers:{application.uid}"


def wanted_binding(case: Case) -> str:
    return f"membership.CorrectionRequest.wanted:{case.uid}"


class SavedView(models.Model):
    """An officer's own named filter of the member register."""

    account = models.ForeignKey("access.Account", models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=400)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "name"], name="one_view_of_a_name")]


def _there(wanted: Found | None) -> Found:
    if wanted is None:
        raise LookupError("a draft has none yet")
    return wanted
