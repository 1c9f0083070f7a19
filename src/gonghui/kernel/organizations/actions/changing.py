"""Renaming, changing details, moving, and re-election."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Length

from ...actor import Actor
from ..models import DEEPEST, STEP, Organization
from ..numbering import next_path_below
from ..queries import within
from ..refusals import CannotMoveBelowItself, TooDeep
from ..scoped import carry_along
from .checks import checked, day_of, refuse_closed, refuse_wrong_level, years_later
from .recording import locked, locked_both, record, said


def rename(
    organization: Organization,
    name: str,
    *,
    by: Actor,
    at: datetime.datetime,
    short_name: str | None = None,
    on: datetime.date | None = None,
    reason: str = "",
) -> Organization:
    """Give a new name from a day on; the old one stays in its history."""
    changes = {"name": name} if short_name is None else {"name": name, "short_name": short_name}
    return change(organization, changes, by=by, at=at, reason=reason, on=on, kind="renamed")


@transaction.atomic
def change(
    organization: Organization,
    changes: dict[str, Any],
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    on: datetime.date | None = None,
    kind: str = "changed",
) -> Organization:
    """Change name, region, address, hours and other plain details. Raises UsccWrong, WrongLevel.

    Only what differs is kept in history.
    """
    organization = locked(organization)
    changes = checked(dict(changes))
    if "level" in changes:
        refuse_wrong_level(changes["level"], organization.parent)
    old = {field: getattr(organization, field) for field, new in changes.items()}
    before = {field: said(value) for field, value in old.items() if value != changes[field]}
    for field, value in changes.items():
        setattr(organization, field, value)
    organization.changed_at = at
    organization.save()
    if before:
        after = {field: said(changes[field]) for field in before}
        day = day_of(organization, on, at)
        record(kind, organization, on=day, before=before, after=after, by=by, at=at, reason=reason)
    return organization


@transaction.atomic
def move(
    organization: Organization,
    to: Organization,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    on: datetime.date | None = None,
) -> Organization:
    """Move an organization with all below it, and all their records, to another parent.

    Raises CannotMoveBelowItself, WrongLevel, AlreadyClosed, TooDeep, TooManyParts.
    """
    organization, to = locked_both(organization, to)
    refuse_closed(to)
    if organization.holds(to.path):
        raise CannotMoveBelowItself(name=organization.name)
    refuse_wrong_level(organization.level, to)
    _refuse_too_deep(organization, to)
    before = {"parent": organization.parent.code if organization.parent else "", "path": organization.path}
    new_path = next_path_below(to)
    carry_along(organization.path, new_path)
    Organization.objects.filter(pk=organization.pk).update(parent=to, changed_at=at)
    organization.refresh_from_db()
    after = {"parent": to.code, "path": new_path}
    day = day_of(organization, on, at)
    record("moved", organization, on=day, before=before, after=after, by=by, at=at, reason=reason)
    return organization


@transaction.atomic
def renew_term(
    organization: Organization, *, started_on: datetime.date, years: int, by: Actor, at: datetime.datetime
) -> Organization:
    """Record a re-election (换届): the new term and its end."""
    organization = locked(organization)
    refuse_closed(organization)
    day = day_of(organization, started_on, at)
    fields = ("term_started_on", "term_years", "term_ends_on")
    before = {field: said(getattr(organization, field)) for field in fields}
    organization.term_started_on, organization.term_years = started_on, years
    organization.term_ends_on = years_later(started_on, years)
    organization.changed_at = at
    organization.save()
    after = {field: said(getattr(organization, field)) for field in fields}
    record("re-elected", organization, on=day, before=before, after=after, by=by, at=at)
    return organization


def _refuse_too_deep(organization: Organization, to: Organization) -> None:
    deepest = within(Organization.objects.all(), organization).aggregate(length=Max(Length("path")))["length"]
    height = deepest - len(organization.path) + STEP
    if len(to.path) + height > DEEPEST * STEP:
        raise TooDeep(name=to.name, most=DEEPEST)
