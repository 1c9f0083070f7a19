"""The bulletins an officer may read, the one before each, and unions that have none of a month yet."""

import datetime

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import STEP, Organization

from ..models import Bulletin, Household
from .ways import COUNTY_AND_ABOVE

FIGURES = "assistance.figures"


def seen(actor: Actor) -> QuerySet[Bulletin]:
    """Of the very unions in which the officer's positions are and those below, the newest first."""
    found = access.visible_to(actor, Bulletin.objects.all(), FIGURES)
    return found.select_related("organization")


def before(bulletin: Bulletin) -> Bulletin | None:
    """The same union's bulletin before this one."""
    earlier = Bulletin.objects.filter(organization=bulletin.organization_id, on__lt=bulletin.on)
    return earlier.order_by("-on").first()


def has(union: Organization, on: datetime.date) -> bool:
    return Bulletin.objects.filter(organization=union, on=on).exists()


def wanting(on: datetime.date) -> list[Organization]:
    """Unions at county level and above with households on file by a day, and no bulletin of that day."""
    paths = Household.objects.filter(filed_on__lte=on).order_by().values_list("path", flat=True).distinct()
    above = {path[:end] for path in paths for end in range(STEP, len(path) + 1, STEP)}
    unions = Organization.objects.filter(path__in=above, level__in=COUNTY_AND_ABOVE, closed_on=None)
    done = Bulletin.objects.filter(on=on).values("organization")
    return list(unions.exclude(pk__in=done).order_by("path"))
