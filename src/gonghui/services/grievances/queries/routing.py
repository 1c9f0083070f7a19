"""To which union a grievance goes first."""

from datetime import datetime

from django.db.models.functions import Length
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access import roles as access_roles
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Category
from ..permissions import HANDLE

HEIGHT = [level.value for level in Organization.Level]


def place_for(
    home: Organization | None, category: Category, *, about_officers: bool, at: datetime
) -> Organization | None:
    """The nearest union, from the worker's own upwards, that handles this and where somebody sits.

    What is said about the union's own officers begins one union above. None when nobody sits anywhere.
    """
    home = home or highest_seated(at)
    if home is None:
        return None
    own = organizations.basic_union_of(home)
    way = [own, *reversed(organizations.ancestors(own))]
    if about_officers and len(way) > 1:
        way = way[1:]
    high_enough = [place for place in way if _is_high_enough(place, category.level)]
    seated = (place for place in high_enough or way[-1:] if holders(HANDLE, place.path, at))
    return next(seated, (high_enough or way)[-1])


def highest_seated(at: datetime) -> Organization | None:
    """The uppermost union in which somebody handles grievances."""
    roles = access_roles.permission(HANDLE).held_by
    seated = access.positions_on(timezone.localdate(at)).filter(role__in=roles).values("organization")
    return Organization.objects.filter(pk__in=seated).order_by(Length("path"), "path").first()


def home_of(person: Person | None) -> Organization | None:
    """Where a service knows the worker to belong."""
    asked = (service.belongs(person) for service in registry.services() if service.belongs and person)
    return next((place for place in asked if place), None)


def above(place: Organization, at: datetime) -> Organization | None:
    """The nearest union above in which somebody handles grievances; None at the top."""
    way = reversed(organizations.ancestors(place))
    return next((upper for upper in way if holders(HANDLE, upper.path, at)), None)


def at_path(path: str) -> Organization | None:
    return Organization.objects.filter(path=path).first()


def at_level(place: Organization, level: str) -> Organization | None:
    """The union of a level over this one, itself included."""
    way = [place, *reversed(organizations.ancestors(place))]
    return next((upper for upper in way if upper.level == level), None)


def _is_high_enough(place: Organization, level: str) -> bool:
    return not level or HEIGHT.index(place.level) <= HEIGHT.index(level)
