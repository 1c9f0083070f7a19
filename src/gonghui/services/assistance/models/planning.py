"""One plan per household (一户一策): measures, who answers for them, pairing, and what partners offer."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.scoped import Scoped
from gonghui.kernel.people.models import Person
from gonghui.kernel.sealed import Sealed

from .applying import Application
from .household import Household


class Plan(Scoped):
    """What is done for one household, version by version. At most one is in force."""

    class State(models.TextChoices):
        DRAFT = "draft", _("草拟")
        ACTIVE = "active", _("执行中")
        REPLACED = "replaced", _("已改版")
        ENDED = "ended", _("已结束")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="plans")
    application = models.ForeignKey(Application, models.PROTECT, null=True, related_name="plans")
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    goal = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(state="active"), name="one_active_plan_per_household"
            ),
            models.UniqueConstraint(
                fields=["household"], condition=Q(state="draft"), name="one_draft_plan_per_household"
            ),
            models.UniqueConstraint(fields=["household", "version"], name="one_plan_of_a_version"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("made_by")),
                name="plan_needs_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(approved_at__isnull=True) | Q(approved_at__gte=F("made_at")),
                name="plan_is_not_approved_before_it_is_made",
            ),
        ]


def new_matter() -> str:
    return str(uuid.uuid4())


class Measure(models.Model):
    """One thing that is done: why (the cause), what (from the catalogue), for how much, by whom, by when.

    `matter` stays the same in every version of the plan: the ledger knows the measure by it, so that a new
    version never promises or pays the same money again. `amount` in fen; `source` is where it comes from.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("待办")
        RUNNING = "running", _("进行中")
        DONE = "done", _("已办到")
        DROPPED = "dropped", _("不再需要")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    matter = models.CharField(max_length=36, default=new_matter, db_index=True)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures")
    cause = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PLANNED)
    source = models.CharField(max_length=20, blank=True)
    amount = models.BigIntegerField(default=0)
    responsible = models.ForeignKey(Person, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    outcome = models.CharField(max_length=200, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "matter"], name="one_measure_of_a_matter_in_a_plan"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="no_negative_measure"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="measure_ends_after_it_starts"
            ),
        ]


class Pairing(Scoped):
    """A unit and a person bound to one household (一帮一); it does not end before the household stands."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    household = models.ForeignKey(Household, models.PROTECT, related_name="pairings")
    unit = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    helper = models.ForeignKey(Person, models.PROTECT, related_name="pairings")
    since = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=200, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=Q(ended_on__isnull=True), name="one_pairing_per_household"
            )
        ]


class Offer(Scoped):
    """What a partner or colleagues offer: money, jobs, hands (劳务、经济、专项互助)."""

    class Kind(models.TextChoices):
        PARTNER = "partner", _("公益组织和企业")
        LABOUR = "labour", _("劳务互助")
        MONEY = "money", _("经济互助")
        SPECIAL = "special", _("专项互助")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    partner = models.CharField(max_length=120)
    offers = models.CharField(max_length=200)
    measure_kind = models.CharField(max_length=20)
    places = models.PositiveIntegerField(default=1)
    amount_each = models.BigIntegerField(default=0)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


class Match(models.Model):
    """An offer that one measure draws on. Never more matches than places: the database counts."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="matches")
    measure = models.OneToOneField(Measure, models.PROTECT, related_name="match")
    matched_on = models.DateField()


class Rating(Sealed):
    """What the family says of one measure: solved, partly, not; and a word, which stays sealed."""

    class Solved(models.TextChoices):
        YES = "yes", _("解决了")
        PARTLY = "partly", _("解决了一部分")
        NO = "no", _("没解决")

    matter = models.CharField(max_length=36, unique=True)
    household = models.ForeignKey(Household, models.PROTECT, related_name="ratings")
    solved = models.CharField(max_length=6, choices=Solved.choices)
    rated_at = models.DateTimeField()

    class Meta:
        ordering = ["-rated_at"]
