"""Mediation of labour disputes: begun, ended with an outcome, carried out; the law ends it by itself."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.organizations.models import Organization

from ..models import Grievance, Mediation
from ..queries import rights
from ..refusals_rights import (
    AlreadyEnded,
    BeforeItBegan,
    NothingToPerform,
    PerformanceDayMissing,
)
from ..rules import clocks
from .writing_down import check_past, today_of, write_down

PREFIX = "TJ"
AGREED, EXPIRED = Mediation.Outcome.AGREED, Mediation.Outcome.EXPIRED


@dataclass(frozen=True)
class Dispute:
    """What is mediated: the day it was asked for, between whom, by whom."""

    about: str
    workers: int
    asked_on: datetime.date
    worker: str
    employer: str
    claim: str
    mediator: str


@transaction.atomic
def begin(
    dispute: Dispute,
    *,
    organization: Organization,
    by: Actor,
    at: datetime.datetime,
    grievance: Grievance | None = None,
) -> Mediation:
    """Write down a mediation; its last day follows from the day it was asked for. Raises DayToCome."""
    check_past(dispute.asked_on, at)
    mediation = Mediation(
        organization=organization,
        number=next_number(PREFIX, at),
        grievance=grievance,
        about=dispute.about,
        workers=dispute.workers,
        asked_on=dispute.asked_on,
        due_on=clocks.last_day(clocks.MEDIATION, dispute.asked_on, organization.region),
        recorded_by_id=by.person_id,
        recorded_at=at,
    )
    mediation.particulars = {
        name: getattr(dispute, name).strip() for name in ("worker", "employer", "claim", "mediator")
    }
    mediation.save()
    write_down("grievances.mediation.begin", mediation, by, at, due_on=mediation.due_on.isoformat())
    return mediation


@transaction.atomic
def end(
    mediation: Mediation,
    outcome: str,
    *,
    on: datetime.date,
    words: str,
    by: Actor,
    at: datetime.datetime,
    perform_by: datetime.date | None = None,
) -> Mediation:
    """Write down how it ended. Raises AlreadyEnded, DayToCome, BeforeItBegan, PerformanceDayMissing.

    What the law has ended may still be agreed on afterwards: the agreement takes the place of the expiry.
    """
    mediation = _locked(mediation)
    if mediation.outcome and not (mediation.outcome == EXPIRED and outcome == AGREED):
        raise AlreadyEnded
    check_past(on, at, not_before=mediation.asked_on)
    if outcome == AGREED and perform_by is None:
        raise PerformanceDayMissing
    if perform_by is not None and perform_by < on:
        raise BeforeItBegan(day=on.isoformat())
    mediation.outcome, mediation.ended_on = outcome, on
    mediation.perform_by = perform_by if outcome == AGREED else None
    mediation.particulars = mediation.particulars | {"words": words.strip()}
    mediation.save()
    write_down("grievances.mediation.end", mediation, by, at, outcome=str(outcome))
    return mediation


@transaction.atomic
def perform(mediation: Mediation, *, on: datetime.date, by: Actor, at: datetime.datetime) -> Mediation:
    """The agreement was carried out. Raises NothingToPerform, DayToCome, BeforeItBegan."""
    mediation = _locked(mediation)
    if mediation.perform_by is None or mediation.performed_on is not None:
        raise NothingToPerform
    check_past(on, at, not_before=mediation.ended_on)
    mediation.performed_on = on
    mediation.save(update_fields=["performed_on"])
    write_down("grievances.mediation.perform", mediation, by, at)
    return mediation


@transaction.atomic
def expire_due(*, at: datetime.datetime) -> int:
    """End what has passed its last day without an agreement. Gives how many."""
    today, ended = today_of(at), 0
    for each in rights.running_mediations().filter(due_on__lt=today):
        mediation = _locked(each)
        if mediation.outcome:
            continue
        mediation.outcome, mediation.ended_on = EXPIRED, mediation.due_on
        mediation.save(update_fields=["outcome", "ended_on"])
        write_down("grievances.mediation.expire", mediation, SYSTEM, at)
        ended += 1
    return ended


def _locked(mediation: Mediation) -> Mediation:
    return Mediation.objects.select_for_update(of=("self",)).get(pk=mediation.pk)
