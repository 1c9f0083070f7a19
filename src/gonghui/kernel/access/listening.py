"""What happens besides when someone signs in or proves who they are."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from ..actor import Actor
from ..journal import actions as journal
from . import middleware, queries
from .models import Account


def connect() -> None:
    user_logged_in.connect(_start_clock, dispatch_uid="access.clock")
    account_signals.user_logged_in.connect(_note_officer, dispatch_uid="access.officer")
    account_signals.authentication_step_completed.connect(_turn_session, dispatch_uid="access.turn")
    for signal in (account_signals.password_changed, account_signals.password_set):
        signal.connect(_note_password, dispatch_uid="access.password")
    for signal, deed in (
        (mfa_signals.authenticator_added, "access.second_factor_added"),
        (mfa_signals.authenticator_removed, "access.second_factor_removed"),
        (mfa_signals.authenticator_reset, "access.recovery_codes_made"),
    ):
        signal.connect(_noting(deed), weak=False, dispatch_uid=deed)


def _start_clock(sender: Any, request: HttpRequest, user: Account, **_rest: Any) -> None:
    middleware.start_clock(request)


def _note_officer(sender: Any, request: HttpRequest, user: Account, **_rest: Any) -> None:
    """An officer's sign-in is a deed; when members sign in is nobody's business."""
    if queries.is_officer(queries.actor_for(request)):
        _note("access.signed_in", request, user)


def _turn_session(sender: Any, request: HttpRequest, method: str, user: Account, **_rest: Any) -> None:
    """A session that now may do more gets a new key, so that a stolen old one stays as poor as it was."""
    if request.user.is_authenticated and method in ("mfa", "password"):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        request.session.cycle_key()
        UserSession.objects.create_from_request(request)


def _note_password(sender: Any, request: HttpRequest, user: Account, **_rest: Any) -> None:
    _note("access.password_changed", request, user)


def _noting(deed: str) -> Any:
    def note(sender: Any, request: HttpRequest, user: Account, **_rest: Any) -> None:
        _note(deed, request, user)

    return note


@transaction.atomic
def _note(deed: str, request: HttpRequest, account: Account) -> None:
    by = Actor(account.person_id, account.shown_name, account_id=account.pk)
    about = account.person_id
    journal.record(
        deed, by=by, at=timezone.now(), subject=("access.Account", account.pk), about_person_id=about
    )
