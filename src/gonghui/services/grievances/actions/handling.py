"""What an officer does with a grievance: takes it, asks, says how it goes, rests the clock, answers."""

import datetime
from typing import Any

from django.db import transaction

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.calendar import clock
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases import queries as kernel_cases
from gonghui.kernel.cases.events import CaseEscalated
from gonghui.kernel.cases.models import Case
from gonghui.kernel.text import tidy_prose

from ..events import Answered
from ..models import FLOW, Duty, Grievance, Message, Reached
from ..queries import grievances, routing
from ..refusals import AnswerApart, BasisMissing, EvidenceMissing, WordsMissing
from . import saying, speaking

APART = ("answer", "answer_again", "pause")
TELLS = {"accept": "grievances.accepted", "ask": "grievances.asked", "direct": "grievances.directed"}


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
    """Take it in, ask the worker, go on, or say who else must be asked.

    Raises AnswerApart for what has a page of its own, and what a move of a case raises.
    """
    if move in APART:
        raise AnswerApart
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    grievance = grievances.of_case(moved)
    saying.first_word(grievance, at=at)
    saying.first_of(grievance, Duty.Role.FOUND, by=by, at=at)
    if move == "accept":
        # Who takes it in answers for it, until it is handed over.
        cases.claim(moved, by=by, at=at)
    if move == "ask":
        saying.keep(grievance, Message.Kind.ASKED, {"words": reason.strip()}, by=by, at=at)
    if move == "direct":
        saying.keep(grievance, Message.Kind.TOLD, {"words": reason.strip()}, by=by, at=at)
    if move in TELLS:
        saying.tell_speaker(grievance, TELLS[move], by=by, at=at)
    return moved


@transaction.atomic
def tell_progress(grievance: Grievance, words: str, *, by: Actor, at: datetime.datetime) -> Message:
    """Say how it goes, while it is being handled. Raises WordsMissing, and what taking it in hand raises."""
    words = tidy_prose(words)
    if not words:
        raise WordsMissing
    cases.claim(grievance.case, by=by, at=at)
    saying.first_word(grievance, at=at)
    saying.first_of(grievance, Duty.Role.HELPED, by=by, at=at)
    message = saying.keep(grievance, Message.Kind.TOLD, {"words": words}, by=by, at=at)
    saying.tell_speaker(grievance, "grievances.progress", by=by, at=at)
    return message


@transaction.atomic
def pause(
    grievance: Grievance,
    *,
    reason: str,
    evidence: Any,
    evidence_kind: str,
    by: Actor,
    at: datetime.datetime,
) -> Case:
    """Rest the clock while others are waited for. Raises EvidenceMissing, FileRefused, and a move's own."""
    if not reason.strip() or not evidence:
        raise EvidenceMissing
    moved = cases.move(grievance.case, "pause", by=by, at=at, reason=reason)
    speaking.attach(grievance, [(evidence_kind, evidence)], by=by, at=at, by_speaker=False)
    saying.tell_speaker(grievance, "grievances.paused", by=by, at=at)
    return moved


@transaction.atomic
def answer(
    grievance: Grievance,
    *,
    words: str,
    basis: str,
    basis_text: str,
    did: str = "",
    by: Actor,
    at: datetime.datetime,
    expected_version: int | None = None,
) -> Message:
    """Answer, with what it rests on and what was done. Raises WordsMissing, BasisMissing, a move's own."""
    words, basis_text = tidy_prose(words), tidy_prose(basis_text)
    if not words:
        raise WordsMissing
    if not basis or not basis_text:
        raise BasisMissing
    case = grievance.case
    whole_due_at = case.whole_due_at
    move = "answer_again" if case.stage == "again" else "answer"
    cases.move(case, move, by=by, at=at, expected_version=expected_version)
    grievance = grievances.locked(grievance)
    _measure(grievance, whole_due_at, at)
    saying.first_word(grievance, at=at)
    saying.first_of(grievance, Duty.Role.FOUND, by=by, at=at)
    saying.first_of(grievance, Duty.Role.HELPED, by=by, at=at)
    told = {"words": words, "basis_text": basis_text, "did": tidy_prose(did)}
    message = saying.keep(grievance, Message.Kind.ANSWER, told, by=by, at=at, basis=basis)
    saying.tell_speaker(grievance, "grievances.answered", by=by, at=at)
    registry.announce(Answered(grievance, message, by, at))
    return message


@transaction.atomic
def answer_together(
    several: list[Grievance], *, by: Actor, at: datetime.datetime, **answered: Any
) -> list[Message]:
    """The same answer to the same matter said by several: all or none. Raises what `answer` raises."""
    return [answer(each, by=by, at=at, **answered) for each in several]


def answerable(several: list[Grievance], by: Actor, at: datetime.datetime) -> list[Grievance]:
    """Those of them that this officer may answer now."""
    moves = ("answer", "answer_again")
    return [
        each
        for each in several
        if any(move.code in moves for move in kernel_cases.moves_open_to(each.case, by, at))
    ]


def note_escalation(escalated: CaseEscalated) -> None:
    """Another layer has it before its eyes now."""
    if escalated.case.flow != FLOW:
        return
    grievance = grievances.of_case(escalated.case)
    upper = routing.at_path(escalated.path)
    if upper is not None:
        saying.reached(grievance, upper, Reached.How.ESCALATED, at=escalated.at)


def _measure(grievance: Grievance, whole_due_at: datetime.datetime | None, at: datetime.datetime) -> None:
    """The first answer is what is measured; the second is that of the union above."""
    if grievance.answered_at is not None:
        return
    case = grievance.case
    passed = clock.working_minutes_between(case.opened_at, at, region=case.organization.region)
    grievance.answered_at, grievance.answer_due_at = at, whole_due_at
    grievance.answer_minutes = max(0, passed - case.paused_minutes)
    grievance.save(update_fields=["answered_at", "answer_due_at", "answer_minutes"])
