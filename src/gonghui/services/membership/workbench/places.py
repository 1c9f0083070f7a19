"""The unions an officer may choose from on a form."""

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

OFFERED = 200


def offered(actor: Actor, permission: str, chosen: str = "") -> list[Organization]:
    """Where the actor holds the permission, from the top; the chosen one with what is right below it.

    Never the whole tree: at most some 200, the rest is found by opening a union.
    """
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    found = list(seen.order_by("path")[:OFFERED])
    place = seen.filter(uid=chosen).first() if _is_uid(chosen) else None
    extra = [place, *tree.children(place)[:OFFERED]] if place else []
    return sorted({each.pk: each for each in (*found, *extra)}.values(), key=lambda each: each.path)


def _is_uid(text: str) -> bool:
    return len(text) == 36 and text.replace("-", "").isalnum()
