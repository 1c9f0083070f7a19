"""The one door: who acts, what they may do, where, and which rows of any list that leaves.

Nothing here outlives a request: a position that ended a second ago gives nothing.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from gonghui import compiled, registry

from ..actor import NOBODY, Actor
from ..organizations.models import STEP, Organization
from ..organizations.queries import in_ranges, within
from ..people.models import Person
from ..remembered import once
from . import roles
from .models import Account, Position, Role, ServiceSwitch

EVERYWHERE = ""


@dataclass(frozen=True)
class Place:
    """Of an organization, what the frame of a page shows."""

    pk: int
    uid: uuid.UUID
    name: str
    short_name: str
    level: str

    @property
    def shown_name(self) -> str:
        return self.short_name or self.name

    @property
    def level_name(self) -> str:
        return str(Organization.Level(self.level).label)


@dataclass(frozen=True)
class Standing:
    """One position as far as permission goes: a role, and the organization at or below which it holds."""

    role: str
    path: str
    below_a_switch: bool
    place: Place

    @property
    def role_name(self) -> str:
        return str(Role(self.role).label)


def actor_for(request: HttpRequest) -> Actor:
    """Who is signed in, or NOBODY. Someone whose account has no person yet may act on nothing."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return NOBODY
    return _acting(account)


def actor_numbered(account_id: int | None) -> Actor:
    """For the worker: who started a job, by the account's number; NOBODY when there is no such account."""
    account = Account.objects.filter(pk=account_id or 0).select_related("person").first()
    return _acting(account) if account else NOBODY


def allows(actor: Actor, permission: str, place: Organization | str, at: datetime | None = None) -> bool:
    """Whether the actor holds a permission at an organization (or path)."""
    path = place if isinstance(place, str) else place.path
    return any(path.startswith(held) for held in paths_for(actor, permission, at))


def paths_for(actor: Actor, permission: str, at: datetime | None = None) -> list[str]:
    """The outermost paths at which the actor holds a permission. Raises KeyError for an undeclared one."""
    held_by = roles.permission(permission).held_by
    if is_system(actor):
        return [EVERYWHERE]
    held = standings(actor, at)
    paths = [standing.path for standing in held if standing.role in held_by]
    service = roles.service_of(permission)
    if service and service not in registry.always_on():
        switches = _switches_above(frozenset(each.path for each in held if each.below_a_switch))
        paths = [path for path in paths if not _is_off(service, path, switches, at)]
    return _outermost(paths)


def places_for(actor: Actor, permission: str, at: datetime | None = None) -> list[int]:
    """The keys of the organizations at which the actor holds a permission: the outermost ones."""
    paths = paths_for(actor, permission, at)
    return list({standing.place.pk for standing in standings(actor, at) if standing.path in paths})


def visible_to(
    actor: Actor, queryset: QuerySet, permission: str, field: str = "path", at: datetime | None = None
) -> QuerySet:
    """The rows of a scoped list that this actor may see: for every list, count, search and export."""
    paths = paths_for(actor, permission, at)
    return queryset.filter(in_ranges(paths, field)) if paths else queryset.none()


def standings(actor: Actor, at: datetime | None = None) -> list[Standing]:
    """The actor's positions of that day, widest first: in open organizations, while the account is open."""
    if actor.person_id is None:
        return []
    person_id, day = actor.person_id, _day(at)
    return once(("standings", person_id, day), lambda: _standings(person_id, day))


def is_officer(actor: Actor, at: datetime | None = None) -> bool:
    """Whether the actor holds any position: such a person needs a second factor for the work pages."""
    return bool(standings(actor, at))


def is_system(actor: Actor) -> bool:
    return actor.person_id is None and actor.account_id is None and actor.via == "system"


def positions_on(day: date) -> QuerySet[Position]:
    """Positions that hold on a day, in organizations that are open on it."""
    standing = Q(valid_to=None) | Q(valid_to__gt=day)
    open_then = Q(organization__closed_on=None) | Q(organization__closed_on__gt=day)
    return Position.objects.filter(standing, open_then, valid_from__lte=day)


def positions_of(person: Person) -> QuerySet[Position]:
    """All positions a person holds, held or will hold, the newest first."""
    found = Position.objects.filter(person=person).select_related("organization")
    return found.order_by("-valid_from", "-id")


def serving_in(organization: Organization, day: date) -> QuerySet[Position]:
    """Who serves in exactly this organization, for its public page; not auditors and administrators."""
    serving = positions_on(day).filter(organization=organization)
    serving = serving.exclude(role__in=(Role.AUDITOR, Role.ADMINISTRATOR))
    return serving.select_related("person", "organization").order_by("role", "person__name_pinyin")


def clashing(person: Person, role: str, valid_from: date, valid_to: date | None) -> Position | None:
    """A position that excludes this one in the same time."""
    overlap = Q(valid_to=None) | Q(valid_to__gt=valid_from)
    held = Position.objects.filter(overlap, person=person).select_related("organization")
    if valid_to:
        held = held.filter(valid_from__lt=valid_to)
    return next((position for position in held if roles.exclude_each_other(position.role, role)), None)


def same_position(
    person: Person, organization: Organization, role: str, valid_from: date, valid_to: date | None
) -> Position | None:
    """The same role in the same place in the same time."""
    overlap = Q(valid_to=None) | Q(valid_to__gt=valid_from)
    held = Position.objects.filter(overlap, person=person, organization=organization, role=role)
    return (held.filter(valid_from__lt=valid_to) if valid_to else held).first()


def other_administrators(position: Position, day: date) -> QuerySet[Position]:
    """Administrators besides this position's holder, at its organization or above it."""
    above = [position.path[:end] for end in range(STEP, len(position.path) + 1, STEP)]
    others = positions_on(day).filter(role=Role.ADMINISTRATOR, path__in=above)
    return others.exclude(person_id=position.person_id)


def is_service_on(service: str, place: Organization | str, at: datetime | None = None) -> bool:
    """Whether no one has switched a service off at this place or above it."""
    if service in registry.always_on():
        return True
    path = place if isinstance(place, str) else place.path
    return not _is_off(service, path, _switches_above(frozenset([path])), at)


def switches_within(place: Organization | str) -> QuerySet[ServiceSwitch]:
    """What is switched off at or below a place."""
    return within(ServiceSwitch.objects.select_related("organization"), place).order_by("path", "service")


def switch_of(organization: Organization, service: str) -> ServiceSwitch | None:
    return ServiceSwitch.objects.filter(organization=organization, service=service).first()


def account_of(phone: str) -> Account | None:
    return Account.objects.select_related("person").filter(phone=phone).first()


def where_person_belongs(person: Person, at: datetime | None = None) -> list[str]:
    """The paths at which a person's data may be asked for: where a service knows them, where they serve."""
    known = [service.belongs(person) for service in registry.services() if service.belongs]
    serves = positions_on(_day(at)).filter(person=person).values_list("path", flat=True)
    return [organization.path for organization in known if organization] + list(serves)


def _acting(account: Account) -> Actor:
    return Actor(account.person_id, account.shown_name, account_id=account.pk)


def _standings(person_id: int, day: date) -> list[Standing]:
    def build() -> QuerySet[Position]:
        found = positions_on(day).filter(person_id=person_id, person__died_on=None)
        found = found.exclude(person__account__is_active=False).order_by("path")
        place = [f"organization__{each.name}" for each in fields(Place)]
        held = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        switches = ServiceSwitch.objects.annotate(held=held).filter(held__startswith=F("path"))
        return found.values_list("role", "path", Exists(switches), *place)

    rows = compiled.rows(("standings", person_id, day), build)
    return [Standing(role, path, switch, Place(*place)) for role, path, switch, *place in rows]


def _switches_above(paths: frozenset[str]) -> list[tuple[str, str, datetime]]:
    """(service, path, off from) of the switches at these paths and above: few, found by an index."""
    return once(("off", paths), lambda: _switches_at(paths)) if paths else []


def _switches_at(paths: frozenset[str]) -> list[tuple[str, str, datetime]]:
    def build() -> QuerySet[ServiceSwitch, Any]:
        above = {path[:end] for path in paths for end in range(STEP, len(path) + 1, STEP)}
        return ServiceSwitch.objects.filter(path__in=above).values("service", "path", "off_from")

    return [(row["service"], row["path"], row["off_from"]) for row in compiled.rows(("off", paths), build)]


def _is_off(service: str, path: str, switches: list[tuple[str, str, datetime]], at: datetime | None) -> bool:
    moment = at or timezone.now()
    return any(
        name == service and path.startswith(off) and off_from <= moment for name, off, off_from in switches
    )


def _day(at: datetime | None) -> date:
    return timezone.localtime(at).date() if at else timezone.localdate()


def _outermost(paths: Iterable[str]) -> list[str]:
    outer: list[str] = []
    for path in sorted(paths):
        if not outer or not path.startswith(outer[-1]):
            outer.append(path)
    return outer
