"""Who is away, on which site, in what stage of life: lists for officers, and conditions for audiences."""

import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from gonghui.kernel.codes import parameters

from ..models import Posting, Site, SiteReading, SiteWorker, WomensRecord
from ..rules import seasons

AWAY_DAYS, DEFAULT_AWAY_DAYS = "benefits.away_days", 30
SCREENING_AGES, DEFAULT_SCREENING_AGES = "benefits.screening_ages", [35, 64]
FEMALE = "2"


def lasting(on: datetime.date, prefix: str = "") -> Q:
    """Begun by that day and not ended before it."""
    open_end = Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gte": on})
    return Q(**{f"{prefix}since__lte": on}) & open_end


def away(on: datetime.date, *, kind: str = "", days: int | None = None) -> Q:
    """People on a posting whose day of that number has come by `on`; the first day away is day 1."""
    least = whole(days) or away_days(on)
    begun = on - datetime.timedelta(days=least - 1)
    found = Posting.objects.filter(lasting(on), person=OuterRef("person"), since__lte=begun)
    return Q(Exists(found.filter(kind=Posting.Kind(kind)) if kind else found))


def on_site(on: datetime.date, *, kind: str = "") -> Q:
    """People on the roster, that day, of a site that is open that day."""
    return Q(Exists(_rosters(on, kind).filter(person=OuterRef("person"))))


def on_hot_site(on: datetime.date, *, degrees: float | None = None) -> Q:
    """People who this summer, by that day, were on a site's roster on a day as hot as the rule says."""
    return _on_site_at(seasons.COOLING, on, degrees)


def on_cold_site(on: datetime.date, *, degrees: float | None = None) -> Q:
    """The same in winter, for days as cold as that."""
    return _on_site_at(seasons.WARMING, on, degrees)


def protected(on: datetime.date) -> Q:
    """Women with a record that stands. Which stage it is stands sealed and cannot be asked."""
    open_then = Q(closed_at=None) | Q(closed_at__date__gt=on)
    found = WomensRecord.objects.filter(open_then, person=OuterRef("person"), kept_at__date__lte=on)
    return Q(Exists(found))


def screened(on: datetime.date, *, from_age: int | None = None, to_age: int | None = None) -> Q:
    """Women who reach an age within the bounds in the year of `on`."""
    low, high = parameters.value(SCREENING_AGES, on=on, default=DEFAULT_SCREENING_AGES)
    low, high = whole(from_age) or low, whole(to_age) or high
    born = {
        "person__birth_date__gte": datetime.date(on.year - high, 1, 1),
        "person__birth_date__lte": datetime.date(on.year - low, 12, 31),
    }
    return Q(person__sex=FEMALE, **born)


def away_days(on: datetime.date, region: str = "") -> int:
    """From how many days on a stay away is long."""
    return parameters.value(AWAY_DAYS, on=on, region=region, default=DEFAULT_AWAY_DAYS)


def whole(given: Any, most: int = 3660) -> int | None:
    """A positive whole number out of a rule, or None. Raises ValueError for anything else."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 0 < given <= most:
        raise ValueError(given)
    return given


def _rosters(on: datetime.date, kind: str = "") -> QuerySet[SiteWorker]:
    found = SiteWorker.objects.filter(lasting(on), lasting(on, "site__"))
    return found.filter(site__kind=Site.Kind(kind)) if kind else found


def _on_site_at(kind: str, on: datetime.date, degrees: float | None) -> Q:
    """By the season and the limit of each site's own region; sites of regions with the same go together."""
    told = None if degrees is None else seasons.as_degrees(degrees)
    alike: dict[tuple[datetime.date, Decimal], list[str]] = {}
    for region in _regions_read(on):
        season = seasons.of(kind, on, region)
        if season is not None:
            limit = seasons.due_at(kind, on, region) if told is None else told
            alike.setdefault((season[0], limit), []).append(region)
    found = Q(pk__in=[])
    for (first, limit), regions in alike.items():
        reached = {"degrees__gte" if kind == seasons.COOLING else "degrees__lte": limit}
        readings = SiteReading.objects.filter(
            Q(site__workers__until=None) | Q(site__workers__until__gte=F("on")),
            site__region__in=regions,
            site__workers__person=OuterRef("person"),
            site__workers__since__lte=F("on"),
            on__gte=first,
            on__lte=on,
            **reached,
        )
        found |= Q(Exists(readings))
    return found


def _regions_read(on: datetime.date) -> list[str]:
    """The regions of sites whose temperature was read in the year before a day."""
    year = SiteReading.objects.filter(on__lte=on, on__gt=on - datetime.timedelta(days=366))
    return sorted(set(year.values_list("site__region", flat=True)))
