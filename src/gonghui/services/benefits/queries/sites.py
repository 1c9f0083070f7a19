"""Sites, their rosters, temperatures and visits."""

import datetime
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Posting, Site, SiteReading, SiteVisit, SiteWorker
from .groups import lasting

GROUPS = "benefits.groups"


def postings(actor: Actor, text: str = "", on: datetime.date | None = None) -> QuerySet[Posting]:
    """Stays away in the officer's unions; with a day, those that last on it."""
    found = access.visible_to(actor, Posting.objects.all(), GROUPS)
    if on is not None:
        found = found.filter(lasting(on))
    if text:
        found = found.filter(Q(person__name__contains=text) | Q(place__contains=text))
    return found.select_related("person", "organization")


def posting_in(person_id: int, since: datetime.date, until: datetime.date | None) -> Posting | None:
    """A stay away of a person in some of these days."""
    found = Posting.objects.filter(Q(until=None) | Q(until__gte=since), person=person_id)
    return (found.filter(since__lte=until) if until else found).first()


def named(name: str, organization: Organization) -> Site | None:
    """The site of this name that a union has."""
    return Site.objects.filter(organization=organization, name=name).first()


def sites(actor: Actor) -> QuerySet[Site]:
    """Sites in the officer's unions."""
    return access.visible_to(actor, Site.objects.all(), GROUPS).select_related("organization", "keeper")


def with_figures(found: QuerySet[Site], on: datetime.date) -> QuerySet[Site]:
    """With how many people are on the roster that day, and the last reading."""
    last = SiteReading.objects.filter(site=OuterRef("pk"), on__lte=on).order_by("-on")
    working = Count("workers", filter=lasting(on, "workers__"))
    return found.annotate(
        people=working,
        last_degrees=Subquery(last.values("degrees")[:1]),
        last_on=Subquery(last.values("on")[:1]),
    )


def on_roster(site: Site, on: datetime.date) -> QuerySet[SiteWorker]:
    """Who is on the roster of a site on a day, each once."""
    return SiteWorker.objects.filter(lasting(on), site=site).select_related("person")


def roster(site: Site) -> QuerySet[SiteWorker]:
    """All who are or were on the roster, those who are first."""
    found = SiteWorker.objects.filter(site=site).select_related("person")
    return found.order_by("until", "person__name_pinyin", "pk")


def overlapping(
    site: Site, person_id: int, since: datetime.date, until: datetime.date | None
) -> SiteWorker | None:
    """The same person on the same site in some of the same days."""
    found = SiteWorker.objects.filter(Q(until=None) | Q(until__gte=since), site=site, person=person_id)
    return (found.filter(since__lte=until) if until else found).first()


def visits(site: Site) -> QuerySet[SiteVisit]:
    return SiteVisit.objects.filter(site=site).select_related("visitor")


def kept_by(person: Person | None, on: datetime.date) -> QuerySet[Site]:
    """The open sites that somebody keeps."""
    return Site.objects.filter(lasting(on), keeper=person).order_by("name")


def worked_on(person: Person | None, on: datetime.date) -> QuerySet[Site]:
    """The open sites on whose roster somebody is, for the heat card of the member's page."""
    working = SiteWorker.objects.filter(lasting(on), person=person)
    return Site.objects.filter(lasting(on), pk__in=working.values("site")).order_by("name")


def reading_of(site: Site, on: datetime.date) -> SiteReading | None:
    return SiteReading.objects.filter(site=site, on=on).first()


def hottest(site: Site, since: datetime.date, on: datetime.date) -> Any:
    """The highest temperature of a stretch of days, or None."""
    return site.readings.filter(on__gte=since, on__lte=on).aggregate(most=Max("degrees"))["most"]
