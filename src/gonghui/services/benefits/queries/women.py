"""Women's records for who holds `benefits.women` where the woman belongs, and for herself; nobody else."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Position, Role
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.people.models import Person

from ..models import NursingRoom, WomensContract, WomensRecord
from . import finding

WOMEN = "benefits.women"
AFFAIRS = "benefits.womens_affairs"


def visible(actor: Actor) -> QuerySet[WomensRecord]:
    """The records of women who belong to the officer's union today; of who went elsewhere none is left."""
    belongs = (
        finding.members(timezone.localdate())
        .order_by()
        .filter(person=OuterRef("person"), organization=OuterRef("organization"))
    )
    found = access.visible_to(actor, WomensRecord.objects.all(), WOMEN)
    return found.filter(Exists(belongs)).select_related("person", "organization")


def own(person: Person | None) -> QuerySet[WomensRecord]:
    """All of one's own, the standing one first."""
    return WomensRecord.objects.filter(person=person).order_by("-kept_at", "-pk")


def standing(person: Person) -> WomensRecord | None:
    """The one that is not closed."""
    return WomensRecord.objects.filter(person=person, closed_at=None).first()


def all_standing() -> QuerySet[WomensRecord]:
    """For the clock alone: every record that is not closed."""
    return WomensRecord.objects.filter(closed_at=None).select_related("person", "organization")


def officers_of(organization: Organization, day: datetime.date) -> QuerySet[Position]:
    """Who may read the records of a union: its women's officers and those of the unions above it."""
    above = [organization.path[:end] for end in range(STEP, len(organization.path) + 1, STEP)]
    found = access.positions_on(day).filter(role=Role.WOMENS_OFFICER, path__in=above)
    return found.select_related("person", "organization").order_by("-path")


def rooms(actor: Actor) -> QuerySet[NursingRoom]:
    """The nursing rooms of the officer's unions."""
    return access.visible_to(actor, NursingRoom.objects.all(), AFFAIRS).select_related("organization")


def rooms_for(union: Organization | None) -> QuerySet[NursingRoom]:
    """The open rooms of a member's union, of those above it and of the parts of its basic union."""
    if union is None:
        return NursingRoom.objects.none()
    above = [union.path[:end] for end in range(STEP, len(union.path) + 1, STEP)]
    found = NursingRoom.objects.filter(closed_on=None)
    near = found.filter(path__in=above) | within(found, union)
    return near.select_related("organization").order_by("-path", "name")


def contracts(actor: Actor) -> QuerySet[WomensContract]:
    """The special collective contracts of the officer's unions, the one that ends last first."""
    return access.visible_to(actor, WomensContract.objects.all(), AFFAIRS).select_related("organization")


def contracts_ending(first: datetime.date, last: datetime.date) -> QuerySet[WomensContract]:
    """For the clock: contracts that end between two days and that no later one follows."""
    later = WomensContract.objects.filter(
        organization=OuterRef("organization"), valid_to__gt=OuterRef("valid_to")
    )
    found = WomensContract.objects.filter(~Exists(later), valid_to__gte=first, valid_to__lte=last)
    return found.select_related("organization")
