"""The end of an organization: merged into another, or closed."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gonghui import registry

from ...actor import Actor
from ..events import HandingOver
from ..models import Organization
from ..refusals import CannotMoveBelowItself, StillHasParts, StillHasRecords
from ..scoped import hand_over
from .changing import move
from .checks import day_of, refuse_closed
from .recording import locked, locked_both, record


@transaction.atomic
def merge(
    organization: Organization,
    into: Organization,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    on: datetime.date | None = None,
) -> Organization:
    """Close an organization into another, which takes over its parts and its records; returns the other.

    Raises CannotMoveBelowItself, AlreadyClosed, WrongLevel.
    """
    organization, into = locked_both(organization, into)
    refuse_closed(organization)
    refuse_closed(into)
    if organization.holds(into.path):
        raise CannotMoveBelowItself(name=organization.name)
    day = day_of(organization, on, at)
    for part in Organization.objects.filter(parent=organization).order_by("path"):
        move(part, into, by=by, at=at, reason=reason, on=on)
    registry.announce(HandingOver(organization, into, day, reason, by, at))
    handed = hand_over(organization, into)
    _end(organization, day, at, into)
    after = {"closed_on": day.isoformat(), "into": into.code}
    before = {"closed_on": "", "into": ""}
    record(
        "merged",
        organization,
        on=day,
        before=before,
        after=after,
        by=by,
        at=at,
        reason=reason,
        also={"handed_over": handed},
    )
    return locked(into)


@transaction.atomic
def close(
    organization: Organization,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str,
    empty: bool,
    on: datetime.date | None = None,
) -> Organization:
    """Close an organization without parts; `empty` says that the caller found no open record in it.

    Raises AlreadyClosed, StillHasParts, StillHasRecords.
    """
    organization = locked(organization)
    refuse_closed(organization)
    parts = Organization.objects.filter(parent=organization, closed_on__isnull=True).count()
    if parts:
        raise StillHasParts(name=organization.name, count=parts)
    if not empty:
        raise StillHasRecords(name=organization.name, what=_("会员或办件"))
    day = day_of(organization, on, at)
    _end(organization, day, at)
    before, after = {"closed_on": ""}, {"closed_on": day.isoformat()}
    record("closed", organization, on=day, before=before, after=after, by=by, at=at, reason=reason)
    return organization


def _end(
    organization: Organization, day: datetime.date, at: datetime.datetime, into: Organization | None = None
) -> None:
    organization.closed_on, organization.closed_into = day, into
    organization.joins_open, organization.covers_region = False, ""
    organization.changed_at = at
    organization.save()
