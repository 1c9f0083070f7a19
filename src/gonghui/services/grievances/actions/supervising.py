"""Opinions on how labour law is kept: to the employer, and where it is not heeded, to the authority."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.organizations.models import Organization

from ..models import Grievance, Opinion
from ..queries import rights
from ..refusals_rights import AnsweredAlready, BeforeItBegan, HandedAlready, NotHandedOver
from ..rules import clocks
from .writing_down import check_past, today_of, write_down

PREFIX = "JD"
KIND = Opinion.Kind


@dataclass(frozen=True)
class Found:
    """What was found at an employer and what is asked; `reply_due_on` when the paper names a day itself."""

    about: str
    unit: str
    facts: str
    demands: str
    issued_on: datetime.date
    reply_due_on: datetime.date | None = None


@transaction.atomic
def issue(
    found: Found,
    *,
    organization: Organization,
    by: Actor,
    at: datetime.datetime,
    grievance: Grievance | None = None,
) -> Opinion:
    """Send an opinion to the employer. Raises DayToCome, BeforeItBegan for a reply due before the issue."""
    check_past(found.issued_on, at)
    due_on = found.reply_due_on or clocks.last_day(clocks.OPINION_REPLY, found.issued_on, organization.region)
    if due_on < found.issued_on:
        raise BeforeItBegan(day=found.issued_on.isoformat())
    opinion = Opinion(
        organization=organization,
        kind=KIND.OPINION,
        grievance=grievance,
        about=found.about,
        unit=found.unit.strip(),
        sent_to=found.unit.strip(),
        issued_on=found.issued_on,
        reply_due_on=due_on,
    )
    opinion.particulars = {"facts": found.facts.strip(), "demands": found.demands.strip()}
    return _issued(opinion, by, at)


@transaction.atomic
def reply(
    opinion: Opinion, *, put_right: bool, on: datetime.date, words: str, by: Actor, at: datetime.datetime
) -> Opinion:
    """The employer or the authority answered in writing. Raises AnsweredAlready, DayToCome, BeforeItBegan.

    What was answered without being put right may be answered again.
    """
    opinion = _locked(opinion)
    if opinion.put_right:
        raise AnsweredAlready
    check_past(on, at, not_before=opinion.issued_on)
    opinion.replied_on, opinion.put_right = on, put_right
    opinion.particulars = opinion.particulars | {"reply": words.strip()}
    opinion.save()
    write_down("grievances.opinion.reply", opinion, by, at, put_right=put_right)
    return opinion


@transaction.atomic
def hand_over(
    opinion: Opinion, *, to: str, words: str, on: datetime.date, by: Actor, at: datetime.datetime
) -> Opinion:
    """Propose to the authority that it enforces what the employer did not heed. Gives the proposal.

    Raises HandedAlready, NotHandedOver while the employer has days left or has put it right.
    """
    opinion = _locked(opinion)
    if earlier := rights.proposal_after(opinion):
        raise HandedAlready(number=earlier.number)
    if not may_be_handed_over(opinion, today_of(at)):
        raise NotHandedOver
    check_past(on, at, not_before=opinion.issued_on)
    proposal = Opinion(
        organization=opinion.organization,
        kind=KIND.PROPOSAL,
        grievance=opinion.grievance,
        follows=opinion,
        about=opinion.about,
        unit=opinion.unit,
        sent_to=to.strip(),
        issued_on=on,
        reply_due_on=clocks.last_day(clocks.OPINION_REPLY, on, opinion.organization.region),
    )
    facts = opinion.particulars.get("facts", "")
    proposal.particulars = {"facts": facts, "demands": words.strip()}
    return _issued(proposal, by, at)


def may_be_handed_over(opinion: Opinion, today: datetime.date) -> bool:
    """An opinion whose days are over without an answer, or that was answered and not put right."""
    if opinion.kind != KIND.OPINION or opinion.put_right:
        return False
    return opinion.replied_on is not None or today > opinion.reply_due_on


def _issued(opinion: Opinion, by: Actor, at: datetime.datetime) -> Opinion:
    opinion.number = next_number(PREFIX, at)
    opinion.issued_by_id, opinion.recorded_at = by.person_id, at
    opinion.save()
    write_down("grievances.opinion.issue", opinion, by, at, kind=str(opinion.kind))
    return opinion


def _locked(opinion: Opinion) -> Opinion:
    found = Opinion.objects.select_for_update(of=("self",)).select_related("organization", "grievance")
    return found.get(pk=opinion.pk)
