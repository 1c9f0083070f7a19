"""What every deed on the tree makes sure of first."""

import datetime
from typing import Any

from django.utils import timezone
from stdnum.cn import uscc

from ..models import Organization
from ..refusals import AlreadyClosed, BeforeItsTime, UsccWrong, WrongLevel

RANK = {level: rank for rank, level in enumerate(Organization.Level.values)}
BELOW_THEIR_LIKE = {Organization.Level.BASIC, Organization.Level.BRANCH}


def refuse_wrong_level(level: str, parent: Organization | None) -> None:
    """A part is of a lower level than what it is part of; works unions and branches may nest.

    Raises WrongLevel.
    """
    if parent is None or level not in RANK:
        return
    if RANK[level] < RANK[parent.level] or (level == parent.level and level not in BELOW_THEIR_LIKE):
        raise WrongLevel(
            level=Organization.Level(level).label, name=parent.name, above=parent.get_level_display()
        )


def refuse_closed(organization: Organization) -> None:
    """Raises AlreadyClosed."""
    if organization.closed_on:
        raise AlreadyClosed(name=organization.name, on=organization.closed_on)


def day_of(organization: Organization, on: datetime.date | None, at: datetime.datetime) -> datetime.date:
    """The day a deed takes effect: the given one, else today. Raises BeforeItsTime."""
    if on and on < organization.opened_on:
        raise BeforeItsTime(on=on, name=organization.name, opened_on=organization.opened_on)
    return on or timezone.localdate(at)


def checked(details: dict[str, Any]) -> dict[str, Any]:
    """Details with a tidy credit code. Raises UsccWrong."""
    if details.get("uscc"):
        details["uscc"] = uscc.compact(details["uscc"])
        if not uscc.is_valid(details["uscc"]):
            raise UsccWrong(uscc=details["uscc"])
    return details


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day some years on; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
