"""What every deed on a case leaves behind, in its transaction: a step, a journal entry, a notice."""

from datetime import datetime
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from .models import Case, Step

MEMBERS_PAGE, OFFICERS_PAGE = "portal:case", "workbench:case"


def take_step(
    case: Case,
    kind: str,
    *,
    by: Actor,
    at: datetime,
    deed: str,
    move: str = "",
    from_stage: str = "",
    reason: str = "",
    note: str = "",
    instead_of: Person | None = None,
    subject: Model | None = None,
    body: dict[str, Any] | None = None,
    place: str | None = None,
) -> Step:
    """Write the step and its journal entry. The body holds codes and numbers, never a person's values.

    `place` names the organization at which it was done when that is not the case's own; "" for none.
    """
    step = Step.objects.create(
        case=case,
        kind=kind,
        move=move,
        from_stage=from_stage or case.stage,
        to_stage=case.stage,
        by_person_id=by.person_id,
        by_name=by.name,
        stood_in_for=instead_of,
        organization_name=case.organization.name if place is None else place,
        at=at,
        version=case.version,
        reason=reason,
        note=note,
    )
    facts = {"number": case.number, "flow": case.flow, "stage": case.stage, "version": case.version}
    if instead_of is not None:
        facts["instead_of"] = instead_of.pk
    record(
        deed,
        by=by,
        at=at,
        subject=subject or case,
        about_person_id=case.applicant_id,
        organization_id=case.organization_id,
        path=case.path,
        reason=reason,
        body=facts | (body or {}),
    )
    return step


def tell_of(
    case: Case, kind: str, person: Person | None, *, by: Actor, at: datetime, reason: str = ""
) -> None:
    """Tell one person about the case; nobody is told of what they did themselves."""
    if person is None or not kind or person.pk == by.person_id:
        return
    page = MEMBERS_PAGE if person.pk == case.applicant_id else OFFICERS_PAGE
    tell(
        person,
        kind,
        places=places_of(case, reason=reason),
        url=reverse(page, args=[case.uid]),
        by=by,
        at=at,
        about=case,
        organization=case.organization,
    )


def places_of(case: Case, *, reason: str = "") -> dict[str, str]:
    """What a notice about a case may mention; `other` is the other side of a two-sided case."""
    other = case.other_organization
    return {
        "number": case.number,
        "title": case.title,
        "flow": str(case.declared.name),
        "stage": str(case.standing.name),
        "organization": case.organization.name,
        "other": other.name if other else "",
        "reason": reason,
        "due": moment(case.due_at) if case.due_at else "",
        "due_day": formats.day(case.due_at) if case.due_at else "",
    }


def moment(at: datetime) -> str:
    """A moment as people read it: 2 月 25 日 16:00."""
    return date_format(timezone.localtime(at), _("n 月 j 日 H:i"))
