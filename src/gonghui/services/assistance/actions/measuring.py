"""The measures of a plan: put in, changed, taken out, carried out; what the rules allow."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.text import tidy
from gonghui.ui.formats import yuan

from .. import catalogue
from ..models import Measure, Plan
from ..plan_refusals import (
    AmountMissing,
    AmountTooHigh,
    MoneyPromised,
    NoMoneyInThis,
    NoOpenFile,
    UnknownMeasure,
)
from ..queries import amounts, money, plans
from . import funding
from .plan_desk import held_draft, not_own, record, said_of


@transaction.atomic
def add_measure(plan: Plan, *, by: Actor, at: datetime.datetime, **told: Any) -> Measure:
    """Put a measure into a draft: cause, kind, amount, source, responsible, starts_on, ends_on.

    Raises NotADraft, NoOpenFile, UnknownMeasure, NoMoneyInThis, AmountMissing, AmountTooHigh.
    """
    plan = held_draft(plan)
    not_own(plan.household, by)
    measure = Measure(plan=plan, **told)
    check(measure)
    measure.save()
    record("measure.add", plan, by, at, said_of(measure))
    return measure


@transaction.atomic
def change_measure(measure: Measure, *, by: Actor, at: datetime.datetime, **told: Any) -> Measure:
    """Change a measure of a draft. Once its money is promised the amount stays. Raises MoneyPromised too."""
    plan = held_draft(measure.plan)
    not_own(plan.household, by)
    measure = Measure.objects.get(pk=measure.pk)
    before = measure.amount, measure.source, measure.kind
    for name, value in told.items():
        setattr(measure, name, value)
    measure.plan = plan
    if before != (measure.amount, measure.source, measure.kind) and money.commitment_of(measure):
        raise MoneyPromised(measure=catalogue.name_of(before[2]))
    check(measure)
    measure.save()
    record("measure.change", plan, by, at, said_of(measure))
    return measure


@transaction.atomic
def remove_measure(measure: Measure, *, by: Actor, at: datetime.datetime) -> None:
    """Take a measure out of a draft. Raises NotADraft, MoneyPromised."""
    plan = held_draft(measure.plan)
    if money.commitment_of(measure):
        raise MoneyPromised(measure=catalogue.name_of(measure.kind))
    record("measure.remove", plan, by, at, said_of(measure))
    Measure.objects.filter(pk=measure.pk).delete()


@transaction.atomic
def finish_measure(measure: Measure, outcome: str, *, by: Actor, at: datetime.datetime) -> Measure:
    """Write down what came of a measure in force."""
    measure = Measure.objects.select_for_update().select_related("plan").get(pk=measure.pk)
    measure.state, measure.outcome = Measure.State.DONE, tidy(outcome)[:200]
    measure.done_on = timezone.localtime(at).date()
    measure.save(update_fields=["state", "outcome", "done_on"])
    record("measure.done", measure.plan, by, at, said_of(measure))
    return measure


@transaction.atomic
def drop_measure(measure: Measure, reason: str, *, by: Actor, at: datetime.datetime) -> Measure:
    """A measure is no longer needed: what was promised and not paid goes back to its fund."""
    measure = Measure.objects.select_for_update().select_related("plan").get(pk=measure.pk)
    funding.let_go(measure, by=by, at=at, reason=reason)
    measure.state, measure.outcome = Measure.State.DROPPED, tidy(reason)[:200]
    measure.save(update_fields=["state", "outcome"])
    record("measure.drop", measure.plan, by, at, said_of(measure), reason)
    return measure


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


def _given(measure: Measure) -> int:
    """Fen of the same kind and year: beside it in the draft, and in plans in force."""
    year, plan = measure.starts_on.year, measure.plan
    beside = plan.measures.filter(kind=measure.kind, starts_on__year=year).exclude(pk=measure.pk)
    beside = list(beside.exclude(state=Measure.State.DROPPED).values_list("matter", "amount"))
    without = [measure.matter, *(matter for matter, _fen in beside)]
    elsewhere = plans.given_in_year(plan.household, measure.kind, year, without=without)
    return sum(fen for _matter, fen in beside) + elsewhere
