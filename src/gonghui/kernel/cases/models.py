"""Cases, the steps they took, the one open work item of each, co-signatures, and stand-ins during absence."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from gonghui import registry
from gonghui.kernel.organizations.scoped import Scoped

from .flows import Flow, Stage

PERSON = "people.Person"
OPEN = Q(closed_at=None)
WIDE_DEPTHS = (5, 10, 15, 20)
"""Path lengths of the four uppermost depths: scopes too wide to be sorted, so each has an index by deadline."""


class Channel(models.TextChoices):
    """The way the case came in."""

    ONLINE = "online", _("线上")
    COUNTER = "counter", _("窗口代办")
    PHONE = "phone", _("电话")
    IMPORT = "import", _("批量导入")


class Case(Scoped):
    """One matter moving through the stages of a flow.

    `numbers` keeps what was in force at opening: {parameter code: value}. `version` counts the moves; who decides
    says which version was seen. `due_at` is the deadline of the stage; while `paused_at` stands, the officers'
    clock rests with `resting_due_at` in `resting_stage`, and `due_at` is the applicant's.
    `working_minutes` is working time net of pauses, filled at the end (480 are one working day).
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
    due_estimated = models.BooleanField(default=False)
    waits_for_applicant = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    resting_due_at = models.DateTimeField(null=True)
    resting_stage = models.CharField(max_length=40, blank=True)
    paused_minutes = models.PositiveIntegerField(default=0)
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


class WorkItem(Scoped):
    """One thing a seat has to do: `permission` at `organization`, until `due_at`; claimed while `handler` stands.

    A case has one open item while it waits for a seat, else none. The `scope_…` columns are the first digits of
    the path: with them the inbox of an organization of the four uppermost depths is read off an index in the
    order of deadlines; deeper scopes are narrow and are found by the path.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="work_items")
    flow = models.CharField(max_length=80)
    stage = models.CharField(max_length=40)
    permission = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    due_estimated = models.BooleanField(default=False)
    handler = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    scope_5 = models.GeneratedField(
        expression=Substr("path", 1, 5), output_field=models.CharField(max_length=5), db_persist=True
    )
    scope_10 = models.GeneratedField(
        expression=Substr("path", 1, 10), output_field=models.CharField(max_length=10), db_persist=True
    )
    scope_15 = models.GeneratedField(
        expression=Substr("path", 1, 15), output_field=models.CharField(max_length=15), db_persist=True
    )
    scope_20 = models.GeneratedField(
        expression=Substr("path", 1, 20), output_field=models.CharField(max_length=20), db_persist=True
    )

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=OPEN, name="one_open_item_per_case")
        ]
        indexes = [
            models.Index(fields=["handler", "due_at", "id"], condition=OPEN, name="item_mine"),
            models.Index(
                fields=["path", "due_at", "id", "permission", "handler"], condition=OPEN, name="item_narrow"
            ),
            models.Index(fields=["due_at", "id"], condition=OPEN, name="item_due"),
        ] + [
            models.Index(
                fields=[f"scope_{depth}", "due_at", "id", "permission", "handler"],
                condition=OPEN,
                name=f"item_wide_{depth}",
            )
            for depth in WIDE_DEPTHS
        ]

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def is_late(self, at: datetime) -> bool:
        return self.due_at < at

    def is_claimed(self) -> bool:
        return self.handler_id is not None


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


class CoSign(models.Model):
    """A colleague's signature that was asked for. While it stands unanswered, officers cannot move the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="co_signs")
    stage = models.CharField(max_length=40)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.TextField(blank=True)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    agrees = models.BooleanField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"],
                condition=Q(answered_at=None, dropped_at=None),
                name="one_open_co_sign_per_person",
            )
        ]
        indexes = [models.Index(fields=["person", "answered_at"], name="co_sign_of_person")]


class StandIn(Scoped):
    """Who acts for `person` in the cases of `organization` (and below) from one day to another, both included."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    stand_in = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    by_person_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="stand_in_dates"),
            models.CheckConstraint(condition=~Q(person=F("stand_in")), name="stand_in_is_another"),
        ]


class NumberSeries(models.Model):
    """The last number given for a prefix in a year. Its row is locked until the case is committed: no gaps."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_series_per_year")]
