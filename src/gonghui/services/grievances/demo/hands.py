"""Who speaks and who handles in the demonstration, and the moments at which they do."""

import datetime
import heapq
import itertools
from collections.abc import Callable

from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.calendar import clock
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person

UNION, BRANCH = "JC01", "JC01-1"
DAY = datetime.timedelta(days=1)


class Days:
    """What happens, in the order of time: deeds may bring further deeds."""

    def __init__(self, end: datetime.datetime) -> None:
        self.end = end
        self._waiting: list[tuple[datetime.datetime, int, Callable[[datetime.datetime], None]]] = []
        self._numbers = itertools.count()

    def plan(self, at: datetime.datetime, deed: Callable[[datetime.datetime], None]) -> None:
        """Do this at a moment; what would be after the end is left to come."""
        if at < self.end:
            heapq.heappush(self._waiting, (at, next(self._numbers), deed))

    def live(self) -> None:
        while self._waiting:
            at, _number, deed = heapq.heappop(self._waiting)
            deed(at)


def after(at: datetime.datetime, working_days: float) -> datetime.datetime:
    """So much working time later."""
    return clock.due(at, working_days=working_days).at


def moment(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    """So late on a day, here."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def members(count: int, on: datetime.date) -> list[Person]:
    """Members of the union at home: first of all the one who signs in as a member."""
    first = _registered(BRANCH, on, 1)
    return first + [person for person in _registered(UNION, on, count) if person not in first]


def acting(person: Person) -> Actor:
    """A worker acting for themselves."""
    return Actor(person.pk, person.name)


def _registered(code: str, on: datetime.date, count: int) -> list[Person]:
    union = organizations.find(code)
    assert union is not None, "the demonstration plants its unions first"
    rows = organizations.within(registry.populations()["membership.members"].rows(on), union)
    chosen = list(rows.order_by("person").values_list("person", flat=True)[:count])
    return list(Person.objects.filter(pk__in=chosen).order_by("pk"))
