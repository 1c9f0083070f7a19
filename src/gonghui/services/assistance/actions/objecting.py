"""Objections: to a line of a public notice by anybody, to a refusal by the applicant."""

import datetime

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import flows
from ..models import Application, NoticeLine, Objection
from ..refusals import NothingToObject, ObjectionOpen
from . import funding, publishing


@transaction.atomic
def object_to_line(
    line: NoticeLine, *, person: Person, words: str, by: Actor, at: datetime.datetime
) -> Objection:
    """Somebody disagrees with a line while its notice runs. Raises NothingToObject, ObjectionOpen."""
    line = (
        NoticeLine.objects.select_for_update(of=("self",))
        .select_related("notice", "application__case")
        .get(pk=line.pk)
    )
    if line.settled_at or line.notice.ends_at <= at:
        raise NothingToObject
    return _raise(line.application, line, line.notice.organization, person, words, by, at)


@transaction.atomic
def object_to_refusal(application: Application, *, words: str, by: Actor, at: datetime.datetime) -> Objection:
    """The applicant disagrees; the union above the one that refused looks again. Raises NothingToObject."""
    case = application.case
    if case is None or case.stage != "declined":
        raise NothingToObject
    decided_at = case.other_organization or case.organization
    return _raise(application, None, decided_at.parent or decided_at, application.person, words, by, at)


@transaction.atomic
def decide(
    case: Case,
    move: str,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Case:
    """Uphold or dismiss. An upheld one takes the line down, or lets the refused household apply anew."""
    objection = (
        Objection.objects.select_for_update(of=("self",)).select_related("line", "application").get(case=case)
    )
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    objection.upheld = move == "uphold"
    objection.save(update_fields=["upheld"])
    if objection.upheld and objection.line_id and objection.line.settled_at is None:
        publishing.take_down(objection.line, at=at)
    return moved


def _raise(
    application: Application,
    line: NoticeLine | None,
    organization: Organization,
    person: Person,
    words: str,
    by: Actor,
    at: datetime.datetime,
) -> Objection:
    running = Objection.objects.filter(application=application, line=line, case__ended_at=None)
    running = running.filter(case__applicant=person).select_related("case").first()
    if running:
        raise ObjectionOpen(number=running.case.number)
    case = cases.open_case(
        flows.OBJECTION,
        organization=organization,
        applicant=person,
        by=by,
        at=at,
        title=str(flows.OBJECTION.name),
    )
    objection = Objection(case=case, line=line, application=application)
    objection.particulars = {"words": words}
    objection.save()
    if line is not None:
        funding.hold_disputed(application.household, by=by, at=at)
    return objection
