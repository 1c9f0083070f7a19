"""A member asks to correct what the union holds; an officer checks it; the value stays sealed until then."""

import datetime

from django.db import transaction

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people import actions as people

from .. import flows, queries
from ..models import CorrectionRequest, Membership, wanted_binding
from ..refusals import NotAMember

FIELDS = ("name", "phone", "education", "skill_grade", "residence")


@transaction.atomic
def ask(membership: Membership | None, field: str, wanted: str, *, by: Actor, at: datetime.datetime) -> Case:
    """Ask for a correction of one field. Raises NotAMember."""
    if membership is None or field not in FIELDS:
        raise NotAMember
    case = cases.open_case(
        flows.CORRECTION,
        organization=membership.organization,
        applicant=membership.person,
        by=by,
        at=at,
        title=str(flows.CORRECTION.name),
    )
    request = CorrectionRequest(case=case, person=membership.person, field=field)
    request.wanted_sealed = crypto.seal_text(wanted, bound_to=wanted_binding(case))
    request.save()
    return case


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
    """Correct or decline. Correcting changes the record in the same transaction."""
    request = case.correction
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    if move == "correct":
        person = people.change_person(request.person, {request.field: wanted(request)}, by=by, at=at)
        queries.lasting().filter(person=person).update(name_initials=person.name_initials, changed_at=at)
    return moved


def wanted(request: CorrectionRequest) -> str:
    return crypto.open_text(bytes(request.wanted_sealed), bound_to=wanted_binding(request.case))
