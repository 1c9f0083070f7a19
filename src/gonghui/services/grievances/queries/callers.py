"""Who calls: a person by the number, in the operator's sight, and what they said before."""

from datetime import datetime

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Grievance
from ..permissions import ENTER
from . import grievances, routing


def person_of(number: str) -> Person | None:
    """The one person of a telephone number, wherever they belong: the words are theirs."""
    if not number:
        return None
    account = access.account_of(number)
    if account and account.person:
        return account.person
    found = list(Person.objects.filter(phone=number)[:2])
    return found[0] if len(found) == 1 else None


def known(number: str, actor: Actor, at: datetime) -> Person | None:
    """The same, when they belong where the operator sits or below: foreign callers stay unnamed."""
    person = person_of(number)
    if person is None:
        return None
    places = access.where_person_belongs(person, at)
    return person if any(access.allows(actor, ENTER, place, at) for place in places) else None


def past(person: Person, actor: Actor, at: datetime) -> list[Grievance]:
    """Named ones of this caller that the operator may see, the latest first."""
    seen = grievances.visible(actor, at).filter(case__applicant=person)
    return list(seen.order_by("-id")[:5])


def union_of(person: Person | None) -> Organization | None:
    return routing.home_of(person)


def own_union(actor: Actor, at: datetime) -> Organization | None:
    """Where the operator sits: the place of what comes from somewhere unknown."""
    standing = next(iter(access.standings(actor, at)), None)
    return Organization.objects.get(pk=standing.place.pk) if standing else None
