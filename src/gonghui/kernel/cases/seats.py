"""Who may act: the seat a case waits for, the persons who hold it, and their stand-ins."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.actor import UNNAMED_VIA, Actor
from gonghui.kernel.database import next_path
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.remembered import once_while_reading

from .flows import APPLICANT, AUTOMATIC, OTHER, OWN, UPPER, Move
from .models import Case, Recusal, StandIn, WorkItem
from .refusals import NoOtherOrganization, NoUpperOrganization


@dataclass(frozen=True)
class Entitled:
    """An actor's right to act; `instead_of` is the absent person whose right it is."""

    instead_of: Person | None = None


def organization_of(case: Case, at: str) -> Organization:
    """The organization a seat stands at. Raises NoOtherOrganization, NoUpperOrganization."""
    if at == OTHER:
        if case.other_organization is None:
            raise NoOtherOrganization()
        return _successor(case.other_organization)
    if at == UPPER:
        if case.organization.parent is None:
            raise NoUpperOrganization(organization=case.organization.name)
        return case.organization.parent
    return case.organization


def place_now(case: Case) -> Organization:
    """Whose turn it is where the case stands; its own union's where no officer is waited for."""
    seat = case.standing.seat
    return organization_of(case, seat.at) if seat else case.organization


def open_item(case: Case) -> WorkItem | None:
    """The one thing the case waits for an officer to do, if it does."""
    return case.work_items.filter(closed_at=None).select_related("handler", "organization").first()


def place_of(case: Case, move: Move, item: WorkItem | None) -> str:
    """The path at which a move's permission must be held: where the item lies, or the side the move names."""
    if item and move.at is None and case.stage in move.sources:
        return item.path
    seats = [case.declared.stage(code).seat for code in move.sources]
    stated = move.at or next((seat.at for seat in seats if seat), OWN)
    return organization_of(case, stated).path


def right_to(move: Move, case: Case, by: Actor, at: datetime, item: WorkItem | None) -> Entitled | None:
    """By what right the actor may make this move; None when there is none."""
    if move.by == AUTOMATIC:
        return Entitled() if by.person_id is None and by.via == "system" else None
    if move.by == APPLICANT:
        return _as_applicant(case, by, at)
    if is_recused(case, by.person_id):
        return None
    return right_at(str(move.needs), place_of(case, move, item), by, at)


def right_at(permission: str, path: str, by: Actor, at: datetime) -> Entitled | None:
    """By what right the actor uses a permission at a path: an own one, or that of someone who is absent."""
    if by.person_id is None:
        return None
    if access.allows(by, permission, path, at):
        return Entitled()
    for absence in absences(by, at):
        if path.startswith(absence.path) and access.allows(actor_of(absence.person), permission, path, at):
            return Entitled(instead_of=absence.person)
    return None


def is_recused(case: Case, person_id: int | None) -> bool:
    """Whether this person may have no part in the case."""
    return Recusal.objects.filter(case=case, person_id=person_id or 0).exists()


def may_handle(case: Case, item: WorkItem, by: Actor, at: datetime) -> Entitled | None:
    """By what right the actor may take this open item in hand; None when there is none."""
    if is_recused(case, by.person_id):
        return None
    return right_at(item.permission, item.path, by, at)


def absences(by: Actor, at: datetime) -> list[StandIn]:
    """For whom, and where, the actor stands in on that day. A stand-in's own stand-in is not asked."""
    if by.person_id is None:
        return []
    day = timezone.localtime(at).date()
    taken = StandIn.taken_by(by.person_id, day)
    return once_while_reading(("absences", by.person_id, day), lambda: list(taken))


def is_in_hands_of(item: WorkItem, by: Actor, at: datetime) -> bool:
    """Whether the actor handles the item, or stands in for who does."""
    if item.handler_id == by.person_id:
        return True
    return any(
        absence.person_id == item.handler_id and item.path.startswith(absence.path)
        for absence in absences(by, at)
    )


def serves_at(path: str, person: Person, at: datetime) -> bool:
    """Whether a person holds a position at a place, above or below it. Auditors watch and take no part."""
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    near = Q(path__in=above) | Q(path__gte=path, path__lt=next_path(path))
    return (
        access.positions_on(timezone.localtime(at).date())
        .filter(near, person=person)
        .exclude(role=Role.AUDITOR)
        .exists()
    )


def holders(permission: str, path: str, at: datetime, *, case: Case | None = None) -> list[Person]:
    """Who serves at exactly this place and holds the permission there, but for who is recused of `case`."""
    standing = access.positions_on(timezone.localtime(at).date()).filter(path=path)
    people = Person.objects.filter(pk__in=standing.values("person_id")).order_by("pk")
    if case is not None:
        people = people.exclude(pk__in=case.recusals.values("person_id"))
    return [person for person in people if access.allows(actor_of(person), permission, path, at)]


def actor_of(person: Person) -> Actor:
    """A person as an actor, to ask what that person may do."""
    return Actor(person.pk, person.name)


def _successor(organization: Organization) -> Organization:
    """What became of an organization that was merged into another while the case was on its way."""
    while organization.closed_into is not None:
        organization = organization.closed_into
    return organization


def _as_applicant(case: Case, by: Actor, at: datetime) -> Entitled | None:
    if case.applicant_id is None:
        # The service has proven by a receipt, or by its own record, whose case it is.
        return Entitled() if by.via == UNNAMED_VIA else None
    if by.person_id is None:
        return None
    if by.person_id == case.applicant_id:
        return Entitled()
    # At the counter an officer writes down what the worker says.
    if case.channel == "counter":
        for permission in case.declared.permissions:
            if entitled := right_at(permission, case.path, by, at):
                return entitled
    return None
