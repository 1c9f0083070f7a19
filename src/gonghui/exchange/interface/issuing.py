"""Keys to the open interface: issued, revoked, marked as used. The secret is given once and never kept."""

import datetime
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from gonghui import registry
from gonghui.exchange.models import LONGEST, ApiToken
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.refusals import NotYours
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy

from . import queries
from .refusals import LivesTooLong, NoScope, RevokedBefore, UnionClosed

LEADS = "gonghui_"  # by which those who search for leaked keys know it


@transaction.atomic
def issue_token(
    organization: Organization,
    *,
    name: str,
    scopes: Iterable[str],
    days: int,
    by: Actor,
    at: datetime.datetime,
) -> tuple[ApiToken, str]:
    """A new key of a union for one other system, and its secret, which cannot be read again.

    Raises NotYours, NoScope, LivesTooLong, UnionClosed.
    """
    if by.person_id is None or not access.allows(by, queries.ISSUE, organization, at):
        raise NotYours
    chosen = sorted(set(scopes) & registry.scopes().keys())
    if not chosen:
        raise NoScope
    if not 1 <= days <= LONGEST.days:
        raise LivesTooLong(most=LONGEST.days)
    if organization.closed_on:
        raise UnionClosed(organization=organization.name)
    secret = LEADS + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        organization=organization,
        name=tidy(name),
        scopes=chosen,
        secret_hash=queries.hash_of(secret),
        issued_by_id=by.person_id,
        issued_at=at,
        days=days,
    )
    _record("interface.token_issued", token, by, at, scopes=chosen, days=days)
    return token, secret


@transaction.atomic
def revoke_token(token: ApiToken, *, reason: str, by: Actor, at: datetime.datetime) -> ApiToken:
    """Shut a key: the next call with it is refused. Raises NotYours, RevokedBefore."""
    token = queries.locked(token)
    if not access.allows(by, queries.ISSUE, token.organization, at):
        raise NotYours
    if token.revoked_at:
        raise RevokedBefore
    token.revoked_at, token.revoked_by_id = at, by.person_id
    token.save(update_fields=["revoked_at", "revoked_by"])
    _record("interface.token_revoked", token, by, at, reason)
    return token


def note_use(token: ApiToken, at: datetime.datetime) -> None:
    """Keep the day a key was last used, so that one nobody needs is found. Not the moment, not what for."""
    today = timezone.localdate(at)
    if token.used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today)


def _record(
    deed: str, token: ApiToken, by: Actor, at: datetime.datetime, reason: str = "", **body: object
) -> None:
    place = token.organization
    journal.record(
        deed,
        by=by,
        at=at,
        subject=token,
        organization_id=place.pk,
        path=place.path,
        reason=reason,
        body={"name": token.name, **body},
    )
