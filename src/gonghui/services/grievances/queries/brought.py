"""What other systems brought, for those systems alone; and whom they speak for."""

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Grievance


def brought_to(organization: Organization) -> QuerySet[Grievance]:
    """What systems of this union, or of unions below it, brought in: wherever it lies by now."""
    found = Grievance.objects.select_related("case__organization", "category")
    return organizations.within(found, organization, "brought__organization__path")


def known_by(phone: str, organization: Organization) -> Person | None:
    """The one person with this telephone, if they belong to this union or below; else nobody is known."""
    found = list(Person.objects.filter(Q(phone=phone) | Q(account__phone=phone)).distinct()[:2])
    if len(found) != 1:
        return None
    places = access.where_person_belongs(found[0])
    return found[0] if any(place.startswith(organization.path) for place in places) else None
