"""A case moves: locked, checked, recorded, re-seated and told in one transaction."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.actor import Actor, shown_name
from gonghui.kernel.organizations.models import Organization

from .. import deadlines
from ..events import CaseEnded
from ..flows import AUTOMATIC, OTHER, Move, Stage
from ..models import Case, Step, WorkItem
from ..recording import moment, take_step, tell_of
from ..refusals import (
    AlreadyDecided,
    CaseMoved,
    CoSignOpen,
    InOtherHands,
    MoveNotOpen,
    NotYourMove,
    OwnCase,
    ReasonMissing,
)
from ..seats import Entitled, is_in_hands_of, open_item, right_to
from .co_signing import has_disagreement, open_co_signs
from .seating import hold, seat


@transaction.atomic
def move(
    case: Case,
    move_code: str,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    note: str = "",
    expected_version: int | None = None,
    to_organization: Organization | None = None,
) -> Case:
    """Make one declared move. `case` itself is brought up to date and given back.

    `expected_version` is the version the person saw (by default that of `case`); when others have moved the
    case since, nothing happens. `reason` is shown to the applicant, `note` only to officers.
    `to_organization` passes the case on: to another owner, or, when the next seat is the other side's, to
    another other side.
    Raises AlreadyDecided, CaseMoved, MoveNotOpen, NotYourMove, OwnCase, InOtherHands, CoSignOpen,
    ReasonMissing; KeyError for a move that the flow does not know.
    """
    seen = hold(case)
    step = case.declared.move(move_code)
    item = open_item(case)
    entitled = right_to(step, case, by, at, item)
    if entitled is None:
        raise NotYourMove()
    _refuse_if_moved(case, step, seen if expected_version is None else expected_version, by)
    if step.needs:
        _check_officer(case, step, item, entitled, by, at)
    reason = reason.strip()
    if not reason and (step.reason or (step.needs and has_disagreement(case, item))):
        raise ReasonMissing(move=step.name)
    left, place = case.stage, _place(case, step, item)
    _carry_out(case, step, item, by, at, to_organization)
    take_step(
        case,
        Step.Kind.MOVE,
        move=step.code,
        from_stage=left,
        by=by,
        at=at,
        deed=f"{case.flow}.{step.code}",
        reason=reason,
        note=note.strip(),
        instead_of=entitled.instead_of,
        body={"from": left, "other": case.other_organization_id},
        place=place,
    )
    tell_of(case, case.declared.tells.get(step.code, ""), case.applicant, by=by, at=at, reason=reason)
    if case.has_ended:
        registry.announce(CaseEnded(case, step.code, by, at))
    return case


def _refuse_if_moved(case: Case, step: Move, expected: int, by: Actor) -> None:
    if case.version == expected and case.stage in step.sources and _is_open(step, case):
        return
    last = case.steps.filter(kind=Step.Kind.MOVE).last()
    if last is None or (case.version == expected and not case.has_ended):
        raise MoveNotOpen(stage=case.standing.name, move=step.name)
    made = case.declared.move(last.move)
    refusal = AlreadyDecided if made.needs else CaseMoved
    mine = by.person_id is not None and last.by_person_id == by.person_id
    raise refusal(who=_("您") if mine else shown_name(last.by_name), when=moment(last.at), what=made.says)


def _place(case: Case, step: Move, item: WorkItem | None) -> str:
    """Where a move is made: where the case lies with an officer, at its own union else; nowhere by time."""
    if step.by == AUTOMATIC:
        return ""
    return item.organization.name if item and step.needs else case.organization.name


def _is_open(step: Move, case: Case) -> bool:
    return step.when is None or step.when(case)


def _check_officer(
    case: Case, step: Move, item: WorkItem | None, entitled: Entitled, by: Actor, at: datetime
) -> None:
    """An officer decides nobody's case of their own, none in other hands, none that awaits a signature."""
    absent = entitled.instead_of
    if case.applicant_id is not None and case.applicant_id in (by.person_id, absent and absent.pk):
        raise OwnCase()
    if item and item.handler and item.permission == step.needs and not is_in_hands_of(item, by, at):
        raise InOtherHands(who=item.handler.name)
    waiting = open_co_signs(case).select_related("person").first()
    if waiting:
        raise CoSignOpen(who=waiting.person.name)


def _carry_out(
    case: Case, step: Move, item: WorkItem | None, by: Actor, at: datetime, passed_to: Organization | None
) -> None:
    target: Stage = case.declared.stage(step.to)
    deadlines.enter(case, target, at)
    if target.ends:
        deadlines.end(case, at, decided=bool(step.needs))
    if item:
        _close(item, step, by, at)
        case.handler = item.handler
    open_co_signs(case).update(dropped_at=at)
    case.stage, case.version = target.code, case.version + 1
    case.waits_for_applicant = target.waits_for_applicant
    if passed_to is not None:
        side = "other_organization" if target.seat and target.seat.at == OTHER else "organization"
        setattr(case, side, passed_to)
    case.save()
    seat(case, at)


def _close(item: WorkItem, step: Move, by: Actor, at: datetime) -> None:
    # Who decides without having claimed has handled it.
    if item.handler_id is None and step.needs:
        item.handler_id = by.person_id
    item.closed_at = at
    item.save(update_fields=["handler", "closed_at"])
