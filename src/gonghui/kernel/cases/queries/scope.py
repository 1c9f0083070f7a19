"""What an officer's rights mean for a query: pairs of place and permissions, folded into one condition."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.database import next_path
from gonghui.kernel.remembered import remembering

from ..models import WIDE_DEPTHS
from ..seats import absences, actor_of


@dataclass(frozen=True)
class Scope:
    """Permissions that hold at one path and below; `instead_of` is the absent person whose they are."""

    path: str
    permissions: frozenset[str]
    instead_of: int | None = None


def scopes(by: Actor, permissions: Iterable[str], at: datetime) -> list[Scope]:
    """Where the actor holds which of these permissions, own ones first, then those of absent colleagues."""
    wanted = tuple(permissions)
    with remembering():
        found = own_scopes(by, wanted, at)
        for absence in absences(by, at):
            for scope in own_scopes(actor_of(absence.person), wanted, at):
                if absence.path.startswith(scope.path):
                    found.append(Scope(absence.path, scope.permissions, absence.person_id))
                elif scope.path.startswith(absence.path):
                    found.append(Scope(scope.path, scope.permissions, absence.person_id))
    return found


def own_scopes(by: Actor, permissions: Iterable[str], at: datetime) -> list[Scope]:
    """Where the actor holds which of these permissions by their own positions."""
    places: dict[str, set[str]] = {}
    for permission in permissions:
        for path in access.paths_for(by, permission, at):
            places.setdefault(path, set()).add(permission)
    return [Scope(path, frozenset(codes)) for path, codes in sorted(places.items())]


def seat_permissions() -> tuple[str, ...]:
    """Every permission for which some flow keeps a seat."""
    named = [permission for flow in registry.flows().values() for permission in flow.seats]
    return tuple(dict.fromkeys(named))


def items_in(found: Iterable[Scope]) -> Q:
    """The condition on work items for any of these scopes; nothing for none."""
    condition = Q(pk__in=[])
    for scope in _outermost(found):
        condition |= Q(_place(scope.path), permission__in=sorted(scope.permissions))
    return condition


def _outermost(found: Iterable[Scope]) -> list[Scope]:
    """Leave out scopes that lie within another of at least the same permissions: one place, one range."""
    kept: list[Scope] = []
    for scope in sorted(found, key=lambda scope: (len(scope.path), -len(scope.permissions))):
        if not any(scope.path.startswith(o.path) and scope.permissions <= o.permissions for o in kept):
            kept.append(scope)
    return kept


def _place(path: str) -> Q:
    # Wide scopes are read off an index in the order of deadlines, narrow ones are found and sorted.
    if len(path) in WIDE_DEPTHS:
        return Q(**{f"scope_{len(path)}": path})
    return Q(path__gte=path, path__lt=next_path(path))
