"""Positions: given below a ceiling, ended at once. All journaled."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ...actor import Actor
from ...journal import actions as journal
from ...organizations.models import Organization
from ...people.models import Person
from ...remembered import forget
from .. import queries, refusals, roles
from ..models import Position, Role

APPOINT = "access.appoint"


@transaction.atomic
def appoint(
    person: Person,
    organization: Organization,
    role: str,
    *,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Position:
    """Give a person a role in an organization and all below; `valid_to` is the first day without it.

    Raises NotYours, AboveYourself, NotForYourself, OrganizationClosed, EndsBeforeStart, AlreadyHolds,
    RolesExclude.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    _may_give(by, organization, role, at)
    if by.person_id == person.pk:
        raise refusals.NotForYourself()
    _fits(person, organization, role, valid_from, valid_to)
    position = Position.objects.create(
        person=person,
        organization=organization,
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
        appointed_by_id=by.person_id,
        reason=reason,
    )
    forget()
    _record_position("access.appointed", position, by, at, reason)
    return position


@transaction.atomic
def end_position(
    position: Position, *, on: date | None = None, by: Actor, at: datetime, reason: str = ""
) -> Position:
    """End a position, at once unless a later first day without it is given. One may always resign.

    Raises NotYours, AboveYourself, AlreadyEnded, LastAdministrator.
    """
    position = Position.objects.select_for_update().get(pk=position.pk)
    today = timezone.localtime(at).date()
    if position.valid_to and position.valid_to <= today:
        raise refusals.AlreadyEnded(valid_to=position.valid_to)
    if by.person_id is None or by.person_id != position.person_id:
        _may_give(by, position.organization, position.role, at)
    if position.role == Role.ADMINISTRATOR and not queries.other_administrators(position, today).exists():
        raise refusals.LastAdministrator(organization=position.organization)
    position.valid_to = max(on or today, position.valid_from)
    position.save(update_fields=["valid_to"])
    forget()
    _record_position("access.position_ended", position, by, at, reason)
    return position


def _may_give(by: Actor, organization: Organization, role: str, at: datetime) -> None:
    """The ceiling: who may appoint here, and nothing above their own role."""
    if queries.is_system(by):
        return
    held_by = roles.permission(APPOINT).held_by
    held = [
        standing.role
        for standing in queries.standings(by, at)
        if standing.role in held_by and organization.path.startswith(standing.path)
    ]
    if not held:
        raise refusals.NotYours()
    if not any(roles.may_grant(role_held, role) for role_held in held):
        raise refusals.AboveYourself(role=Role(role).label)


def _fits(
    person: Person, organization: Organization, role: str, valid_from: date, valid_to: date | None
) -> None:
    if organization.closed_on:
        raise refusals.OrganizationClosed(organization=organization)
    if valid_to and valid_to <= valid_from:
        raise refusals.EndsBeforeStart(valid_from=valid_from, valid_to=valid_to)
    if queries.same_position(person, organization, role, valid_from, valid_to):
        raise refusals.AlreadyHolds(name=person.name, organization=organization, role=Role(role).label)
    clash = queries.clashing(person, role, valid_from, valid_to)
    if clash:
        raise refusals.RolesExclude(name=person.name, held=clash.get_role_display(), wanted=Role(role).label)


def _record_position(deed: str, position: Position, by: Actor, at: datetime, reason: str) -> None:
    body: dict[str, Any] = {"role": position.role, "from": position.valid_from.isoformat()}
    if position.valid_to:
        body["to"] = position.valid_to.isoformat()
    journal.record(
        deed,
        by=by,
        at=at,
        subject=position,
        about_person_id=position.person_id,
        organization_id=position.organization_id,
        path=position.path,
        reason=reason,
        body=body,
    )
