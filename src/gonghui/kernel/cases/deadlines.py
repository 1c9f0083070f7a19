"""The clock of a case: due moments in working time, rests, and what was measured at the end."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from gonghui.kernel.calendar import clock

from .flows import Stage, WorkingDays
from .models import Case

MINUTES_OF_A_DAY = 480


def enter(case: Case, stage: Stage, at: datetime) -> None:
    """Set the case's clock for a stage that begins now; the case still stands in the one it leaves.

    Staying in the same stage changes nothing. A pausing stage lets the officers' clock rest; when the case
    comes back to the stage it rested in, what was left of that stage's time is left again. A stage that names
    the time of the whole way is due with it.
    """
    if stage.code == case.stage:
        return
    if case.standing.seat and case.is_late(at):
        case.was_late = True
    if stage.pauses:
        _rest(case, at)
        case.due_at, case.due_estimated = _fresh(case, stage, at)
        return
    _go_on(case, stage, at)
    if _is_of_the_whole(case, stage):
        case.due_at = case.whole_due_at


def renumber(case: Case, numbers: dict[str, Any]) -> None:
    """Take other numbers as in force since the opening: what the case waits for is due as if always so."""
    case.numbers = case.numbers | numbers
    if case.declared.whole and case.whole_due_at is not None:
        more = case.paused_minutes + case.extended_minutes
        case.whole_due_at = _after(case, case.declared.whole, case.opened_at, more).at
    stage = case.standing
    if _is_of_the_whole(case, stage):
        case.due_at = case.whole_due_at
    elif stage is case.declared.first and stage.deadline and not case.is_paused:
        due = _after(case, stage.deadline, case.opened_at)
        case.due_at, case.due_estimated = due.at, due.estimated


def lengthen(case: Case, days: Decimal) -> None:
    """Give the whole way more working days; what stands in a stage of the whole way is due later."""
    minutes = int(days * MINUTES_OF_A_DAY)
    case.extended_minutes += minutes
    if case.whole_due_at is not None:
        region = case.organization.region
        case.whole_due_at = clock.due(case.whole_due_at, working_minutes=minutes, region=region).at
    if _is_of_the_whole(case, case.standing):
        case.due_at = case.whole_due_at


def _is_of_the_whole(case: Case, stage: Stage) -> bool:
    """Whether the stage has no time of its own but that of the whole way."""
    return stage.within is not None and stage.within == case.declared.whole


def _go_on(case: Case, stage: Stage, at: datetime) -> None:
    rested = case.resting_due_at if case.resting_stage == stage.code else None
    slept_at = _wake(case, at)
    if rested is None or slept_at is None:
        case.due_at, case.due_estimated = _fresh(case, stage, at)
        return
    due = clock.extend(rested, slept_at, at, region=case.organization.region)
    case.due_at, case.due_estimated = due.at, due.estimated


def end(case: Case, at: datetime, *, decided: bool) -> None:
    """Stop the clock for good and keep what was measured."""
    case.ended_at, case.decided = at, decided
    case.due_at, case.due_estimated = None, False
    case.working_minutes = max(0, _minutes(case, case.opened_at, at) - case.paused_minutes)


def opening(case: Case, stage: Stage, at: datetime) -> None:
    """Start the clock in the first stage."""
    case.due_at, case.due_estimated = _fresh(case, stage, at)
    if case.declared.whole:
        case.whole_due_at = _after(case, case.declared.whole, at).at


def _fresh(case: Case, stage: Stage, at: datetime) -> tuple[datetime | None, bool]:
    if stage.deadline is None:
        return None, False
    due = _after(case, stage.deadline, at)
    return due.at, due.estimated


def _after(case: Case, length: WorkingDays, at: datetime, more: int = 0) -> clock.Due:
    days = Decimal(str(case.number_of(length.code)))
    region = case.organization.region
    return clock.due(at, working_days=days, working_minutes=more, region=region)


def _rest(case: Case, at: datetime) -> None:
    if case.paused_at is None:
        case.paused_at, case.resting_stage, case.resting_due_at = at, case.stage, case.due_at


def _wake(case: Case, at: datetime) -> datetime | None:
    """Let the clock go on; gives the moment since which it rested."""
    slept_at = case.paused_at
    if slept_at is not None:
        case.paused_minutes += _minutes(case, slept_at, at)
        if case.whole_due_at is not None:
            region = case.organization.region
            case.whole_due_at = clock.extend(case.whole_due_at, slept_at, at, region=region).at
        case.paused_at, case.resting_stage, case.resting_due_at = None, "", None
    return slept_at


def _minutes(case: Case, earlier: datetime, later: datetime) -> int:
    return clock.working_minutes_between(earlier, later, region=case.organization.region)
