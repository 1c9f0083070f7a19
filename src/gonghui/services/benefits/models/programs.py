"""Programs: a benefit that is due to a population on dates; occasions: one date of a program."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person


class Coverage(models.TextChoices):
    """The six full coverages, in their order; life events and activities are counted beside them."""

    GREETING = "greeting", _("节日和生日慰问")
    WOMEN = "women", _("女职工特殊权益")
    TRAVEL = "travel", _("出差驻外慰问")
    HARDSHIP = "hardship", _("困难职工慰问")
    SITES = "sites", _("送清凉、送温暖")
    RETIREMENT = "retirement", _("退休荣休")
    LIFE = "life", _("人生大事慰问")
    ACTIVITY = "activity", _("文体活动")


class Form(models.TextChoices):
    """In what form a benefit reaches a person. The last three are asked for only to be refused by name."""

    GOODS = "goods", _("实物")
    COUPON = "coupon", _("提货券")
    CAKE = "cake", _("蛋糕券")
    VISIT = "visit", _("上门看望")
    CARE = "care", _("检查和保护")
    CEREMONY = "ceremony", _("座谈和纪念品")
    TRANSFER = "transfer", _("慰问金（转账）")
    TICKET = "ticket", _("名额")
    CASH = "cash", _("现金")
    SHOPPING_CARD = "shopping_card", _("购物卡")
    VOUCHER = "voucher", _("代金券")


class Program(Scoped):
    """One benefit of one union for everybody below it whom `rule` names; the denominator is data too.

    `kind` says how its dates are found: "festival", "birthday", "screening", "protection", "posting",
    "hardship", "cooling", "warming", "retirement", "wedding", "birth", "hospital", "bereavement", "outing",
    "cinema". `settings` holds that kind's own numbers. `value_fen` is what one person receives.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟")
        IN_FORCE = "in_force", _("执行中")
        ENDED = "ended", _("已停")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    coverage = models.CharField(max_length=10, choices=Coverage.choices)
    kind = models.CharField(max_length=12)
    settings = models.JSONField(default=dict)
    rule = models.JSONField(default=dict)
    gives = models.CharField(max_length=120)
    options = models.JSONField(default=list)
    form = models.CharField(max_length=14, choices=Form.choices)
    value_fen = models.BigIntegerField(default=0)
    source = models.CharField(max_length=20, blank=True)
    lead_days = models.PositiveSmallIntegerField(default=14)
    stays_days = models.PositiveSmallIntegerField(default=14)
    is_private = models.BooleanField(default=False)
    places = models.PositiveIntegerField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()
    in_force_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    in_force_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("项目")
        ordering = ["coverage", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code", "valid_from"], name="one_program_from_a_day"
            ),
            models.CheckConstraint(condition=Q(value_fen__gte=0), name="program_gives_no_negative_value"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="program_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(form__in=["cash", "shopping_card", "voucher"]) | Q(state="draft"),
                name="no_forbidden_form_is_in_force",
            ),
        ]


class Occasion(Scoped):
    """One date of a program: "2026-mid-autumn", a month of birthdays "2026-09", a year of screening "2026".

    To be seen and prepared from `opens_on`; what is not reached after `closes_on` is missed.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    program = models.ForeignKey(Program, models.PROTECT, related_name="occasions")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=60)
    on = models.DateField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    made_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("批次")
        ordering = ["-on", "program"]
        constraints = [
            models.UniqueConstraint(fields=["program", "key"], name="one_occasion_of_a_key"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("on")) & Q(closes_on__gte=F("on")), name="occasion_in_its_days"
            ),
        ]
        indexes = [models.Index(fields=["path", "opens_on", "closes_on"], name="occasion_in_scope")]

    @property
    def title(self) -> str:
        """What it is and when: several programs may have a date of the same name."""
        return f"{self.program.name} {self.name}"


class DailyRun(models.Model):
    """That everything of a day was looked at; what is missing after an outage is caught up day by day."""

    on = models.DateField(unique=True)
    ran_at = models.DateTimeField()
    occasions = models.PositiveIntegerField(default=0)
    entitlements = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("每日检查")
        ordering = ["-on"]
