"""Members of the first basic union, for tests that ask who belongs where."""

import itertools
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life
from gonghui.services.membership.models import Membership

_numbers = itertools.count(1)


def join(cast: Any, person: Person, place: str = "basic") -> Person:
    """Make somebody a member of a union, unless they are a member already."""
    if not Membership.objects.filter(person=person).exists():
        on = timezone.localdate(cast.at)
        life.admit(person=person, organization=cast.organizations[place], on=on, by=SYSTEM, at=cast.at)
    return person


def members(cast: Any, count: int) -> list[Person]:
    """The member of the cast and others, all of the first basic union."""
    made = [
        register_person(name="李春梅", phone=f"1393{next(_numbers):07d}", by=SYSTEM, at=cast.at)
        for _each in range(count - 1)
    ]
    return [join(cast, person) for person in (cast.people["member"], *made)]
