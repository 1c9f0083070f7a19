"""Rights work with an employer: collective bargaining from the offer to renewal, and opinions on the law."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .grievances import Grievance
from .rights import Dispute


class Bargaining(Scoped):
    """One round of collective bargaining. Each due day is written when its clock begins, and then stays.

    `objections_until` is the last day on which the labour department may object; the contract holds from
    the day after, or from the day of the department's word. `renewed_by` is the round that follows.
    """

    class Kind(models.TextChoices):
        WAGES = "wages", _("工资专项集体合同")
        WHOLE = "whole", _("集体合同")
        OTHER = "other", _("其他专项集体合同")

    class Side(models.TextChoices):
        UNION = "union", _("工会（职工方）")
        EMPLOYER = "employer", _("单位（企业方）")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=5, choices=Kind.choices)
    title = models.CharField(max_length=120)
    offered_by = models.CharField(max_length=8, choices=Side.choices)
    offered_on = models.DateField()
    reply_due_on = models.DateField()
    replied_on = models.DateField(null=True)
    agreed_to_talk = models.BooleanField(null=True)
    voted_on = models.DateField(null=True)
    representatives = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    in_favour = models.PositiveIntegerField(null=True)
    signed_on = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    file_due_on = models.DateField(null=True)
    filed_on = models.DateField(null=True)
    objections_until = models.DateField(null=True)
    objected_on = models.DateField(null=True)
    in_force_on = models.DateField(null=True)
    publish_due_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    renew_from = models.DateField(null=True)
    renewed_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="renews")
    closed_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("集体协商")
        ordering = ["-offered_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="collective_contract_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(voted_on=None)
                | Q(present__lte=F("representatives"), in_favour__lte=F("present"), representatives__gte=1),
                name="collective_vote_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(in_force_on=None) | Q(filed_on__isnull=False, objected_on=None),
                name="collective_contract_holds_when_filed",
            ),
        ]


class BargainingStep(models.Model):
    """What was done in a round, and by whom it was written down. Never rewritten."""

    class Kind(models.TextChoices):
        OFFERED = "offered", _("发出要约")
        REPLIED = "replied", _("书面回应")
        VOTED = "voted", _("职代会审议")
        SIGNED = "signed", _("双方签字")
        FILED = "filed", _("报送审查")
        OBJECTED = "objected", _("提出异议")
        CLEARED = "cleared", _("审查通过")
        IN_FORCE = "in_force", _("期满无异议，生效")
        PUBLISHED = "published", _("向全体职工公布")
        CLOSED = "closed", _("终止协商")

    bargaining = models.ForeignKey(Bargaining, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    on = models.DateField()
    words = models.CharField(max_length=400, blank=True)
    by_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("协商经过")
        ordering = ["id"]


class Opinion(Scoped, Sealed):
    """A written opinion on how labour law is kept. `particulars`: facts, demands, reply.

    An opinion goes to the employer, a proposal to the authority that enforces the law; a proposal may follow
    an opinion that was not heeded.
    """

    class Kind(models.TextChoices):
        OPINION = "opinion", _("监督意见书")
        PROPOSAL = "proposal", _("监督建议书")

    number = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    grievance = models.ForeignKey(Grievance, models.PROTECT, null=True, related_name="opinions")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="proposal")
    about = models.CharField(max_length=10, choices=Dispute.choices)
    unit = models.CharField(max_length=120)
    sent_to = models.CharField(max_length=120)
    issued_on = models.DateField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    reply_due_on = models.DateField()
    replied_on = models.DateField(null=True)
    put_right = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("劳动法律监督意见")
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(replied_on=None, put_right=None) | Q(replied_on__gte=F("issued_on")),
                name="opinion_is_answered_after_it_is_issued",
            ),
            models.CheckConstraint(
                condition=Q(kind="proposal") | Q(follows=None), name="only_a_proposal_follows"
            ),
        ]
