"""What the roles are to each other: which is higher, which exclude each other, which permission is whose."""

from gonghui import registry
from gonghui.manifest import Permission

from . import own
from .models import Role

RANK = {
    Role.STEWARD: 1,
    Role.CONTENT_EDITOR: 1,
    Role.WOMENS_OFFICER: 1,
    Role.OFFICER: 2,
    Role.CHAIR: 3,
    Role.UPPER_OFFICER: 4,
    Role.AUDITOR: 4,
    Role.ADMINISTRATOR: 5,
}
# Who audits may not decide: the database refuses the same pairs (migration 0002).
NOT_BESIDE_AUDITOR = frozenset({Role.OFFICER, Role.CHAIR, Role.UPPER_OFFICER, Role.ADMINISTRATOR})


def exclude_each_other(one: str, other: str) -> bool:
    """Whether one person may not hold both roles on the same day."""
    return (one == Role.AUDITOR and other in NOT_BESIDE_AUDITOR) or (
        other == Role.AUDITOR and one in NOT_BESIDE_AUDITOR
    )


def may_grant(held: str, granted: str) -> bool:
    """Whether the holder of one role may give another: never one that stands above."""
    return RANK[Role(held)] >= RANK[Role(granted)]


def permission(code: str) -> Permission:
    """The declared permission of this code, the kernel's own or a service's. Raises KeyError."""
    return own.PERMISSIONS.get(code) or registry.permissions()[code]


def service_of(code: str) -> str:
    """The service that declares a permission; "" for the kernel's own."""
    return "" if code in own.PERMISSIONS else code.split(".", 1)[0]
