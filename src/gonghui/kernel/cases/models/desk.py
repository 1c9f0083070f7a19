"""What lies on an officer's desk: open work items, asked-for signatures, stand-ins during absence."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Substr

from gonghui.kernel.organizations.scoped import Scoped

from .case import PERSON, Case

OPEN = Q(closed_at=None)
WIDE_DEPTHS = (5, 10, 15, 20)
"""Path lengths of the four uppermost depths: too wide to be sorted, each has an index by deadline."""


def _first_digits(count: int) -> models.GeneratedField:
    return models.GeneratedField(
        expression=Substr("path", 1, count),
        output_field=models.CharField(max_length=count),
        db_persist=True,
    )


class WorkItem(Scoped):
    """One thing a seat has to do: `permission` at `organization`, until `due_at`; claimed by `handler`.

    A case has one open item while it waits for a seat, else none. The `scope_…` columns are the first digits
    of the path: with them the inbox of an organization of the four uppermost depths is read off an index in
    the order of deadlines; deeper scopes are narrow and are found by the path.
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
    warned_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)
    scope_5 = _first_digits(5)
    scope_10 = _first_digits(10)
    scope_15 = _first_digits(15)
    scope_20 = _first_digits(20)

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=OPEN, name="one_open_item_per_case")
        ]
        indexes = [
            # Unclaimed items stay out of it, or SQLite would look for them here among everybody's.
            models.Index(
                fields=["handler", "due_at", "id"],
                condition=OPEN & Q(handler__isnull=False),
                name="item_mine",
            ),
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

    @property
    def is_claimed(self) -> bool:
        return self.handler_id is not None


class CoSign(models.Model):
    """A colleague's signature that was asked for. Until it is answered, officers cannot move the case."""

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


class Recusal(models.Model):
    """A person who may have no part in a case: it is absent for them, whatever they may do elsewhere.

    Why is not kept here: the row alone must not tell what a case says of somebody.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="recusals")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="one_recusal_per_person")]

    @classmethod
    def cases_closed_to(cls, person_id: int | None) -> "models.QuerySet[Recusal, Any]":
        """The keys of the cases this person may have no part in."""
        return cls.objects.filter(person_id=person_id or 0).values("case_id")


class StandIn(Scoped):
    """Who acts for `person` at `organization` and below, from one day to another, both included."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    stand_in = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField()
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    by_person_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="stand_in_dates"),
            models.CheckConstraint(condition=~Q(person=F("stand_in")), name="stand_in_is_another"),
        ]

    @classmethod
    def taken_by(cls, person_id: int, day: date) -> "models.QuerySet[StandIn]":
        """The absences in which someone stands in on a day, with who is absent."""
        days = Q(valid_from__lte=day, valid_to__gte=day, ended_at=None)
        return cls.objects.filter(days, stand_in_id=person_id).select_related("person")
