"""Reading the tree. Scope is one indexed range on the path, never a walk."""

import datetime
import functools

from django.db.models import Q, QuerySet

from ..codes import divisions, parameters
from ..database import next_path
from ..text import tidy
from .models import STEP, Organization

REMINDER = "organizations.term_reminder_days"
REMIND_DAYS_BEFORE = (180, 60, 30)
LONGEST_BEFORE = 400  # days
STILL_DUE = datetime.timedelta(days=7)


def within(queryset: QuerySet, place: Organization | str, field: str = "path") -> QuerySet:
    """The rows at or below an organization, or a path; the path "" is everywhere.

    Raises ValueError for an organization that has no place yet, which must not pass for everywhere.
    """
    path = place if isinstance(place, str) else place.path
    if not path and not isinstance(place, str):
        raise ValueError("this organization has no path yet")
    if not path:
        return queryset
    return queryset.filter(**{f"{field}__gte": path, f"{field}__lt": next_path(path)})


def in_ranges(paths: list[str], field: str = "path") -> Q:
    """A condition for rows at or below any of these paths; nothing for no path."""
    condition = Q(pk__in=[])
    for path in _outermost(paths):
        if not path:
            return Q()
        condition |= Q(**{f"{field}__gte": path, f"{field}__lt": next_path(path)})
    return condition


def find(code: str) -> Organization | None:
    return Organization.objects.filter(code=code).first()


def top() -> Organization | None:
    """The union above all others of this installation."""
    return Organization.objects.filter(parent=None).order_by("path").first()


def open_organizations() -> QuerySet[Organization]:
    return Organization.objects.filter(closed_on__isnull=True)


def ancestors(organization: Organization) -> list[Organization]:
    """From the top down, without the organization itself."""
    steps = [organization.path[:end] for end in range(STEP, len(organization.path), STEP)]
    return list(Organization.objects.filter(path__in=steps).order_by("path"))


def children(organization: Organization) -> QuerySet[Organization]:
    return open_organizations().filter(parent=organization).order_by("path")


def basic_union_of(organization: Organization) -> Organization:
    """The basic union that a branch or group belongs to; any other organization is its own."""
    line = [*ancestors(organization), organization]
    return next((node for node in line if node.level == Organization.Level.BASIC), organization)


def search(text: str, inside: str = "") -> QuerySet[Organization]:
    """Open organizations by part of their own or their unit's name, or by their code."""
    text = tidy(text)
    return within(open_organizations().filter(_named(text)), inside).order_by("path")


def open_to_joiners(text: str) -> QuerySet[Organization]:
    """Basic unions and branches a worker may ask to join, by part of their own or their unit's name."""
    named = _named(tidy(text))
    return open_organizations().filter(named, joins_open=True, level__in=["basic", "branch", "township"])


def local_union_for(region: str) -> Organization | None:
    """The union that takes in workers of a region whose unit has none: county, else city, else province."""
    for place in (region, region[:4] + "00", region[:2] + "0000"):
        found = open_organizations().filter(covers_region=place).order_by("-path").first()
        if found:
            return found
    return None


def terms_ending(before: datetime.date) -> QuerySet[Organization]:
    return open_organizations().filter(term_ends_on__lt=before).order_by("term_ends_on")


def reminders_due(on: datetime.date) -> list[tuple[Organization, datetime.date]]:
    """Open unions to be reminded of re-election, with the day the reminder fell due, earliest end first.

    The last week's reminders count too, so that no outage swallows one; of two only the later.
    """
    last = on + datetime.timedelta(days=LONGEST_BEFORE)
    ending = open_organizations().filter(term_ends_on__gte=on, term_ends_on__lte=last)
    asked = functools.cache(lambda region: _days_before(region, on))
    due = []
    for organization in ending.order_by("term_ends_on", "path").iterator():
        days = _dates(organization, asked(organization.region))
        recent = [day for day in days if on - STILL_DUE < day <= on]
        due += [(organization, recent[-1])] if recent else []
    return due


def reminder_dates(organization: Organization, on: datetime.date) -> list[datetime.date]:
    """The days on which this organization is reminded of its re-election, earliest first."""
    return _dates(organization, _days_before(organization.region, on))


def as_it_was(organization: Organization, on: datetime.date) -> dict[str, str]:
    """Name, region, parent code and whatever else has changed since, as they were on a day, as text."""
    was = {
        "name": organization.name,
        "short_name": organization.short_name,
        "region": organization.region,
        "parent": organization.parent.code if organization.parent else "",
    }
    for change in organization.changes.filter(on__gt=on).order_by("-on", "-id"):
        was |= change.before
    return was


def ancestors_on(organization: Organization, on: datetime.date) -> list[Organization]:
    """From the top down, whom the organization stood under on a day, each by its present record."""
    line: list[Organization] = []
    node: Organization | None = organization
    while node and (code := as_it_was(node, on)["parent"]):
        node = find(code)
        line[:0] = [node] if node else []
    return line


def full_name(organization: Organization) -> str:
    return " · ".join([node.shown_name for node in ancestors(organization)[-1:]] + [organization.name])


def region_name(organization: Organization) -> str:
    return divisions.name(organization.region) if organization.region else ""


def _days_before(region: str, on: datetime.date) -> list[int]:
    """How many days before the end of a term a region reminds of re-election, as it stands on a day."""
    return parameters.value(REMINDER, on=on, region=region, default=list(REMIND_DAYS_BEFORE))


def _dates(organization: Organization, days_before: list[int]) -> list[datetime.date]:
    if organization.term_ends_on is None:
        return []
    return sorted(organization.term_ends_on - datetime.timedelta(days=days) for days in days_before)


def _named(text: str) -> Q:
    return Q(name__contains=text) | Q(unit_name__contains=text) | Q(short_name__contains=text) | Q(code=text)


def _outermost(paths: list[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(set(paths)):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
