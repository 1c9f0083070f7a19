"""Reading rights work: what officers may see, what a worker asked for, and who is told."""

import datetime

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..flows_rights import LEGAL_AID
from ..models import Bargaining, Grievance, LegalAid, Mediation, Opinion, WageAlert
from ..permissions import ALERTS, RIGHTS

OFFERED = 200
DESK = (Role.OFFICER, Role.CHAIR, Role.UPPER_OFFICER)


def mediations(actor: Actor) -> QuerySet[Mediation]:
    """The mediations of the officer's unions, running ones first."""
    found = access.visible_to(actor, Mediation.objects.all(), RIGHTS)
    return found.select_related("organization").order_by("outcome", "due_on", "-pk")


def mediates(actor: Actor, mediation: Mediation) -> bool:
    """Whether the officer serves in the union that mediates; those above do not read between whom."""
    held = access.standings(actor)
    return any(each.path == mediation.path and each.role in DESK for each in held)


def alerts(actor: Actor) -> QuerySet[WageAlert]:
    """The alerts about unpaid wages, the newest first."""
    found = access.visible_to(actor, WageAlert.objects.all(), RIGHTS)
    return found.select_related("organization", "city")


def alerts_to_confirm(actor: Actor) -> QuerySet[WageAlert]:
    """Those that this officer may confirm and settle: who sits in the city's union, not where it happens."""
    return access.visible_to(actor, alerts(actor), ALERTS, field="city__path")


def bargainings(actor: Actor) -> QuerySet[Bargaining]:
    found = access.visible_to(actor, Bargaining.objects.all(), RIGHTS)
    return found.select_related("organization", "renewed_by")


def opinions(actor: Actor) -> QuerySet[Opinion]:
    found = access.visible_to(actor, Opinion.objects.all(), RIGHTS)
    return found.select_related("organization", "follows")


def aid_cases(actor: Actor, at: datetime.datetime) -> QuerySet[Case]:
    """The requests for legal aid that this officer may see; those of others are absent as in every list."""
    seen = cases.visible(actor, at, LEGAL_AID.code)
    return seen.select_related("organization", "legal_aid")


def aid_of(case: Case) -> LegalAid:
    return LegalAid.objects.select_related("person", "organization").get(case=case)


def aid_of_person(person: Person) -> QuerySet[LegalAid]:
    """One's own, the newest first."""
    return LegalAid.objects.filter(person=person).select_related("case", "organization")


def offered(actor: Actor, permission: str) -> list[Organization]:
    """The unions an officer may choose from on a form, from the top."""
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    return list(seen.order_by("path")[:OFFERED])


def city_above(organization: Organization) -> Organization:
    """The city's union this one belongs to; without one, the highest union of the installation above it."""
    line = [*tree.ancestors(organization), organization]
    return next((each for each in line if each.level == Organization.Level.CITY), line[0])


def who_confirms(place: Organization, on: datetime.date) -> list[Person]:
    """Who is to confirm an alert: who serves in this union, or in the nearest one above where nobody does."""
    return _nearest(place, on, (Role.UPPER_OFFICER, Role.CHAIR))


def who_works(place: Organization, on: datetime.date) -> list[Person]:
    """Who does the rights work of a union; where nobody does, that of the nearest one above."""
    return _nearest(place, on, DESK)


def alert_from(grievance: Grievance) -> WageAlert | None:
    """The alert that a grievance has raised."""
    return WageAlert.objects.filter(grievance=grievance).first()


def proposal_after(opinion: Opinion) -> Opinion | None:
    """The proposal to the authority that followed an opinion."""
    return Opinion.objects.filter(follows=opinion).first()


def running_mediations() -> QuerySet[Mediation]:
    """For the clock alone."""
    return Mediation.objects.filter(outcome="").select_related("organization")


def unperformed() -> QuerySet[Mediation]:
    """For the clock alone: agreements that have not been carried out."""
    found = Mediation.objects.filter(perform_by__isnull=False, performed_on=None)
    return found.select_related("organization")


def unconfirmed(at: datetime.datetime) -> QuerySet[WageAlert]:
    """For the clock alone: alerts whose hour has passed without anybody's word."""
    found = WageAlert.objects.filter(acknowledged_at=None, escalated_at=None, due_at__lt=at)
    return found.select_related("organization", "city")


def open_bargainings() -> QuerySet[Bargaining]:
    """For the clock alone: rounds in which something is still to come."""
    return Bargaining.objects.filter(closed_on=None, renewed_by=None).select_related("organization")


def unanswered_opinions() -> QuerySet[Opinion]:
    """For the clock alone: opinions without a reply."""
    waiting = Q(replied_on=None, proposal=None)
    return Opinion.objects.filter(waiting).select_related("organization")


def _nearest(place: Organization, on: datetime.date, roles: tuple[str, ...]) -> list[Person]:
    line = reversed([*tree.ancestors(place), place])
    return next(filter(None, (_serving(union, on, roles) for union in line)), [])


def _serving(place: Organization, on: datetime.date, roles: tuple[str, ...]) -> list[Person]:
    found = access.positions_on(on).filter(organization=place, role__in=roles).select_related("person")
    return list({each.person_id: each.person for each in found}.values())
