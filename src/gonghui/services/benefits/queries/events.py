"""Reading life events: a member's own, those an officer decides, and the program that answers to one."""

import datetime

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person

from ..models import LifeEvent, Program

EVENTS = "benefits.events"


def visible(actor: Actor) -> QuerySet[LifeEvent]:
    """What this officer may decide or look at."""
    return access.visible_to(actor, LifeEvent.objects.all(), EVENTS)


def of_person(person: Person) -> QuerySet[LifeEvent]:
    """A member's own, the latest first."""
    return LifeEvent.objects.filter(person=person).select_related("case")


def of_case(case: Case) -> LifeEvent:
    return LifeEvent.objects.select_related("person", "organization", "paper").get(case=case)


def case_of(event: LifeEvent) -> Case:
    """The case of an event; every one that was told has one. Raises Case.DoesNotExist."""
    if event.case is None:
        raise Case.DoesNotExist
    return event.case


def standing(person: Person, kind: str) -> QuerySet[LifeEvent]:
    """What a member has told of this kind and what has been neither declined nor withdrawn."""
    return of_person(person).filter(kind=kind, closed_at=None)


def program_for(kind: str, place: Organization, on: datetime.date) -> Program | None:
    """The program in force that answers to an event: the member's own union's before one above it."""
    above = [place.path[:end] for end in range(STEP, len(place.path) + 1, STEP)]
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    found = Program.objects.filter(
        lasting, kind=kind, path__in=above, state=Program.State.IN_FORCE, valid_from__lte=on
    )
    return max(found.select_related("organization"), key=lambda one: (len(one.path), one.pk), default=None)


def is_meant(program: Program, person: Person, on: datetime.date) -> bool:
    """Whether the program's rule means this person; one without a rule means everybody."""
    if not program.rule:
        return True
    return audiences.rows(program.rule, on, program.path).filter(person=person).exists()
