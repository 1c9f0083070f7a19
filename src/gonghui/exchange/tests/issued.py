"""Keys to the open interface for tests, issued by the administrator of the cast."""

import secrets
from typing import Any

from gonghui import registry
from gonghui.exchange.interface import issuing, queries
from gonghui.exchange.models import ApiToken
from gonghui.kernel.actor import Actor


def issuer(cast: Any) -> Actor:
    person = cast.people["administrator"]
    return Actor(person.pk, person.name)


def key(cast: Any, place: str = "basic", scopes: Any = None, **given: Any) -> tuple[ApiToken, str]:
    """A key of a union of the cast, with every scope unless told otherwise, and its secret."""
    told = {"name": "市 12345 平台", "days": 30, "by": issuer(cast), "at": cast.at} | given
    scopes = registry.scopes() if scopes is None else scopes
    return issuing.issue_token(cast.organizations[place], scopes=scopes, **told)


def kept(cast: Any, place: str, person: str) -> ApiToken:
    """A key in the database, of a union where nobody of the cast need hold the right to issue one."""
    return ApiToken.objects.create(
        organization=cast.organizations[place],
        name="邻市 12345 平台",
        scopes=[*registry.scopes()],
        secret_hash=queries.hash_of(secrets.token_urlsafe()),
        issued_by=cast.people[person],
        issued_at=cast.at,
        days=30,
    )


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}
