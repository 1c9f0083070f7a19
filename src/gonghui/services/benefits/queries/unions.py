"""The unions an officer may choose from on a form of benefits."""

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

OFFERED = 200


def offered(actor: Actor, permission: str) -> list[Organization]:
    """Where the actor holds the permission, from the top; never more than some 200."""
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    return list(seen.order_by("path")[:OFFERED])
