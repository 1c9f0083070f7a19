"""Reading keys: an administrator's own list, and the one that a call carries."""

import datetime
import hashlib

from django.db.models import QuerySet
from django.utils import timezone

from gonghui import registry
from gonghui.exchange.models import ApiToken
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

ISSUE = "interface.issue"


def hash_of(secret: str) -> bytes:
    """What is kept of a key. It is drawn from 256 bits, so that a quick hash cannot be guessed backwards."""
    return hashlib.sha256(secret.encode()).digest()


def in_sight(actor: Actor) -> QuerySet[ApiToken]:
    """The keys of the unions in which the actor may issue them, the newest first."""
    found = ApiToken.objects.select_related("organization", "issued_by")
    return access.visible_to(actor, found, ISSUE, "organization__path")


def opening(secret: str, at: datetime.datetime) -> ApiToken | None:
    """The key that this secret is, if it opens anything at this moment; asked anew for every call."""
    found = ApiToken.objects.select_related("organization", "issued_by")
    token = found.filter(secret_hash=hash_of(secret)).first()
    return token if token and fault_of(token, at) == "" else None


def fault_of(token: ApiToken, at: datetime.datetime) -> str:
    """Why a key opens nothing: revoked, expired, closed (the union), unheld (by the issuer); or ""."""
    if token.revoked_at is not None:
        return "revoked"
    if at >= token.expires_at:
        return "expired"
    closed = token.organization.closed_on
    if closed is not None and closed <= timezone.localdate(at):
        return "closed"
    issuer = Actor(token.issued_by_id, token.issued_by.name)
    return "" if access.allows(issuer, ISSUE, token.organization, at) else "unheld"


def carries(token: ApiToken, scope: str) -> bool:
    """Whether a key was issued for a right; "" is the right of every key."""
    return not scope or (scope in token.scopes and scope in registry.scopes())


def locked(token: ApiToken) -> ApiToken:
    return ApiToken.objects.select_for_update(of=("self",)).select_related("organization").get(pk=token.pk)
