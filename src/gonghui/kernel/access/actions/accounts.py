"""Accounts: opened, shut, unlocked; ways in taken away from who lost or forgot them. All journaled."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from ...actor import Actor
from ...journal import actions as journal
from ...people import actions as people
from ...people.models import Person
from ...remembered import forget
from ...text import tidy
from .. import counters, fields, queries, refusals, signals
from ..models import Account

UNLOCK, RECOVER = "access.unlock", "access.recover"
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
    forget()
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


@transaction.atomic
def recover_in_person(
    account: Account, *, first: Actor, second: Actor, at: datetime, reason: str, phone: str = ""
) -> Account:
    """For someone at the counter who has lost every way in: two officers saw the ID card and say so together.

    Second factor and password go, every session ends, counters are cleared; with `phone` the number changes.
    Raises NotYours, TwoNeeded, NotForYourself, ReasonMissing, PhoneWrong, PhoneTaken.
    """
    for officer in (first, second):
        _must_hold_over(officer, account, at)
        if officer.person_id == account.person_id:
            raise refusals.NotForYourself()
    if first.person_id == second.person_id:
        raise refusals.TwoNeeded()
    reason = _given(reason)
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    Authenticator.objects.filter(user=account).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    if phone:
        account = change_phone(account, phone, by=first, at=at)
    counters.clear(account)
    end_sessions(account)
    for officer in (first, second):
        _record("access.recovered_in_person", account, officer, at, reason)
    return account


@transaction.atomic
def change_phone(account: Account, phone: str, *, by: Actor, at: datetime, keep: str = "") -> Account:
    """Sign in with another number from now on; the old one is told, every session but `keep` (its key) ends.

    The number in the person's record follows when it was the same. Raises PhoneWrong, PhoneTaken.
    """
    phone = fields.clean_phone(phone)
    if not fields.is_phone(phone):
        raise refusals.PhoneWrong()
    account = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if Account.objects.filter(phone=phone).exclude(pk=account.pk).exists():
        raise refusals.PhoneTaken(phone=f"{phone[:3]}****{phone[-4:]}")
    old, account.phone = account.phone, phone
    account.save(update_fields=["phone"])
    if account.person and account.person.phone == old:
        people.change_person(account.person, {"phone": phone}, by=by, at=at)
    end_sessions(account, keep=keep)
    _record("access.phone_changed", account, by, at)
    signals.phone_changed.send(sender=Account, account=account, old=old, by=by, at=at)
    return account


def end_sessions(account: Account, *, keep: str = "") -> None:
    """Sign out everywhere, on the server; but not in the session with this key."""
    for session in UserSession.objects.filter(user=account).exclude(session_key=keep):
        session.end()


def _given(reason: str) -> str:
    reason = tidy(reason)
    if len(reason) < REASON:
        raise refusals.ReasonMissing()
    return reason


def _record(deed: str, account: Account, by: Actor, at: datetime, reason: str = "") -> None:
    subject = ("access.Account", account.pk)
    journal.record(deed, by=by, at=at, subject=subject, about_person_id=account.person_id, reason=reason)


def _must_hold(by: Actor, permission: str, at: datetime) -> None:
    if not queries.paths_for(by, permission, at):
        raise refusals.NotYours()


def _must_hold_over(by: Actor, account: Account, at: datetime) -> None:
    """The right to recover where the person belongs; anywhere for someone no union knows yet."""
    _must_hold(by, RECOVER, at)
    places = queries.where_person_belongs(account.person, at) if account.person else []
    if places and not any(queries.allows(by, RECOVER, place, at) for place in places):
        raise refusals.NotYours()
