"""What the clock does by itself: report what is late to the upper organization, make moves that fall due."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.calendar import clock
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations.models import STEP
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

from ..deadlines import MINUTES_OF_A_DAY
from ..events import CaseEscalated
from ..models import Step, WorkItem
from ..queries.overdue import due_for_automatic_move, falling_due, overdue
from ..recording import take_step, tell_of
from ..seats import holders
from .moving import move
from .seating import hold

ESCALATE_AFTER = "cases.escalate"
ESCALATE_AFTER_DAYS = 3
WARN_BEFORE = "cases.warn"
WARN_BEFORE_DAYS = 1
WARN_AT_MOST = datetime.timedelta(days=31)


def escalate_overdue(*, at: datetime.datetime, limit: int = 500) -> int:
    """Report each item that is late by more than the days in force, once. Gives how many were reported."""
    waiting = overdue(at).filter(escalated_at=None).select_related("organization", "case")
    late = [item for item in waiting.iterator(chunk_size=200) if _is_too_late(item, at)]
    return sum(_escalate(item, at) for item in late[:limit])


def warn_of_due(*, at: datetime.datetime, limit: int = 500) -> int:
    """Warn of each item that falls due within the working time in force, once. Gives how many."""
    near = falling_due(at, at + WARN_AT_MOST).filter(warned_at=None).select_related("organization", "case")
    return sum(_warn(item, at) for item in [item for item in near if _is_soon(item, at)][:limit])


def make_due_moves(*, at: datetime.datetime, limit: int = 500) -> int:
    """Make the automatic moves of stages whose time is over. Gives how many were made."""
    made = 0
    for case in due_for_automatic_move(at)[:limit]:
        try:
            move(case, case.standing.when_due, by=SYSTEM, at=at)
        except Refusal:
            # Somebody was quicker; the case no longer waits.
            continue
        made += 1
    return made


def _is_too_late(item: WorkItem, at: datetime.datetime) -> bool:
    region = item.organization.region
    days = parameters.value(
        ESCALATE_AFTER, on=timezone.localdate(at), region=region, default=ESCALATE_AFTER_DAYS
    )
    return clock.working_minutes_between(item.due_at, at, region=region) > float(days) * MINUTES_OF_A_DAY


def _is_soon(item: WorkItem, at: datetime.datetime) -> bool:
    region = item.organization.region
    days = parameters.value(WARN_BEFORE, on=timezone.localdate(at), region=region, default=WARN_BEFORE_DAYS)
    return clock.remaining(item.due_at, at, region=region) <= float(days) * MINUTES_OF_A_DAY


@transaction.atomic
def _warn(item: WorkItem, at: datetime.datetime) -> int:
    case = item.case
    hold(case)
    if not WorkItem.objects.filter(pk=item.pk, closed_at=None, warned_at=None).update(warned_at=at):
        return 0
    warned = [item.handler] if item.handler else holders(item.permission, item.path, at, case=case)
    for person in warned:
        tell_of(case, case.declared.tells.get("soon", "cases.soon"), person, by=SYSTEM, at=at)
    return 1


@transaction.atomic
def _escalate(item: WorkItem, at: datetime.datetime) -> int:
    case = item.case
    hold(case)
    if not WorkItem.objects.filter(pk=item.pk, closed_at=None, escalated_at=None).update(escalated_at=at):
        return 0
    take_step(
        case,
        Step.Kind.ESCALATED,
        by=SYSTEM,
        at=at,
        deed="cases.escalate",
        body={"item": item.pk},
    )
    kind = case.declared.tells.get("late", "cases.late")
    path, people = _nearest_above(item, at)
    for person in people:
        tell_of(case, kind, person, by=SYSTEM, at=at)
    if people:
        registry.announce(CaseEscalated(case, path, at))
    return 1


def _nearest_above(item: WorkItem, at: datetime.datetime) -> tuple[str, list[Person]]:
    """The nearest upper organization in which somebody holds the seat's permission, and its officers."""
    for end in range(len(item.path) - STEP, 0, -STEP):
        if found := holders(item.permission, item.path[:end], at, case=item.case):
            return item.path[:end], found
    return "", []
