"""What becomes of organizations: founded, renamed, moved, merged, closed, re-elected. All journaled."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..actor import Actor
from ..journal import actions as journal
from ..refusal import Refusal
from .models import STEP, Organization, OrganizationChange
from .scoped import carry_along, scoped_models


class CodeTaken(Refusal):
    says = _("编号 {code} 已经用在“{name}”上，请换一个。")


class CannotMoveBelowItself(Refusal):
    says = _("不能把“{name}”移到它自己的下级里。请另选一个上级工会。")


class StillHasParts(Refusal):
    says = _("“{name}”下面还有 {count} 个组织，请先把它们移走或撤销。")


class StillHasRecords(Refusal):
    says = _("“{name}”里还有没有了结的事（{what}），请先转走再撤销。")


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
    """Found an organization below its parent. Raises CodeTaken."""
    taken = Organization.objects.filter(code=code).first()
    if taken:
        raise CodeTaken(code=code, name=taken.name)
    details.setdefault("opened_on", at.date())
    if details.get("term_started_on"):
        details["term_ends_on"] = _years_later(details["term_started_on"], details.get("term_years", 5))
    organization = Organization(code=code, name=name, level=level, parent=parent, changed_at=at, **details)
    organization.path = _next_child_path(parent)
    organization.save()
    _record("founded", organization, at.date(), {}, {"name": name, "parent": _code(parent)}, "", by, at)
    return organization


@transaction.atomic
def change(
    organization: Organization, changes: dict[str, Any], *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Organization:
    """Change name, address, hours and other plain details."""
    organization = _locked(organization)
    before = {name: str(getattr(organization, name)) for name in changes}
    for name, value in changes.items():
        setattr(organization, name, value)
    organization.changed_at = at
    organization.save()
    after = {name: str(value) for name, value in changes.items()}
    _record("changed", organization, at.date(), before, after, reason, by, at)
    return organization


@transaction.atomic
def move(
    organization: Organization, to: Organization, *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Organization:
    """Move an organization with all below it, and all their records, to another parent."""
    organization = _locked(organization)
    if organization.holds(to.path):
        raise CannotMoveBelowItself(name=organization.name)
    before, old_path = {"parent": _code(organization.parent)}, organization.path
    new_path = _next_child_path(to)
    carry_along(old_path, new_path)
    Organization.objects.filter(pk=organization.pk).update(parent=to, changed_at=at)
    organization.refresh_from_db()
    _record("moved", organization, at.date(), before, {"parent": to.code}, reason, by, at)
    return organization


@transaction.atomic
def merge(
    organization: Organization, into: Organization, *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Organization:
    """Close an organization into another, which takes over its parts and its records."""
    organization = _locked(organization)
    if organization.holds(into.path):
        raise CannotMoveBelowItself(name=organization.name)
    for part in Organization.objects.filter(parent=organization):
        move(part, into, by=by, at=at, reason=reason)
    for model in scoped_models():
        model._base_manager.filter(organization=organization).update(organization=into, path=into.path)
    organization.closed_on, organization.closed_into, organization.changed_at = at.date(), into, at
    organization.save()
    _record("merged", organization, at.date(), {}, {"into": into.code}, reason, by, at)
    return into


@transaction.atomic
def close(
    organization: Organization, *, by: Actor, at: datetime.datetime, reason: str, empty: bool
) -> Organization:
    """Close an organization without parts; `empty` says that the caller found no open record in it."""
    organization = _locked(organization)
    parts = Organization.objects.filter(parent=organization, closed_on__isnull=True).count()
    if parts:
        raise StillHasParts(name=organization.name, count=parts)
    if not empty:
        raise StillHasRecords(name=organization.name, what=_("会员或办件"))
    organization.closed_on, organization.joins_open, organization.changed_at = at.date(), False, at
    organization.save()
    _record("closed", organization, at.date(), {}, {}, reason, by, at)
    return organization


@transaction.atomic
def take_back(organization: Organization, *, by: Actor, at: datetime.datetime) -> bool:
    """Undo a founding: remove an organization that nothing stands on yet. False when something does."""
    used = Organization.objects.filter(parent=organization).exists() or any(
        model._base_manager.filter(organization=organization).exists() for model in scoped_models()
    )
    if used:
        return False
    _journal("taken-back", organization, {"code": organization.code}, "", by, at)
    organization.delete()
    return True


@transaction.atomic
def renew_term(
    organization: Organization, *, started_on: datetime.date, years: int, by: Actor, at: datetime.datetime
) -> Organization:
    """Record a re-election (换届): the new term and its end."""
    organization = _locked(organization)
    before = {"ends": str(organization.term_ends_on)}
    organization.term_started_on, organization.term_years = started_on, years
    organization.term_ends_on = _years_later(started_on, years)
    organization.changed_at = at
    organization.save()
    _record(
        "re-elected", organization, started_on, before, {"ends": str(organization.term_ends_on)}, "", by, at
    )
    return organization


def _next_child_path(parent: Organization | None) -> str:
    """The next free path; the parent's row is locked, so that two founders never get the same one."""
    if parent:
        parent = Organization.objects.select_for_update().get(pk=parent.pk)
    prefix = parent.path if parent else ""
    siblings = Organization.objects.filter(parent=parent).order_by("-path")
    last = siblings.values_list("path", flat=True).first()
    return prefix + str(int(last[-STEP:]) + 1 if last else 1).zfill(STEP)


def _locked(organization: Organization) -> Organization:
    return Organization.objects.select_for_update().get(pk=organization.pk)


def _code(organization: Organization | None) -> str:
    return organization.code if organization else ""


def _years_later(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _record(kind: str, organization: Organization, on, before, after, reason, by: Actor, at) -> None:
    OrganizationChange.objects.create(
        organization=organization, kind=kind, on=on, before=before, after=after, reason=reason, recorded_at=at
    )
    _journal(kind, organization, {"before": before, "after": after}, reason, by, at)


def _journal(kind: str, organization: Organization, body: dict, reason: str, by: Actor, at) -> None:
    journal.record(
        f"organization.{kind}",
        by=by,
        at=at,
        subject=("organizations.Organization", organization.pk),
        organization_id=organization.pk,
        path=organization.path,
        reason=reason,
        body=body,
    )
