"""One plan per household (一户一策): drafted, approved by another hand, replaced by a new version, ended."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy
from gonghui.ui.formats import yuan

from .. import catalogue
from ..models import Household, Measure, Plan
from ..plan_refusals import (
    AmountMissing,
    AmountTooHigh,
    EmptyPlan,
    FileEnded,
    MoneyPromised,
    NeedsAnotherHand,
    NoMoneyInThis,
    NoOpenFile,
    NotADraft,
    OwnHousehold,
    UnknownMeasure,
)
from ..queries import amounts, money, plans
from . import funding

ENDED = (Household.State.LIFTED, Household.State.CLOSED)
KEPT = ("matter", "cause", "kind", "state", "source", "amount", "responsible_id", "starts_on", "ends_on")


@transaction.atomic
def draft_plan(household: Household, *, by: Actor, at: datetime.datetime) -> Plan:
    """Begin a version, or go on with the one begun: it starts from what is in force.

    Raises FileEnded, OwnHousehold.
    """
    household = locked(household)
    _not_own(household, by)
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
    _record("draft", plan, by, at, {"version": plan.version})
    return plan


@transaction.atomic
def set_goal(plan: Plan, goal: str, *, by: Actor, at: datetime.datetime) -> Plan:
    """What this family should reach, in a sentence. Raises NotADraft."""
    plan = _draft(plan)
    plan.goal = tidy(goal)[:200]
    plan.save(update_fields=["goal"])
    _record("goal", plan, by, at, {})
    return plan


@transaction.atomic
def add_measure(plan: Plan, *, by: Actor, at: datetime.datetime, **told: Any) -> Measure:
    """Put a measure into a draft: cause, kind, amount, source, responsible, starts_on, ends_on.

    Raises NotADraft, NoOpenFile, UnknownMeasure, NoMoneyInThis, AmountMissing, AmountTooHigh.
    """
    plan = _draft(plan)
    _not_own(plan.household, by)
    measure = Measure(plan=plan, **told)
    check(measure)
    measure.save()
    _record("measure.add", plan, by, at, _said(measure))
    return measure


@transaction.atomic
def change_measure(measure: Measure, *, by: Actor, at: datetime.datetime, **told: Any) -> Measure:
    """Change a measure of a draft. Once its money is promised the amount stays. Raises MoneyPromised too."""
    plan = _draft(measure.plan)
    _not_own(plan.household, by)
    measure = Measure.objects.get(pk=measure.pk)
    before = measure.amount, measure.source, measure.kind
    for name, value in told.items():
        setattr(measure, name, value)
    measure.plan = plan
    if before != (measure.amount, measure.source, measure.kind) and money.commitment_of(measure):
        raise MoneyPromised(measure=catalogue.name_of(before[2]))
    check(measure)
    measure.save()
    _record("measure.change", plan, by, at, _said(measure))
    return measure


@transaction.atomic
def remove_measure(measure: Measure, *, by: Actor, at: datetime.datetime) -> None:
    """Take a measure out of a draft. Raises NotADraft, MoneyPromised."""
    plan = _draft(measure.plan)
    if money.commitment_of(measure):
        raise MoneyPromised(measure=catalogue.name_of(measure.kind))
    _record("measure.remove", plan, by, at, _said(measure))
    Measure.objects.filter(pk=measure.pk).delete()


@transaction.atomic
def approve_plan(plan: Plan, *, by: Actor, at: datetime.datetime) -> Plan:
    """Put a draft in force: the version before is replaced, its money promised, the family told.

    Raises NotADraft, EmptyPlan, NeedsAnotherHand, OwnHousehold, NoOpenFile, AmountTooHigh, and what
    promising raises: AccountMissing, NoFund, FundTooSmall.
    """
    household = locked(plan.household)
    plan = _draft(plan)
    _not_own(household, by)
    if by.person_id == plan.made_by_id:
        raise NeedsAnotherHand
    measures = list(plan.measures.select_related("plan__household__facts"))
    if not measures:
        raise EmptyPlan
    for measure in measures:
        check(measure)
    household.plans.filter(state=Plan.State.ACTIVE).update(state=Plan.State.REPLACED)
    plan.state, plan.approved_by, plan.approved_at = Plan.State.ACTIVE, _person(by), at
    plan.save(update_fields=["state", "approved_by", "approved_at"])
    said = {"version": plan.version, "measures": [_said(each) for each in measures]}
    _record("approve", plan, by, at, said)
    for measure in measures:
        if measure.amount:
            funding.promise(measure, by=by, at=at)
    tell(plan, "assistance.plan_ready", by=by, at=at, count=len(measures))
    return plan


@transaction.atomic
def finish_measure(measure: Measure, outcome: str, *, by: Actor, at: datetime.datetime) -> Measure:
    """Write down what came of a measure in force."""
    measure = Measure.objects.select_for_update().select_related("plan").get(pk=measure.pk)
    measure.state, measure.outcome = Measure.State.DONE, tidy(outcome)[:200]
    measure.done_on = timezone.localtime(at).date()
    measure.save(update_fields=["state", "outcome", "done_on"])
    _record("measure.done", measure.plan, by, at, _said(measure))
    return measure


@transaction.atomic
def drop_measure(measure: Measure, reason: str, *, by: Actor, at: datetime.datetime) -> Measure:
    """A measure is no longer needed: what was promised and not paid goes back to its fund."""
    measure = Measure.objects.select_for_update().select_related("plan").get(pk=measure.pk)
    funding.let_go(measure, by=by, at=at, reason=reason)
    measure.state, measure.outcome = Measure.State.DROPPED, tidy(reason)[:200]
    measure.save(update_fields=["state", "outcome"])
    _record("measure.drop", measure.plan, by, at, _said(measure), reason)
    return measure


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
        _record("end", plan, by, at, {"version": plan.version}, reason)
    household.pairings.filter(ended_on=None).update(ended_on=on, end_reason=reason[:200])


def check(measure: Measure) -> None:
    """Whether the rules allow a measure: raises what `add_measure` does."""
    household, kind = measure.plan.household, measure.kind
    if not catalogue.known(kind):
        raise UnknownMeasure
    name = catalogue.name_of(kind)
    if not household.is_helped and not catalogue.is_temporary(kind):
        raise NoOpenFile
    if not catalogue.brings_money(kind):
        if measure.amount:
            raise NoMoneyInThis(measure=name)
        return
    if not measure.amount or not measure.source:
        raise AmountMissing(measure=name)
    most = amounts.ceiling(household, kind, on=measure.starts_on)
    if most is None:
        return
    given = _given(measure)
    if measure.amount + given > most.fen:
        told = {"most": yuan(most.fen), "rule": most.rule, "document": most.document}
        raise AmountTooHigh(measure=name, given=yuan(given), **told)


def tell(plan: Plan, kind: str, *, by: Actor, at: datetime.datetime, once: str = "", **places: Any) -> None:
    """Tell the head of the household something about their plan."""
    household = plan.household
    notices.tell(
        household.head,
        kind,
        places={"organization": household.organization.name, **places},
        by=by,
        at=at,
        url="/assistance/plan/",
        about=plan,
        organization=household.organization,
        once=once,
    )


def locked(household: Household) -> Household:
    """The household as it stands, held until the transaction ends."""
    rows = Household.objects.select_for_update(of=("self",)).select_related("facts", "head", "organization")
    return rows.get(pk=household.pk)


def _draft(plan: Plan) -> Plan:
    held = Plan.objects.select_for_update(of=("self",)).select_related(
        "household__facts", "household__head", "household__organization"
    )
    plan = held.get(pk=plan.pk)
    if plan.state != Plan.State.DRAFT:
        raise NotADraft
    return plan


def _given(measure: Measure) -> int:
    """Fen of the same kind and year: beside it in the draft, and in plans in force."""
    year, plan = measure.starts_on.year, measure.plan
    beside = plan.measures.filter(kind=measure.kind, starts_on__year=year).exclude(pk=measure.pk)
    beside = list(beside.exclude(state=Measure.State.DROPPED).values_list("matter", "amount"))
    without = [measure.matter, *(matter for matter, _fen in beside)]
    elsewhere = plans.given_in_year(plan.household, measure.kind, year, without=without)
    return sum(fen for _matter, fen in beside) + elsewhere


def _not_own(household: Household, by: Actor) -> None:
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise OwnHousehold


def _person(by: Actor) -> Person | None:
    return Person.objects.filter(pk=by.person_id).first()


def _said(measure: Measure) -> dict[str, Any]:
    return {"matter": measure.matter, "kind": measure.kind, "fen": measure.amount, "source": measure.source}


def _record(deed: str, plan: Plan, by: Actor, at: datetime.datetime, body: dict, reason: str = "") -> None:
    journal.record(
        f"assistance.plan.{deed}",
        by=by,
        at=at,
        subject=("assistance.Plan", plan.uid),
        about_person_id=plan.household.head_id,
        organization_id=plan.organization_id,
        path=plan.path,
        reason=reason,
        body=body,
    )
