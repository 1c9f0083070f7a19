"""The case itself, the steps it took, and the series its number comes from."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gonghui import registry
from gonghui.kernel.organizations.scoped import Scoped

from ..flows import Flow, Stage

PERSON = "people.Person"


class Channel(models.TextChoices):
    """The way the case came in."""

    ONLINE = "online", _("线上")
    COUNTER = "counter", _("窗口代办")
    PHONE = "phone", _("电话")
    PAPER = "paper", _("书面")
    EMAIL = "email", _("电子邮件")
    SYSTEM = "system", _("其他系统")
    IMPORT = "import", _("批量导入")


class Case(Scoped):
    """One matter moving through the stages of a flow.

    `numbers` keeps what was in force at opening: {parameter code: value}. `version` counts the moves; who
    decides says which version was seen. `due_at` is the deadline of the stage, `whole_due_at` that of the
    whole way where its flow has one; while `paused_at` stands, the officers' clock rests with
    `resting_due_at` in `resting_stage`, and `due_at` is the applicant's. `extended_minutes` is working time
    that was added to the whole way by leave. `working_minutes` is working time net of pauses, filled at the
    end (480 are one working day).
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    flow = models.CharField(max_length=80)
    stage = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.ONLINE)
    applicant = models.ForeignKey(
        PERSON, null=True, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    other_organization = models.ForeignKey(
        "organizations.Organization", null=True, on_delete=models.PROTECT, related_name="+"
    )
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.BigIntegerField(null=True)
    numbers = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    handler = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    opened_by_person_id = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
    whole_due_at = models.DateTimeField(null=True)
    due_estimated = models.BooleanField(default=False)
    waits_for_applicant = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    resting_due_at = models.DateTimeField(null=True)
    resting_stage = models.CharField(max_length=40, blank=True)
    paused_minutes = models.PositiveIntegerField(default=0)
    extended_minutes = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    decided = models.BooleanField(default=False)
    was_late = models.BooleanField(default=False)
    working_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [
            models.Index(fields=["applicant", "-opened_at"], name="case_of_applicant"),
            models.Index(fields=["flow", "stage", "path"], name="case_by_stage"),
            models.Index(
                fields=["due_at"], condition=Q(ended_at=None, waits_for_applicant=True), name="case_awaited"
            ),
            models.Index(
                fields=["flow", "ended_at", "path", "was_late"],
                condition=Q(decided=True),
                name="case_decided",
            ),
            models.Index(fields=["about_kind", "about_id"], name="case_about"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def declared(self) -> Flow:
        """The flow this case follows."""
        return registry.flow(self.flow)

    @property
    def standing(self) -> Stage:
        """The declared stage in which it stands."""
        return self.declared.stage(self.stage)

    @property
    def is_granted(self) -> bool:
        """Decided by an officer as was asked."""
        return self.decided and self.declared.grants(self.stage)

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    def is_late(self, at: datetime) -> bool:
        return not self.has_ended and self.due_at is not None and self.due_at < at

    def number_of(self, code: str) -> Any:
        """The number in force when the case was opened. Raises KeyError."""
        return self.numbers[code]


class Step(models.Model):
    """One thing that was done in a case. `move` is the flow's code when `kind` is "move"."""

    class Kind(models.TextChoices):
        OPEN = "open", _("提交")
        MOVE = "move", _("办理")
        CLAIM = "claim", _("认领")
        HAND_OVER = "hand_over", _("交接")
        RETURN = "return", _("退回待领")
        CO_SIGN_ASKED = "co_sign_asked", _("请会签")
        CO_SIGNED = "co_signed", _("会签")
        CO_SIGN_DROPPED = "co_sign_dropped", _("取消会签")
        ESCALATED = "escalated", _("超时上报")
        PASSED_ON = "passed_on", _("转办")
        EXTENDED = "extended", _("延长时限")
        RENUMBERED = "renumbered", _("改定时限")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    move = models.CharField(max_length=40, blank=True)
    from_stage = models.CharField(max_length=40, blank=True)
    to_stage = models.CharField(max_length=40)
    by_person_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    stood_in_for = models.ForeignKey(
        PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    organization_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    version = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]


class NumberSeries(models.Model):
    """The last number given for a prefix in a year. Its row is locked until the commit: no gaps."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_series_per_year")]
