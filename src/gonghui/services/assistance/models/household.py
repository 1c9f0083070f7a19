"""The file of one household (一户一档): what the law's arithmetic needs as plain codes and amounts, the rest
sealed. A dump of these tables names nobody."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .facts import Facts


class Household(Scoped, Sealed):
    """One household: who asks for it, where it stands, and the codes by which it is found and counted.

    `facts` holds the totals the policies compare. Sealed particulars: address, other contact, health,
    disability, illness, housing, bank and account, notes. `flags` names what does not add up; nothing is
    repaired silently.
    """

    class State(models.TextChoices):
        OPEN = "open", _("在办")
        ON_FILE = "on_file", _("在档")
        OBSERVED = "observed", _("渐退期")
        LIFTED = "lifted", _("已脱困")
        CLOSED = "closed", _("未建档")

    number = models.CharField(max_length=24, unique=True)
    head = models.ForeignKey(Person, models.PROTECT, related_name="households")
    facts = models.OneToOneField(Facts, models.PROTECT, related_name="household")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    main_cause = models.CharField(max_length=2, blank=True)
    other_causes = models.JSONField(default=list)
    focus = models.CharField(max_length=2, blank=True)
    work_state = models.CharField(max_length=2, blank=True)
    enterprise_kind = models.CharField(max_length=2, blank=True)
    enterprise_state = models.CharField(max_length=2, blank=True)
    insurance = models.CharField(max_length=2, blank=True)
    insurance_gap = models.CharField(max_length=2, blank=True)
    migrant = models.BooleanField(default=False)
    illness_since = models.DateField(null=True, blank=True)
    medical_cost = models.BigIntegerField(default=0)
    medical_self_paid = models.BigIntegerField(default=0)
    stated_income = models.BigIntegerField(null=True, blank=True)
    stated_members = models.PositiveSmallIntegerField(null=True, blank=True)
    flags = models.JSONField(default=list)
    filed_on = models.DateField(null=True, blank=True)
    check_due_on = models.DateField(null=True, blank=True)
    observed_from = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["head"],
                condition=Q(state__in=["open", "on_file", "observed"]),
                name="one_household_on_file_per_head",
            ),
            models.CheckConstraint(
                condition=Q(medical_cost__gte=0) & Q(medical_self_paid__gte=0),
                name="no_negative_medical_cost",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "state", "id"], name="household_in_scope"),
            models.Index(fields=["state", "check_due_on"], name="household_check_due"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_helped(self) -> bool:
        return self.state in (self.State.ON_FILE, self.State.OBSERVED)


class HouseholdMember(Sealed):
    """Someone who lives and spends with the head. Name, number, health, school and work are sealed.

    `id_index` is the blind index of the identity number, so that one person is not counted in two
    households. The head is a row of their own, with `person`.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    relation = models.CharField(max_length=2)
    sex = models.CharField(max_length=1, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    id_index = models.CharField(max_length=64, null=True, blank=True)
    status = models.CharField(max_length=2, blank=True)
    insurance = models.CharField(max_length=2, blank=True)
    insurance_gap = models.CharField(max_length=2, blank=True)
    ill = models.BooleanField(default=False)
    disabled = models.BooleanField(default=False)
    in_school = models.BooleanField(default=False)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["id_index"], name="household_member_by_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "id_index"],
                condition=Q(id_index__isnull=False),
                name="one_row_per_member_of_household",
            )
        ]


class Amount(models.Model):
    """Money of the household by kind and time, in fen; the totals in `facts` are their sum over a year.

    `months` is how many months of the year `since`…`until` cover: an amount counts `fen × months`.
    """

    class What(models.TextChoices):
        INCOME = "income", _("收入")
        SPENDING = "spending", _("刚性支出")
        ASSET = "asset", _("财产净值")
        SAVING = "saving", _("存款")

    class Source(models.TextChoices):
        WORKER = "worker", _("本人申报")
        OFFICER = "officer", _("干部核实")
        WORKBOOK = "workbook", _("表格导入")
        EXCHANGE = "exchange", _("数据比对")

    household = models.ForeignKey(Household, models.CASCADE, related_name="amounts")
    member = models.ForeignKey(HouseholdMember, models.CASCADE, null=True, related_name="amounts")
    what = models.CharField(max_length=8, choices=What.choices)
    kind = models.CharField(max_length=2)
    fen = models.BigIntegerField()
    months = models.PositiveSmallIntegerField(default=12)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    self_paid_share = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.WORKER)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["what", "-since", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(fen__gte=0), name="no_negative_amount_of_household"),
            models.CheckConstraint(condition=Q(months__gte=1, months__lte=12), name="months_of_a_year"),
        ]

    @property
    def yearly(self) -> int:
        """Fen in the year it belongs to."""
        return self.fen * self.months


class Hardship(Sealed):
    """Something that befell the household: an illness, an accident, a disaster; what it cost, in fen."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20)
    on = models.DateField()
    cost = models.BigIntegerField(default=0)
    casualty = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(cost__gte=0), name="no_negative_cost_of_hardship")]

    def counts_on(self, on: datetime.date) -> bool:
        """Whether it lies within the twelve months before a day."""
        return on - datetime.timedelta(days=366) <= self.on <= on


class Attachment(models.Model):
    """A photographed certificate: sealed on disk, opened only with a journaled reason."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=2)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class HouseholdChange(models.Model):
    """What became of a household on a day: filed, re-checked, observed, lifted, returned, closed."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by_name = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
