"""Rights work on one matter of workers: legal aid, mediation, the alarm about unpaid wages."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .grievances import Grievance


class Dispute(models.TextChoices):
    """What a dispute at work, or what is against the law there, is about."""

    WAGES = "wages", _("工资报酬")
    HOURS = "hours", _("工时和休假")
    CONTRACT = "contract", _("劳动合同")
    INSURANCE = "insurance", _("社会保险")
    INJURY = "injury", _("工伤待遇")
    SAFETY = "safety", _("劳动安全卫生")
    WOMEN = "women", _("女职工和未成年工保护")
    OTHER = "other", _("其他")


class LegalAid(Scoped, Sealed):
    """What a worker asks a lawyer's help for, decided as a case. `particulars`: against, words."""

    class Help(models.TextChoices):
        ADVICE = "advice", _("问清楚怎么办")
        DRAFTING = "drafting", _("代写仲裁申请、起诉状")
        REPRESENTATION = "representation", _("请人代理仲裁、打官司")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, models.PROTECT, null=True, related_name="legal_aid")
    about = models.CharField(max_length=10, choices=Dispute.choices)
    help = models.CharField(max_length=14, choices=Help.choices)
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("法律援助")
        ordering = ["-asked_at", "-id"]

    @property
    def opened(self) -> Case:
        """Its case; every one that was asked for has one. Raises Case.DoesNotExist."""
        if self.case is None:
            raise Case.DoesNotExist
        return self.case


class Mediation(Scoped, Sealed):
    """A labour dispute that the union mediates. `particulars`: worker, employer, claim, mediator, words.

    `due_on` is the last day of mediation by law: after it the worker may go to arbitration. Kept at the
    beginning, so that a later law does not move it. An agreement has a day by which it is to be carried out.
    """

    class Outcome(models.TextChoices):
        AGREED = "agreed", _("达成协议")
        FAILED = "failed", _("没谈成")
        WITHDRAWN = "withdrawn", _("当事人撤回")
        EXPIRED = "expired", _("期满没有达成协议")

    number = models.CharField(max_length=24, unique=True)
    grievance = models.OneToOneField(Grievance, models.PROTECT, null=True, related_name="mediation")
    about = models.CharField(max_length=10, choices=Dispute.choices)
    workers = models.PositiveIntegerField()
    asked_on = models.DateField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    ended_on = models.DateField(null=True)
    perform_by = models.DateField(null=True)
    performed_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("劳动争议调解")
        ordering = ["-asked_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(workers__gte=1), name="mediation_of_somebody"),
            models.CheckConstraint(
                condition=Q(outcome="", ended_on=None) | (~Q(outcome="") & Q(ended_on__gte=F("asked_on"))),
                name="mediation_ends_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(perform_by=None, performed_on=None)
                | Q(outcome="agreed", perform_by__isnull=False),
                name="only_an_agreement_is_carried_out",
            ),
        ]


class WageAlert(Scoped, Sealed):
    """Wages that are not paid: told to the city at once, confirmed within the hour.

    `particulars`: place, words, result. `organization` is where it happens, `city` who was told. It is raised
    without any worker's name, whosever grievance it came from. `escalated_at`: the hour passed and the union
    above the city was told too.
    """

    class Outcome(models.TextChoices):
        PAID = "paid", _("工资付清了")
        HANDED = "handed", _("移交劳动监察")
        COURT = "court", _("走仲裁或诉讼")
        UNFOUNDED = "unfounded", _("查明没有欠薪")

    number = models.CharField(max_length=24, unique=True)
    grievance = models.OneToOneField(Grievance, models.PROTECT, null=True, related_name="wage_alert")
    city = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    unit = models.CharField(max_length=120)
    workers = models.PositiveIntegerField()
    amount_fen = models.BigIntegerField(null=True)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    escalated_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True)
    paid_fen = models.BigIntegerField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("欠薪预警")
        ordering = ["-raised_at", "-id"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(acknowledged_at=None), name="wage_alert_unconfirmed")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(workers__gte=1), name="wage_alert_of_somebody"),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | (~Q(outcome="") & Q(acknowledged_at__isnull=False)),
                name="wage_alert_is_confirmed_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen=None) | Q(amount_fen__gt=0), name="wage_alert_of_some_money"
            ),
        ]
