"""A person confirms how heavy a grievance is; its days follow, counted from when it came in."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.actions.holding import hold_item
from gonghui.kernel.cases.seats import holders

from ..models import Category, Grade, Grievance, Reached
from ..permissions import HANDLE
from ..queries import grievances, routing
from ..rules import days
from . import saying


@transaction.atomic
def confirm_grade(
    grievance: Grievance, *, grade: str, category: Category, by: Actor, at: datetime.datetime
) -> Grievance:
    """Confirm or change grade and category. Raises NothingToDo, NotYourMove, OwnCase, InOtherHands."""
    hold_item(grievance.case, by, at)
    grievance = grievances.locked(grievance)
    rises = grade == Grade.URGENT and grievance.grade != Grade.URGENT
    grievance.grade, grievance.category = Grade(grade).value, category
    grievance.graded_at, grievance.graded_by_id = at, by.person_id
    case = grievance.case
    today = timezone.localdate(case.opened_at)
    numbers = days.in_force(grade, grievance.kind, on=today, region=case.organization.region)
    case = cases.renumber(case, numbers, by=by, at=at)
    if grievance.first_at is None:
        grievance.first_due_at = case.due_at if case.stage == "received" else grievance.first_due_at
    grievance.case = case
    grievance.save()
    saying.write_down("grade", grievance, by=by, at=at, grade=grievance.grade, category=category.code)
    if rises:
        _tell_above(grievance, by, at)
    return grievance


def _tell_above(grievance: Grievance, by: Actor, at: datetime.datetime) -> None:
    upper = routing.above(grievance.case.organization, at)
    if upper is not None:
        saying.reached(grievance, upper, Reached.How.URGENT, at=at)
        told = holders(HANDLE, upper.path, at, case=grievance.case)
        saying.tell_officers(grievance, told, "grievances.urgent", by=by, at=at)
