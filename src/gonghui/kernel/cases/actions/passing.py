"""Giving a case to another union, and giving it more time. Neither begins its clock anew."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization

from .. import deadlines
from ..models import Case, Step
from ..recording import take_step, tell_of
from ..refusals import AlreadyThere, CoSignOpen, ReasonMissing
from ..seats import open_item
from .co_signing import open_co_signs
from .holding import hold_item
from .seating import hold, seat


@transaction.atomic
def pass_on(case: Case, *, to: Organization, by: Actor, at: datetime, reason: str, note: str = "") -> Case:
    """Give the case to another union in the stage in which it stands; what it is due stays due.

    The applicant reads the reason, officers also the note. Raises NothingToDo, NotYourMove, OwnCase,
    InOtherHands, CoSignOpen, AlreadyThere, ReasonMissing.
    """
    item, entitled = hold_item(case, by, at)
    waiting = open_co_signs(case).select_related("person").first()
    if waiting:
        raise CoSignOpen(who=waiting.person.name)
    if to.pk == case.organization_id:
        raise AlreadyThere(organization=to.name)
    if not reason.strip():
        raise ReasonMissing(move=Step.Kind.PASSED_ON.label)
    left = item.organization
    item.handler_id, item.closed_at = item.handler_id or by.person_id, at
    item.save(update_fields=["handler", "closed_at"])
    case.organization, case.handler, case.version = to, None, case.version + 1
    case.save()
    seat(case, at)
    take_step(
        case,
        Step.Kind.PASSED_ON,
        by=by,
        at=at,
        deed="cases.pass_on",
        reason=reason.strip(),
        note=note.strip(),
        instead_of=entitled.instead_of,
        body={"from": left.pk, "to": to.pk},
        place=left.name,
    )
    tell_of(case, case.declared.tells.get("pass_on", ""), case.applicant, by=by, at=at, reason=reason.strip())
    return case


@transaction.atomic
def extend(case: Case, *, days: Decimal, by: Actor, at: datetime, reason: str) -> Case:
    """Give the whole way of a case more working days. Whether by may, the service has asked."""
    hold(case)
    deadlines.lengthen(case, days)
    _keep(case)
    body = {"minutes": case.extended_minutes}
    take_step(case, Step.Kind.EXTENDED, by=by, at=at, deed="cases.extend", reason=reason.strip(), body=body)
    return case


@transaction.atomic
def renumber(case: Case, numbers: Mapping[str, Any], *, by: Actor, at: datetime, note: str = "") -> Case:
    """Let other numbers hold for the case, from its opening on: its kind was another than was thought."""
    hold(case)
    changed = {code: number for code, number in numbers.items() if case.numbers.get(code) != number}
    if changed:
        deadlines.renumber(case, changed)
        _keep(case)
        body = {code: str(number) for code, number in changed.items()}
        take_step(case, Step.Kind.RENUMBERED, by=by, at=at, deed="cases.renumber", note=note, body=body)
    return case


def _keep(case: Case) -> None:
    case.save()
    item = open_item(case)
    if item is not None and case.due_at is not None:
        item.due_at, item.due_estimated = case.due_at, case.due_estimated
        item.save(update_fields=["due_at", "due_estimated"])
