"""The unions an officer may choose from on a form."""

from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from gonghui import compiled
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

OFFERED = 200


@dataclass(frozen=True)
class Offered:
    """Of a union, what a choice needs."""

    pk: int
    path: str
    uid: UUID
    name: str


def offered(actor: Actor, permission: str, chosen: str = "") -> list[Offered]:
    """Where the actor holds the permission, and all below; when these are too many, what is right below.

    Never the whole tree: some 200, and the chosen one with what is right below it. The rest is found by
    opening a union.
    """
    own = sorted(access.places_for(actor, permission))
    paths = tuple(access.paths_for(actor, permission))

    def seen() -> QuerySet[Organization]:
        return access.visible_to(actor, tree.open_organizations(), permission)

    def beyond() -> QuerySet[Organization, Any]:
        return seen().order_by("path").values("pk")[OFFERED : OFFERED + 1]

    def near() -> QuerySet[Organization]:
        return _shown(tree.open_organizations().filter(Q(pk__in=own) | Q(parent__in=own)))

    too_many = compiled.rows(("offered beyond", paths, OFFERED), beyond)
    if too_many:
        found = compiled.rows(("offered near", OFFERED, *own), near)
    else:
        found = compiled.rows(("offered", paths, OFFERED), lambda: _shown(seen()))
    if _is_uid(chosen) and (place := seen().filter(uid=chosen).first()):
        found += _shown(seen().filter(Q(pk=place.pk) | Q(parent=place)))
    return sorted({Offered(**row) for row in found}, key=lambda each: each.path)


def record(chosen: Offered) -> Organization:
    return Organization.objects.get(pk=chosen.pk)


def _shown(organizations: QuerySet[Organization]) -> QuerySet[Organization]:
    return organizations.order_by("path").values(*(each.name for each in fields(Offered)))[:OFFERED]


def _is_uid(text: str) -> bool:
    return len(text) == 36 and text.replace("-", "").isalnum()
