"""Sites, who works there, how hot or cold it was, and who was visited with what."""

import datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import Site, SiteReading, SiteVisit, SiteWorker
from ..queries import sites
from ..refusals_groups import (
    AlreadyOnRoster,
    AlreadyVisited,
    EndsBeforeItBegins,
    MoreThanDue,
    SiteClosed,
    SiteNameTaken,
)


@transaction.atomic
def keep_site(
    site: Site | None, told: dict[str, Any], *, organization: Organization, by: Actor, at: datetime.datetime
) -> Site:
    """Open a site, or change one. `told`: name, place, kind, since, until, keeper. Raises SiteNameTaken."""
    site = site or Site(organization=organization, region=organization.region)
    for name, value in told.items():
        setattr(site, name, value)
    if site.until is not None and site.until < site.since:
        raise EndsBeforeItBegins(since=site.since, until=site.until)
    is_new = site.pk is None
    try:
        with transaction.atomic():
            site.save()
    except IntegrityError as twice:
        raise SiteNameTaken(name=site.name) from twice
    _record("benefits.site.open" if is_new else "benefits.site.change", site, by, at)
    return site


@transaction.atomic
def put_on(
    site: Site,
    person: Person,
    *,
    since: datetime.date,
    until: datetime.date | None,
    by: Actor,
    at: datetime.datetime,
) -> SiteWorker:
    """Put a person on the roster of a site from a day on. Raises AlreadyOnRoster, EndsBeforeItBegins."""
    if until is not None and until < since:
        raise EndsBeforeItBegins(since=since, until=until)
    if sites.overlapping(site, person.pk, since, until) is not None:
        raise AlreadyOnRoster(name=site.name)
    worker = SiteWorker.objects.create(site=site, person=person, since=since, until=until)
    _record("benefits.site.put_on", site, by, at, about=person.pk)
    return worker


@transaction.atomic
def take_off(worker: SiteWorker, *, until: datetime.date, by: Actor, at: datetime.datetime) -> SiteWorker:
    """Note the last day of a person on a site. Raises EndsBeforeItBegins."""
    if until < worker.since:
        raise EndsBeforeItBegins(since=worker.since, until=until)
    worker.until = until
    worker.save(update_fields=["until"])
    _record("benefits.site.take_off", worker.site, by, at, about=worker.person_id)
    return worker


@transaction.atomic
def read_temperature(
    site: Site, *, on: datetime.date, degrees: Decimal, source: str, by: Actor, at: datetime.datetime
) -> SiteReading:
    """Note how hot or cold a day was; a second reading of a day replaces the first. Raises SiteClosed."""
    if not site.since <= on or (site.until is not None and site.until < on):
        raise SiteClosed(name=site.name)
    told = {"degrees": degrees, "source": source, "recorded_by_id": by.person_id, "recorded_at": at}
    reading, _made = SiteReading.objects.update_or_create(site=site, on=on, defaults=told)
    _record("benefits.site.temperature", site, by, at, body={"on": str(on), "degrees": str(degrees)})
    return reading


@transaction.atomic
def visit(
    site: Site, told: dict[str, Any], *, visitor: Person, by: Actor, at: datetime.datetime
) -> SiteVisit:
    """Note a visit. `told`: kind, on, reached, goods, amount_fen, source, words. The roster says who was due.

    Raises MoreThanDue, AlreadyVisited.
    """
    due = sites.on_roster(site, told["on"]).count()
    if told["reached"] > due:
        raise MoreThanDue(due=due, reached=told["reached"])
    made = SiteVisit(organization=site.organization, site=site, due=due, visitor=visitor, **told)
    made.recorded_at = at
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise AlreadyVisited(on=made.on, kind=made.get_kind_display()) from twice
    body = {"on": str(made.on), "due": due, "reached": made.reached, "fen": made.amount_fen}
    _record("benefits.site.visit", site, by, at, body=body)
    return made


def _record(
    deed: str,
    site: Site,
    by: Actor,
    at: datetime.datetime,
    about: int | None = None,
    body: dict[str, Any] | None = None,
) -> None:
    record(
        deed,
        by=by,
        at=at,
        subject=site,
        about_person_id=about,
        organization_id=site.organization_id,
        path=site.path,
        body=body or {},
    )
