"""The unions an officer may choose from on a form."""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Q, QuerySet

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
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    own = access.places_for(actor, permission)
    near = tree.open_organizations().filter(Q(pk__in=own) | Q(parent__in=own))
    too_many = seen.order_by("path").values_list("pk")[OFFERED : OFFERED + 1]
    found = _read(near if too_many else seen, OFFERED)
    if _is_uid(chosen) and (place := seen.filter(uid=chosen).first()):
        found += _read(seen.filter(Q(pk=place.pk) | Q(parent=place)), OFFERED)
    return sorted(set(found), key=lambda each: each.path)


def record(chosen: Offered) -> Organization:
    return Organization.objects.get(pk=chosen.pk)


def _read(organizations: QuerySet[Organization], limit: int) -> list[Offered]:
    rows = organizations.order_by("path").values_list(*(each.name for each in fields(Offered)))
    return [Offered(*row) for row in rows[:limit]]


def _is_uid(text: str) -> bool:
    return len(text) == 36 and text.replace("-", "").isalnum()
