"""The way of a case as people read it: what was done, where it stands, what is to come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import shown_name

from ..flows import APPLICANT, AUTOMATIC, Flow, Move
from ..models import Case, Step
from ..seats import place_now

DONE, NOW, TO_COME = "done", "now", "todo"
FOR_MEMBERS = (Step.Kind.OPEN, Step.Kind.MOVE)


@dataclass(frozen=True)
class Moment:
    """One line of a timeline. `at` for what was done, `due_at` for where it stands."""

    state: str
    title: Any
    at: datetime | None = None
    due_at: datetime | None = None
    due_estimated: bool = False
    who: str = ""
    place: str = ""
    reason: str = ""
    note: str = ""
    stage: str = ""


def timeline(case: Case, *, for_officers: bool = False) -> list[Moment]:
    """Done, now, to come, in the order of time.

    Members read what was decided and why; officers also claims, hand-overs, signatures, and notes.
    """
    steps = case.steps.select_related("stood_in_for")
    if not for_officers:
        steps = steps.filter(kind__in=FOR_MEMBERS)
    done = [_done(case, step, for_officers) for step in steps]
    return done + [_now(case)] + [_to_come(case, code) for code in expected_way(case.declared, case.stage)]


def expected_way(flow: Flow, stage: str) -> list[str]:
    """The stages that follow when every next move is the first usual one declared; none is passed twice.

    A move that demands a reason is no usual one; one that time makes is, where nobody is waited
    for, and one of the applicant, where the applicant is.
    """
    way: list[str] = []
    seen = {stage}
    while not flow.stage(stage).ends:
        moves = flow.moves_from(stage)
        following = next((move.to for move in moves if _leads_on(flow, stage, move, seen)), None)
        if following is None:
            break
        seen.add(following)
        way.append(following)
        stage = following
    return way


def _leads_on(flow: Flow, stage: str, move: Move, seen: set[str]) -> bool:
    if move.to in seen or flow.stage(move.to).pauses or move.reason:
        return False
    if move.by == APPLICANT:
        return flow.stage(stage).waits_for_applicant
    return move.by != AUTOMATIC or flow.stage(stage).waits_on is None


def _done(case: Case, step: Step, for_officers: bool) -> Moment:
    return Moment(
        DONE,
        _title(case, step),
        at=step.at,
        who=_who(step, case),
        place=step.organization_name,
        reason=step.reason,
        note=step.note if for_officers else "",
        stage=step.to_stage,
    )


def _title(case: Case, step: Step) -> Any:
    if step.kind == Step.Kind.MOVE:
        return case.declared.move(step.move).says
    return Step.Kind(step.kind).label


def _who(step: Step, case: Case) -> str:
    if step.stood_in_for is not None and step.stood_in_for_id != case.applicant_id:
        return str(_("{who}（代{absent}）")).format(
            who=shown_name(step.by_name), absent=step.stood_in_for.name
        )
    return shown_name(step.by_name)


def _now(case: Case) -> Moment:
    if case.has_ended:
        return Moment(
            NOW, case.standing.name, at=case.ended_at, note=str(case.standing.about), stage=case.stage
        )
    return Moment(
        NOW,
        case.standing.name,
        due_at=case.due_at,
        due_estimated=case.due_estimated,
        who=case.handler.name if case.handler and not case.waits_for_applicant else "",
        place=place_now(case).name,
        note=str(case.standing.about),
        stage=case.stage,
    )


def _to_come(case: Case, code: str) -> Moment:
    stage = case.declared.stage(code)
    return Moment(TO_COME, stage.name, note=str(stage.about), stage=code)
