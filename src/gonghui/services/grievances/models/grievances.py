"""One grievance: what a worker said, how it is graded, who may know whose it is, what was measured."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .categories import Category

FLOW = "grievances.grievance"


class Kind(models.TextChoices):
    """What the worker wants of the union."""

    ENQUIRY = "enquiry", _("咨询")
    HELP = "help", _("求助")
    COMPLAINT = "complaint", _("投诉")
    SUGGESTION = "suggestion", _("建议")


class Grade(models.TextChoices):
    """How much weighs on it: three grades of the mission, the heaviest last."""

    DAILY = "daily", _("身边事")
    WORRY = "worry", _("烦心事")
    URGENT = "urgent", _("急难事")


class Privacy(models.TextChoices):
    """Who may know whose it is."""

    NAMED = "named", _("实名")
    CONFIDENTIAL = "confidential", _("保密")
    ANONYMOUS = "anonymous", _("匿名")


class Solved(models.TextChoices):
    """What the worker says of the answer."""

    YES = "yes", _("解决了")
    PARTLY = "partly", _("解决了一部分")
    NO = "no", _("没解决")


class Grievance(Scoped, Sealed):
    """What goes with a case of the service centre; where it lies and by when it is due stands in the case.

    `particulars` hold what was said: text, place, and of whoever has no account a name and telephone.
    `speaker` is whose it is; the case itself names them only when `privacy` is named. Of an anonymous one
    there is no speaker and nothing finer than the day: `receipt_hash` is all that leads back to it. `home` is
    the union it was said from; `organization` the one that answers for it, also when the union above does it
    again. The moments are those of the first word of an officer and of the first answer,
    each with what it was due; they never change once written.
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="grievance")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    grade = models.CharField(max_length=6, choices=Grade.choices)
    proposed_grade = models.CharField(max_length=6, choices=Grade.choices)
    proposed_for = models.JSONField(default=list)
    graded_at = models.DateTimeField(null=True)
    graded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    privacy = models.CharField(max_length=12, choices=Privacy.choices)
    speaker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    receipt_hash = models.CharField(max_length=32, null=True, unique=True)
    home = models.ForeignKey(Organization, models.PROTECT, null=True, related_name="+")
    said_on = models.DateField()
    first_due_at = models.DateTimeField(null=True)
    first_at = models.DateTimeField(null=True)
    answer_due_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    answer_minutes = models.PositiveIntegerField(null=True)
    solved = models.CharField(max_length=6, choices=Solved.choices, blank=True)
    satisfied = models.PositiveSmallIntegerField(null=True)
    rated_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    bundle = models.ForeignKey("grievances.Bundle", models.PROTECT, null=True, related_name="grievances")

    class Meta:
        verbose_name = _("诉求")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["speaker", "-id"], name="grievance_of_speaker"),
            models.Index(fields=["said_on", "category"], name="grievance_of_a_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(privacy=Privacy.ANONYMOUS) | Q(speaker=None, receipt_hash__isnull=False),
                name="anonymous_has_no_speaker",
            ),
            models.CheckConstraint(
                condition=Q(satisfied=None) | Q(satisfied__gte=1, satisfied__lte=5), name="satisfied_1_to_5"
            ),
            models.CheckConstraint(
                condition=Q(rated_at=None) | ~Q(solved=""), name="grievance_rated_says_solved"
            ),
        ]

    @property
    def is_anonymous(self) -> bool:
        return self.privacy == Privacy.ANONYMOUS
