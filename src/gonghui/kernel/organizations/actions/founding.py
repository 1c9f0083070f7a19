"""Founding organizations, one or fifty thousand, and taking back what was founded by mistake."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from ...actor import Actor
from ...journal import actions as journal
from ..models import Organization, OrganizationChange
from ..numbering import count_on, next_path_below, top_paths
from ..refusals import CodeTaken, WrongLevel
from .checks import checked, refuse_closed, refuse_wrong_level, years_later
from .recording import record

AT_ONCE = 500


@dataclass(frozen=True)
class Founding:
    """One organization to be founded. `parent` is the code of one that stands or of one before it."""

    code: str
    name: str
    level: str
    parent: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def found(
    *,
    code: str,
    name: str,
    level: str,
    parent: Organization | None,
    by: Actor,
    at: datetime.datetime,
    **details: Any,
) -> Organization:
    """Found an organization below its parent, on `opened_on` or today.

    Raises CodeTaken, WrongLevel, AlreadyClosed, TooDeep, TooManyParts, UsccWrong.
    """
    _refuse_taken([code])
    if parent:
        parent = Organization.objects.select_for_update().get(pk=parent.pk)
        refuse_closed(parent)
    refuse_wrong_level(level, parent)
    organization = _built(Founding(code, name, level, "", details), parent, next_path_below(parent), at)
    organization.save()
    after = {"name": name, "parent": parent.code if parent else "", "path": organization.path}
    record("founded", organization, on=organization.opened_on, before={}, after=after, by=by, at=at)
    return organization


@transaction.atomic
def found_many(
    foundings: Iterable[Founding], *, by: Actor, at: datetime.datetime, inside: Organization | None = None
) -> list[Organization]:
    """Found many in one go, parents before their parts; one journal entry tells how many.

    Raises as `found` does; nothing is founded then.
    """
    wanted = list(foundings)
    _refuse_taken([founding.code for founding in wanted])
    known = _standing_parents(wanted)
    tops = top_paths()
    made: list[Organization] = []
    for founding in wanted:
        parent = known.get(founding.parent)
        if founding.parent and parent is None:
            raise Organization.DoesNotExist(founding.parent)
        refuse_wrong_level(founding.level, parent)
        made.append(_built(founding, parent, count_on(parent) if parent else next(tops), at))
        known[founding.code] = made[-1]
    _write(made, known, at)
    journal.record(
        "organization.founded_many",
        by=by,
        at=at,
        organization_id=inside.pk if inside else None,
        path=inside.path if inside else "",
        body={"count": len(made), "codes": [made[0].code, made[-1].code] if made else []},
    )
    return made


@transaction.atomic
def take_back(organization: Organization, *, by: Actor, at: datetime.datetime) -> bool:
    """Delete what was founded by mistake. False, and nothing done, when anything stands on it."""
    pk, code, path = organization.pk, organization.code, organization.path
    try:
        with transaction.atomic():
            Organization.objects.select_for_update().get(pk=pk).delete()
    except ProtectedError:
        return False
    subject = ("organizations.Organization", pk)
    journal.record("organization.taken_back", by=by, at=at, subject=subject, path=path, body={"code": code})
    return True


def _refuse_taken(codes: list[str]) -> None:
    for start in range(0, len(codes), AT_ONCE):
        taken = Organization.objects.filter(code__in=codes[start : start + AT_ONCE]).first()
        if taken:
            raise CodeTaken(code=taken.code, name=taken.name)


def _standing_parents(wanted: list[Founding]) -> dict[str, Organization]:
    """Parents that stand already, locked, by code."""
    new = {founding.code for founding in wanted}
    codes = sorted({founding.parent for founding in wanted if founding.parent} - new)
    known: dict[str, Organization] = {}
    for start in range(0, len(codes), AT_ONCE):
        rows = Organization.objects.select_for_update().filter(code__in=codes[start : start + AT_ONCE])
        known |= {row.code: row for row in rows.order_by("pk")}
    for parent in known.values():
        refuse_closed(parent)
    return known


def _built(founding: Founding, parent: Organization | None, path: str, at: datetime.datetime) -> Organization:
    details = checked(dict(founding.details))
    details.setdefault("opened_on", timezone.localdate(at))
    if details.get("term_started_on") and not details.get("term_ends_on"):
        details["term_ends_on"] = years_later(details["term_started_on"], details.get("term_years", 5))
    if founding.level not in Organization.Level.values:
        raise WrongLevel(level=founding.level, name=parent.name if parent else "", above="")
    return Organization(
        code=founding.code,
        name=founding.name,
        level=founding.level,
        parent=parent,
        path=path,
        changed_at=at,
        **details,
    )


def _write(made: list[Organization], known: dict[str, Organization], at: datetime.datetime) -> None:
    """Write level by level, because a part needs its parent's key; then the counts of standing parents."""
    by_depth: dict[int, list[Organization]] = {}
    for organization in made:
        by_depth.setdefault(organization.depth, []).append(organization)
    for depth in sorted(by_depth):
        for organization in by_depth[depth]:
            organization.parent = organization.parent  # takes the key the parent has by now
        Organization.objects.bulk_create(by_depth[depth], batch_size=AT_ONCE)
    new = {organization.code for organization in made}
    standing = [parent for code, parent in known.items() if code not in new]
    Organization.objects.bulk_update(standing, ["parts_made"], batch_size=AT_ONCE)
    changes = (
        OrganizationChange(
            organization=organization,
            kind="founded",
            on=organization.opened_on,
            after={
                "name": organization.name,
                "parent": organization.parent.code if organization.parent else "",
                "path": organization.path,
            },
            recorded_at=at,
        )
        for organization in made
    )
    OrganizationChange.objects.bulk_create(changes, batch_size=AT_ONCE)
