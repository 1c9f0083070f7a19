"""Reading what is due to whom. Private rows are there for the women's officer of the place alone.

Every list, count, search and export of officers begins from `visible` or `deliverable`.
"""

import uuid

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import in_ranges, within
from gonghui.kernel.people.models import Person

from ..models import Entitlement, Occasion

VIEW, DELIVER, WOMEN = "benefits.view", "benefits.deliver", "benefits.women"


def visible(actor: Actor) -> QuerySet[Entitlement]:
    """What this actor may see: everyday rows in their scope, private ones where they keep women's records."""
    return _held(actor, VIEW)


def deliverable(actor: Actor) -> QuerySet[Entitlement]:
    """What this actor may hand out, and decide about when it is not handed out."""
    return _held(actor, DELIVER)


def of_person(person: Person) -> QuerySet[Entitlement]:
    """All that was ever due to a person, for themselves: the next first."""
    return Entitlement.objects.filter(person=person).select_related("program", "occasion").order_by("-on")


def found(actor: Actor, uid: uuid.UUID | str) -> Entitlement:
    """One that this actor may see. Raises Entitlement.DoesNotExist, the same for foreign and absent."""
    return with_words(visible(actor)).get(uid=uid)


def of_occasion(occasion: Occasion, place: Organization) -> QuerySet[Entitlement]:
    """Everything of an occasion at and below a union; for deeds, which check who acts, never for pages."""
    return within(Entitlement.objects.filter(occasion=occasion), place)


def with_words(rows: QuerySet[Entitlement]) -> QuerySet[Entitlement]:
    """With what a page says of each row."""
    return rows.select_related("person", "program", "occasion", "organization")


def now(entitlement: Entitlement) -> Entitlement:
    """The row as it stands."""
    return Entitlement.objects.get(pk=entitlement.pk)


def name_of(person_id: int | None) -> str:
    """Whose deed it was; "" for the program itself."""
    return Person.objects.filter(pk=person_id or 0).values_list("name", flat=True).first() or ""


def _held(actor: Actor, permission: str) -> QuerySet[Entitlement]:
    everyday = in_ranges(access.paths_for(actor, permission))
    private = in_ranges(access.paths_for(actor, WOMEN))
    return Entitlement.objects.filter(Q(everyday, is_private=False) | Q(private, is_private=True))
