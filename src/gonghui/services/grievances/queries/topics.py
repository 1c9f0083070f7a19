"""What is talked about in a union and all below it: terms that many say, and which of them rise."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Q
from django.db.models.functions import Substr

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.months import later
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Grievance, TopicCount
from ..rules import terms
from . import grievances, officers

BEFORE = 6  # months a term is held against
UNSEEN = 2  # a month below five counts as the middle of what it may have been
RISES = 1.5
AT_MOST_READ = 300


@dataclass(frozen=True)
class Topic:
    """A term: in how many grievances of the month, how many in a usual month, whether it rises."""

    term: str
    said: int
    usual: float

    @property
    def is_rising(self) -> bool:
        """Half as many again as in a usual month, and a step of five more."""
        return self.said >= RISES * self.usual and self.said - self.usual >= 5


def hot(place: Organization, month: datetime.date, most: int = 15) -> list[Topic]:
    """The terms of a month, what rises first, then the most frequent."""
    now = _said(place, month, month)
    past = _said(place, later(month, -BEFORE), later(month, -1))
    months = [later(month, -back) for back in range(1, BEFORE + 1)]
    found = [
        Topic(term, said, sum(past.get((term, each), UNSEEN) for each in months) / BEFORE)
        for (term, _month), said in now.items()
    ]
    return sorted(found, key=lambda topic: (not topic.is_rising, -topic.said, topic.term))[:most]


def month_shown(place: Organization, on: datetime.date) -> datetime.date:
    """The month of a day, or the one before while this one has nothing that may be shown."""
    this = on.replace(day=1)
    return this if TopicCount.objects.filter(organization=place, month=this).exists() else later(this, -1)


def by_month(place: Organization, term: str, since: datetime.date) -> dict[datetime.date, int]:
    """How many said a term, by month; months below five are not there."""
    return {month: said for (_term, month), said in _said(place, since, datetime.date.max, term).items()}


def plain(actor: Actor, at: datetime.datetime) -> Q:
    """Of grievances in sight, those whose words this officer reads as a matter of course."""
    own = [standing.path for standing in access.standings(actor, at)]
    return Q(case__path__in=own) | Q(case__handler_id=actor.person_id or 0)


def holding(
    found: list[str], place: Organization, month: datetime.date, actor: Actor, at: datetime.datetime
) -> dict[str, list[Grievance]]:
    """By term, grievances of the month whose words this officer may read and that hold it."""
    seen = organizations.within(grievances.visible(actor, at), place).filter(plain(actor, at))
    rows = seen.filter(said_on__gte=month, said_on__lt=later(month, 1)).order_by("-id")[:AT_MOST_READ]
    told = [(each, each.particulars.get("text", "")) for each in rows] if found else []
    return {term: [each for each, text in told if term in text] for term in found}


def texts_of(month: datetime.date) -> Iterator[tuple[str, str, list[str]]]:
    """For the machine's own counting: path, text, and the names that are no topics."""
    rows = Grievance.objects.filter(said_on__gte=month, said_on__lt=later(month, 1))
    rows = rows.select_related("organization", "home", "speaker", "case__handler").order_by()
    around: dict[int, list[str]] = {}
    for each in rows.iterator(chunk_size=500):
        told = each.particulars
        names = [person.name for person in (each.speaker, each.case.handler) if person]
        names.append(told.get("contact", {}).get("name", ""))
        for place in (each.organization, each.home):
            if place is not None and place.pk not in around:
                around[place.pk] = _names_around(place)
            names += around[place.pk] if place else []
        yield each.path, told.get("text", ""), [part for name in names for part in terms.parts_of_name(name)]


def names_among(found: set[str]) -> set[str]:
    """Which of some terms name a registered person, with or without the surname, or a union."""
    people = Person.objects.annotate(given=Substr("name", 2))
    named = set(people.filter(name__in=found).values_list("name", flat=True))
    named |= set(people.filter(given__in=found).values_list("given", flat=True))
    places = Organization.objects.filter(Q(name__in=found) | Q(short_name__in=found) | Q(unit_name__in=found))
    for row in places.values_list("name", "short_name", "unit_name"):
        named |= found & set(row)
    return named


def places_at(paths: list[str]) -> dict[str, int]:
    """The union at each path."""
    return dict(Organization.objects.filter(path__in=paths).values_list("path", "pk"))


def _names_around(place: Organization) -> list[str]:
    way = [place, *organizations.ancestors(place)]
    names = [name for each in way for name in (each.name, each.short_name, each.unit_name)]
    return names + [person.name for person in officers.in_union(place)]


def _said(
    place: Organization, since: datetime.date, until: datetime.date, term: str = ""
) -> dict[tuple[str, datetime.date], int]:
    found = TopicCount.objects.filter(organization=place, month__gte=since, month__lte=until)
    if term:
        found = found.filter(term=term)
    # After a merger two rows may stand for one month until it is counted again.
    rows = found.order_by().values("term", "month").annotate(most=Max("said"))
    counted: dict[tuple[str, datetime.date], int] = defaultdict(int)
    counted.update({(row["term"], row["month"]): row["most"] for row in rows})
    return dict(counted)
