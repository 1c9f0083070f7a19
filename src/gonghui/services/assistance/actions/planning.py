"""One plan per household (一户一策): drafted, approved by another hand, replaced by a new version, ended."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy

from ..models import Household, Measure, Plan
from ..plan_refusals import EmptyPlan, FileEnded, NeedsAnotherHand
from ..queries import plans
from . import funding, measuring
from .plan_desk import held_draft, locked, not_own, record, said_of, tell

ENDED = (Household.State.LIFTED, Household.State.CLOSED)
KEPT = ("matter", "cause", "kind", "state", "source", "amount", "responsible_id", "starts_on", "ends_on")


@transaction.atomic
def draft_plan(household: Household, *, by: Actor, at: datetime.datetime) -> Plan:
    """Begin a version, or go on with the one begun: it starts from what is in force.

    Raises FileEnded, OwnHousehold.
    """
    household = locked(household)
    not_own(household, by)
    if household.state in ENDED:
        raise FileEnded
    begun = plans.draft_of(household)
    if begun:
        return begun
    before = plans.active_of(household)
    plan = Plan.objects.create(
        organization=household.organization,
        household=household,
        application=household.applications.exclude(sent_at=None).order_by("-id").first(),
        version=plans.last_version(household) + 1,
        goal=before.goal if before else "",
        made_by=Person.objects.get(pk=by.person_id),
        made_at=at,
    )
    for measure in before.measures.exclude(state=Measure.State.DROPPED) if before else ():
        kept = {name: getattr(measure, name) for name in KEPT}
        Measure.objects.create(plan=plan, outcome=measure.outcome, done_on=measure.done_on, **kept)
    record("draft", plan, by, at, {"version": plan.version})
    return plan


@transaction.atomic
def set_goal(plan: Plan, goal: str, *, by: Actor, at: datetime.datetime) -> Plan:
    """What this family should reach, in a sentence. Raises NotADraft."""
    plan = held_draft(plan)
    plan.goal = tidy(goal)[:200]
    plan.save(update_fields=["goal"])
    record("goal", plan, by, at, {})
    return plan


@transaction.atomic
def approve_plan(plan: Plan, *, by: Actor, at: datetime.datetime) -> Plan:
    """Put a draft in force: the version before is replaced, its money promised, the family told.

    Raises NotADraft, EmptyPlan, NeedsAnotherHand, OwnHousehold, NoOpenFile, AmountTooHigh, and what
    promising raises: AccountMissing, NoFund, FundTooSmall.
    """
    household = locked(plan.household)
    plan = held_draft(plan)
    not_own(household, by)
    if by.person_id == plan.made_by_id:
        raise NeedsAnotherHand
    measures = list(plan.measures.select_related("plan__household__facts"))
    if not measures:
        raise EmptyPlan
    for measure in measures:
        measuring.check(measure)
    household.plans.filter(state=Plan.State.ACTIVE).update(state=Plan.State.REPLACED)
    plan.state, plan.approved_by, plan.approved_at = Plan.State.ACTIVE, _person(by), at
    plan.save(update_fields=["state", "approved_by", "approved_at"])
    said = {"version": plan.version, "measures": [said_of(each) for each in measures]}
    record("approve", plan, by, at, said)
    for measure in measures:
        if measure.amount:
            funding.promise(measure, by=by, at=at)
    tell(plan, "assistance.plan_ready", by=by, at=at, count=len(measures))
    return plan


@transaction.atomic
def end_at_exit(household: Household, *, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    """The household stands: the plan ends, money not yet paid goes back, the pairing is over."""
    on = timezone.localtime(at).date()
    for plan in household.plans.filter(state__in=(Plan.State.ACTIVE, Plan.State.DRAFT)):
        for measure in plan.measures.exclude(state__in=(Measure.State.DONE, Measure.State.DROPPED)):
            if plan.state == Plan.State.ACTIVE:
                funding.let_go(measure, by=by, at=at, reason=reason)
        plan.state, plan.ended_on = Plan.State.ENDED, on
        plan.save(update_fields=["state", "ended_on"])
        record("end", plan, by, at, {"version": plan.version}, reason)
    household.pairings.filter(ended_on=None).update(ended_on=on, end_reason=reason[:200])


def _person(by: Actor) -> Person | None:
    return Person.objects.filter(pk=by.person_id).first()
