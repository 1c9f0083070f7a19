"""Keys to the open interface for tests, issued by the administrator of the cast."""

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


def foreign(cast: Any) -> ApiToken:
    """A key of the other city, where nobody of the cast may issue any."""
    return ApiToken.objects.create(
        organization=cast.organizations["elsewhere"],
        name="邻市 12345 平台",
        scopes=[*registry.scopes()],
        secret_hash=queries.hash_of("elsewhere"),
        issued_by=cast.people["outsider"],
        issued_at=cast.at,
        days=30,
    )


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}
