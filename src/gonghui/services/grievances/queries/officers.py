"""Who serves around a worker: those a grievance may be about."""

from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .routing import home_of


def around(person: Person | None) -> list[Person]:
    """The officers of the worker's own union and its parts above; nobody where none is known."""
    home = home_of(person)
    return in_union(home) if home else []


def in_union(home: Organization) -> list[Person]:
    """Who serves in a union, each once."""
    own = organizations.basic_union_of(home)
    places = [home] if home == own else [home, own]
    serving = [
        position.person for place in places for position in access.serving_in(place, timezone.localdate())
    ]
    return list({person.pk: person for person in serving}.values())
