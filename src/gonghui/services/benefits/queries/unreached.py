"""Reading who is not reached yet: added up by occasion, day and place, for reminders; and whom to remind."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person

from ..models import Entitlement, Occasion
from .entitlements import DELIVER, WOMEN

State = Entitlement.State
LONGEST = datetime.timedelta(days=60)
STILL_TOLD = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """So many of one occasion on one day at one place."""

    occasion: int
    on: datetime.date
    path: str
    region: str
    is_private: bool
    count: int


def over(on: datetime.date) -> QuerySet[Occasion]:
    """Occasions of which something is open after its last day."""
    left = Entitlement.objects.filter(state=State.OPEN, until__lt=on)
    return Occasion.objects.filter(pk__in=left.values("occasion")).select_related("program").order_by("pk")


def to_close(on: datetime.date) -> QuerySet[Occasion]:
    """Occasions whose last day has passed and that nobody has closed."""
    return Occasion.objects.filter(closes_on__lt=on, closed_at=None)


def near(on: datetime.date) -> list[Group]:
    """What is open and falls due from this day on."""
    return _grouped(Entitlement.objects.filter(state=State.OPEN, on__gte=on, on__lte=on + LONGEST))


def on_the_day(on: datetime.date) -> list[Group]:
    """What is open on its own day, or was within the last week, so that no outage swallows it."""
    return _grouped(Entitlement.objects.filter(state=State.OPEN, on__lte=on, on__gt=on - STILL_TOLD))


def long_over(on: datetime.date) -> list[Group]:
    """What is past its last day and no upper union has been told of."""
    past = Entitlement.objects.filter(until__lt=on, until__gte=on - LONGEST, escalated_at=None)
    return _grouped(past.filter(state__in=(State.OPEN, State.MISSED)), day="until")


def missed_by_place(occasion: Occasion, at: datetime.datetime) -> list[Group]:
    """What was missed at one moment, when the occasion was closed."""
    return _grouped(Entitlement.objects.filter(occasion=occasion, state=State.MISSED, settled_at=at))


def who_delivers(group: Group, at: datetime.datetime) -> tuple[str, list[Person]]:
    """The nearest place that has somebody to hand it out, and who; of private ones the women's officers."""
    needs = WOMEN if group.is_private else DELIVER
    for path in _upwards(group.path):
        if people := holders(needs, path, at):
            return path, people
    return "", []


def who_leads(group: Group, role: str, at: datetime.datetime) -> tuple[str, list[Person]]:
    """The nearest place with somebody of this role, and who."""
    paths = _upwards(group.path)
    seated = access.positions_on(timezone.localdate(at)).filter(path__in=paths, role=role)
    found = list(seated.select_related("person").order_by("-path", "pk"))
    people = [seat.person for seat in found if seat.path == found[0].path and seat.person.died_on is None]
    return (found[0].path, people) if people else ("", [])


def occasions(numbers: set[int]) -> dict[int, Occasion]:
    return Occasion.objects.select_related("program").in_bulk(numbers)


def places(paths: set[str]) -> dict[str, Organization]:
    return {place.path: place for place in Organization.objects.filter(path__in=paths)}


CHAIR, UPPER = Role.CHAIR, Role.UPPER_OFFICER


def _grouped(rows: QuerySet[Entitlement], day: str = "on") -> list[Group]:
    parts = ("occasion", day, "path", "organization__region", "is_private")
    return [Group(*found) for found in rows.order_by(*parts).values_list(*parts).annotate(Count("pk"))]


def _upwards(path: str) -> list[str]:
    return [path[:end] for end in range(len(path), 0, -STEP)]
