"""Who acts in the demonstration of benefits, and the moments at which they do."""

import datetime

from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.people.models import Person

UNION, BRANCH = "JC01", "JC01-1"
DAY = datetime.timedelta(days=1)


def moment(day: datetime.date, hour: int = 8, minute: int = 0) -> datetime.datetime:
    """So late on a day, here."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def union_of(code: str) -> Organization:
    return Organization.objects.get(code=code)


def acting(person: Person) -> Actor:
    """A worker acting for themselves."""
    return Actor(person.pk, person.name)


def members_of(union: Organization, on: datetime.date, count: int, start: int = 0) -> list[Person]:
    """Some members of a union on a day, the last-registered first: the first ones sign in as members."""
    rows = within(registry.populations()["membership.members"].rows(on), union)
    chosen = list(rows.order_by("-person").values_list("person", flat=True)[start : start + count])
    return sorted(Person.objects.filter(pk__in=chosen), key=lambda person: -person.pk)
