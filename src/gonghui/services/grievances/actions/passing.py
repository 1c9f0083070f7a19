"""Handing over between unions, and asking another union to answer its part."""

import datetime

from django.db import transaction

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.actions.holding import hold_item
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.kernel.cases.seats import holders, is_recused
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy_prose

from ..models import Duty, Grievance, JointAnswer, Reached
from ..permissions import HANDLE
from ..queries import grievances
from ..refusals import AnsweredAlready, AskedAlready, WordsMissing
from . import saying


@transaction.atomic
def pass_on(
    grievance: Grievance, *, to: Organization, reason: str, by: Actor, at: datetime.datetime
) -> Grievance:
    """Hand it to another union, up, down or beside; its clock goes on. Raises what `cases.pass_on` raises."""
    case = cases.pass_on(grievance.case, to=to, by=by, at=at, reason=reason)
    if grievance.answered_at is None:
        grievance.organization = to
        grievance.save(update_fields=["organization"])
    saying.first_of(grievance, Duty.Role.MEDIATED, by=by, at=at)
    saying.reached(grievance, to, Reached.How.PASSED_ON, at=at)
    saying.tell_speaker(grievance, "grievances.passed_on", by=by, at=at)
    saying.tell_officers(
        grievance, holders(HANDLE, to.path, at, case=case), "grievances.came_over", by=by, at=at
    )
    return grievance


@transaction.atomic
def ask_jointly(
    grievance: Grievance, *, organization: Organization, question: str, by: Actor, at: datetime.datetime
) -> JointAnswer:
    """Ask another union for its part of the answer. Raises WordsMissing, AskedAlready, and a claim's own."""
    question = tidy_prose(question)
    if not question:
        raise WordsMissing
    hold_item(grievance.case, by, at)
    if grievance.joint_answers.filter(organization=organization).exists():
        raise AskedAlready(organization=organization.name)
    asked = JointAnswer(
        grievance=grievance, organization=organization, asked_by_id=by.person_id or 0, asked_at=at
    )
    asked.particulars = {"question": question}
    asked.save()
    saying.write_down("ask_jointly", grievance, by=by, at=at, organization=organization.pk)
    saying.first_of(grievance, Duty.Role.MEDIATED, by=by, at=at)
    told = holders(HANDLE, organization.path, at, case=grievance.case)
    saying.tell_officers(grievance, told, "grievances.joint_asked", by=by, at=at)
    return asked


@transaction.atomic
def answer_jointly(asked: JointAnswer, answer: str, *, by: Actor, at: datetime.datetime) -> JointAnswer:
    """Answer one's union's part. Raises WordsMissing, NotYourMove, AnsweredAlready."""
    answer = tidy_prose(answer)
    if not answer:
        raise WordsMissing
    asked = grievances.locked_joint(asked)
    case = asked.grievance.case
    if is_recused(case, by.person_id) or not access.allows(by, HANDLE, asked.organization, at):
        raise NotYourMove
    if asked.answered_by is not None:
        raise AnsweredAlready(who=asked.answered_by.name, organization=asked.organization.name)
    asked.particulars = asked.particulars | {"answer": answer}
    asked.answered_by_id, asked.answered_at = by.person_id, at
    asked.save()
    saying.write_down("answer_jointly", asked.grievance, by=by, at=at, organization=asked.organization_id)
    if case.handler is not None:
        saying.tell_officers(asked.grievance, [case.handler], "grievances.joint_answered", by=by, at=at)
    return asked
