"""Deeds of this room, all journaled: accounts open and shut, positions are given and end, services switch."""

from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from gonghui import registry

from ..actor import Actor
from ..journal import actions as journal
from ..organizations.models import Organization
from ..people.models import Person
from ..text import tidy
from . import counters, fields, queries, refusals, roles
from .models import Account, Position, Role, ServiceSwitch

APPOINT, UNLOCK, SWITCH = "access.appoint", "access.unlock", "services.switch"
REASON = 4  # characters


@transaction.atomic
def open_account(
    phone: str, person: Person | None, *, by: Actor, at: datetime, password: str = ""
) -> Account:
    """Give a person a way in. Who has an account keeps it as it is. Raises PhoneWrong, PhoneTaken."""
    phone = fields.clean_phone(phone)
    if not fields.is_phone(phone):
        raise refusals.PhoneWrong()
    kept = Account.objects.filter(person=person).first() if person else None
    if kept:
        return kept
    account = Account.objects.select_for_update().filter(phone=phone).first()
    account = account or Account(phone=phone, created_at=at)
    if account.person_id:
        raise refusals.PhoneTaken(phone=account)
    account.person = person
    if password:
        account.set_password(password)
    elif not account.pk:
        account.set_unusable_password()
    account.save()
    _record("access.account_opened", account, by, at)
    return account


@transaction.atomic
def set_active(account: Account, active: bool, *, by: Actor, at: datetime, reason: str) -> Account:
    """Shut an account, at once and on every device, or open it again. Raises NotYours, ReasonMissing."""
    _must_hold(by, UNLOCK, at)
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.is_active = active
    account.save(update_fields=["is_active"])
    if not active:
        end_sessions(account)
    queries.forget()
    _record("access.account_reopened" if active else "access.account_shut", account, by, at, _given(reason))
    return account


@transaction.atomic
def unlock(account: Account, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Clear every counter of failed attempts of this account. Raises NotYours."""
    _must_hold(by, UNLOCK, at)
    counters.clear(account)
    _record("access.unlocked", account, by, at, reason)


@transaction.atomic
def take_second_factor_away(account: Account, *, by: Actor, at: datetime, reason: str) -> None:
    """For someone who lost phone and recovery codes and stands at the counter; the next sign-in sets up anew.

    Nobody does it for themselves. Raises NotYours, NotForYourself, ReasonMissing.
    """
    _must_hold(by, UNLOCK, at)
    if by.account_id is not None and by.account_id == account.pk:
        raise refusals.NotForYourself()
    Authenticator.objects.filter(user=account).delete()
    end_sessions(account)
    _record("access.second_factor_taken_away", account, by, at, _given(reason))


@transaction.atomic
def take_password_away(account: Account, *, by: Actor, at: datetime, reason: str) -> None:
    """For someone who forgot it: signs in by code from now on and may set a new one. Every session ends.

    Raises NotYours, ReasonMissing.
    """
    _must_hold(by, UNLOCK, at)
    account = Account.objects.select_for_update().get(pk=account.pk)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(account)
    _record("access.password_taken_away", account, by, at, _given(reason))


def end_sessions(account: Account) -> None:
    """Sign out everywhere, on the server."""
    for session in UserSession.objects.filter(user=account):
        session.end()


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
    queries.forget()
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
    queries.forget()
    _record_position("access.position_ended", position, by, at, reason)
    return position


@transaction.atomic
def switch_service(organization: Organization, service: str, *, on: bool, by: Actor, at: datetime) -> None:
    """Switch a service off, or on again, for an organization and all below it.

    Raises NotYours, CannotBeSwitchedOff, KeyError (no such service).
    """
    declared = registry.service(service)
    if not queries.allows(by, SWITCH, organization, at):
        raise refusals.NotYours()
    if not on and not declared.can_be_switched_off:
        raise refusals.CannotBeSwitchedOff(service=declared.name)
    standing = queries.switch_of(organization, service)
    if on and standing:
        standing.delete()
    elif not on and not standing:
        ServiceSwitch.objects.create(
            organization=organization, service=service, off_from=at, by_person_id=by.person_id
        )
    queries.forget()
    journal.record(
        "access.service_switched_on" if on else "access.service_switched_off",
        by=by,
        at=at,
        subject=organization,
        organization_id=organization.pk,
        path=organization.path,
        body={"service": service},
    )


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


def _must_hold(by: Actor, permission: str, at: datetime) -> None:
    if not queries.paths_for(by, permission, at):
        raise refusals.NotYours()


def _given(reason: str) -> str:
    reason = tidy(reason)
    if len(reason) < REASON:
        raise refusals.ReasonMissing()
    return reason


def _record(deed: str, account: Account, by: Actor, at: datetime, reason: str = "") -> None:
    subject = ("access.Account", account.pk)
    journal.record(deed, by=by, at=at, subject=subject, about_person_id=account.person_id, reason=reason)


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
