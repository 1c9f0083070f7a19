"""Life events: told once by a member or at a counter, decided with a reason, answered by a benefit."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.events import CaseEnded
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files import actions as files
from gonghui.kernel.files.models import Kind
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy
from gonghui.ui import formats

from .. import flows
from ..models import Entitlement, LifeEvent
from ..queries import events, own
from ..refusals_member import EventToCome, NoProgramForEvent, NotMeantByProgram, NoUnion, ToldAlready
from ..rules import same_event
from . import capping, running


@dataclass(frozen=True)
class Told:
    """What a member tells: the kind, the day, of whom (a bereavement), a word, a photograph of a paper."""

    kind: str
    on: datetime.date
    about: str = ""
    words: str = ""
    paper: Any = None


@transaction.atomic
def tell(
    person: Person, told: Told, *, by: Actor, at: datetime.datetime, channel: str = "online"
) -> LifeEvent:
    """Open the case of an event. Raises EventToCome, NoUnion, ToldAlready, FileRefused.

    Both of a couple may tell of the same wedding or birth: each is a member with a claim of their own.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    place = own.place_of(person)
    if place is None:
        raise NoUnion
    _check(person, told, at)
    event = LifeEvent(organization=place, person=person, kind=told.kind, on=told.on, told_at=at)
    event.about, event.particulars = told.about, {"words": tidy(told.words)}
    event.paper = _kept(told.paper, by, at)
    event.save()
    event.case = cases.open_case(
        flows.LIFE_EVENT,
        organization=place,
        applicant=person,
        by=by,
        at=at,
        title=str(flows.LIFE_EVENT.name),
        channel=channel,
        about=event,
    )
    event.save(update_fields=["case"])
    return event


@transaction.atomic
def resubmit(event: LifeEvent, told: Told, *, by: Actor, at: datetime.datetime) -> Case:
    """Send a returned one again, mended. A paper that is not sent anew stays. Raises what `tell` raises."""
    Person.objects.select_for_update().get(pk=event.person_id)
    _check(event.person, told, at, apart_from=event)
    event.on, event.about, event.particulars = told.on, told.about, {"words": tidy(told.words)}
    event.paper = _kept(told.paper, by, at) or event.paper
    event.save()
    return cases.move(events.case_of(event), "resubmit", by=by, at=at)


@transaction.atomic
def decide(
    case: Case,
    move: str,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Case:
    """Accept, return or decline. Accepting gives the benefit of the union's program in the same transaction.

    Raises NoProgramForEvent, NotMeantByProgram, what a rule card refuses, and what a move of a case raises.
    """
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    if move == "accept":
        event = events.of_case(moved)
        _answer(event, by=by, at=at)
        LifeEvent.objects.filter(pk=event.pk).update(accepted_at=at)
    return moved


def close(ended: CaseEnded) -> None:
    """What was declined or withdrawn may be told again."""
    if ended.case.flow == flows.LIFE_EVENT.code and ended.move != "accept":
        LifeEvent.objects.filter(case=ended.case, closed_at=None).update(closed_at=ended.at)


def _answer(event: LifeEvent, *, by: Actor, at: datetime.datetime) -> Entitlement:
    today = timezone.localdate(at)
    program = events.program_for(event.kind, event.organization, today)
    if program is None:
        raise NoProgramForEvent(kind=event.get_kind_display(), organization=event.organization.name)
    if not events.is_meant(program, event.person, today):
        raise NotMeantByProgram(program=program.name)
    part = str(event.uid)
    given = running.grant(program, event.person, event.organization, on=today, part=part, by=by, at=at)
    capping.check_occasion(given.occasion)
    return given


def _check(person: Person, told: Told, at: datetime.datetime, apart_from: LifeEvent | None = None) -> None:
    if told.on > timezone.localdate(at):
        raise EventToCome
    for earlier in events.standing(person, told.kind):
        same = same_event.is_same(told.kind, told.about, told.on, earlier.about, earlier.on)
        if same and earlier != apart_from:
            number = earlier.case.number if earlier.case else ""
            raise ToldAlready(day=formats.day(earlier.on), number=number)


def _kept(paper: Any, by: Actor, at: datetime.datetime):
    return files.store(paper, kind=Kind.IMAGE, sensitive=True, by=by, at=at) if paper else None
