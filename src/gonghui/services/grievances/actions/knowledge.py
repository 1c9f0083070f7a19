"""Public answers: written fit for all, checked by another, shown, withdrawn."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy, tidy_prose

from ..models import Category, Grievance, PublicAnswer
from ..permissions import KNOWLEDGE
from ..queries import knowledge
from ..refusals_knowledge import (
    AnswerIncomplete,
    CheckedByAnother,
    LeadsToSomebody,
    NotADraft,
    NotPublic,
    NotWaitingForCheck,
    RemarkMissing,
)
from ..rules.pieces import cut
from ..rules.redaction import traces

State = PublicAnswer.State


@dataclass(frozen=True)
class Written:
    """What an officer writes for everybody: `source` is the law, policy or fact it rests on."""

    question: str
    answer: str
    source: str
    category: Category


@transaction.atomic
def write(
    written: Written,
    *,
    organization: Organization,
    made_from: Grievance | None = None,
    by: Actor,
    at: datetime.datetime,
) -> PublicAnswer:
    """Begin one, by itself or from a grievance. Raises what `_fill` raises."""
    _allowed(organization.path, by, at)
    one = PublicAnswer(
        organization=organization, made_from=made_from, written_by_id=_person(by), written_at=at
    )
    _fill(one, written)
    one.save()
    _note("write", one, by, at)
    return one


@transaction.atomic
def rewrite(one: PublicAnswer, written: Written, *, by: Actor, at: datetime.datetime) -> PublicAnswer:
    """Change a draft or one that was withdrawn; who changes it has written it. Raises NotADraft."""
    one = _held(one, by, at)
    _must_be(one, NotADraft, State.DRAFT, State.WITHDRAWN)
    _fill(one, written)
    one.state, one.written_by_id, one.written_at = State.DRAFT, _person(by), at
    one.checked_by = one.checked_at = None
    one.save()
    _note("rewrite", one, by, at)
    return one


@transaction.atomic
def hand_in(one: PublicAnswer, *, by: Actor, at: datetime.datetime) -> PublicAnswer:
    """Give a draft to somebody else to check. Raises NotADraft."""
    one = _held(one, by, at)
    _must_be(one, NotADraft, State.DRAFT)
    one.state, one.remark = State.CHECKING, ""
    one.save()
    _note("hand_in", one, by, at)
    return one


@transaction.atomic
def check(
    one: PublicAnswer, *, is_fit: bool, remark: str = "", by: Actor, at: datetime.datetime
) -> PublicAnswer:
    """Show it to everybody, or give it back with a remark. Raises CheckedByAnother, NotWaitingForCheck."""
    one = _held(one, by, at)
    _must_be(one, NotWaitingForCheck, State.CHECKING)
    _must_be_another(one, by)
    remark = tidy(remark)
    if not is_fit and not remark:
        raise RemarkMissing
    if is_fit:
        _refuse_traces(one)
        one.checked_by_id, one.checked_at = by.person_id, at
    one.state, one.remark = State.PUBLIC if is_fit else State.DRAFT, remark
    one.save()
    _note("check", one, by, at, fit=is_fit)
    return one


@transaction.atomic
def withdraw(one: PublicAnswer, *, remark: str, by: Actor, at: datetime.datetime) -> PublicAnswer:
    """Take it away from everybody, with a reason. Raises NotPublic, RemarkMissing."""
    one = _held(one, by, at)
    _must_be(one, NotPublic, State.PUBLIC)
    if not (remark := tidy(remark)):
        raise RemarkMissing
    one.state, one.remark = State.WITHDRAWN, remark
    one.save()
    _note("withdraw", one, by, at)
    return one


def _must_be(one: PublicAnswer, refusal: type[Refusal], *states: State) -> None:
    if one.state not in states:
        raise refusal


def _must_be_another(one: PublicAnswer, by: Actor) -> None:
    if by.person_id == one.written_by_id:
        raise CheckedByAnother


def _fill(one: PublicAnswer, written: Written) -> None:
    """Raises AnswerIncomplete, LeadsToSomebody."""
    one.question, one.answer = tidy(written.question), tidy_prose(written.answer)
    one.source, one.category = tidy(written.source), written.category
    if not (one.question and one.answer and one.source):
        raise AnswerIncomplete
    _refuse_traces(one)
    one.pieces = f" {' '.join(cut(f'{one.question}。{one.answer}。{written.category.name}'))} "


def _refuse_traces(one: PublicAnswer) -> None:
    text = f"{one.question}\n{one.answer}\n{one.source}"
    if found := traces(text, [*knowledge.known_names(text), *knowledge.words_around(one)]):
        raise LeadsToSomebody(what=found[0])


def _held(one: PublicAnswer, by: Actor, at: datetime.datetime) -> PublicAnswer:
    _allowed(one.path, by, at)
    return knowledge.locked(one)


def _allowed(path: str, by: Actor, at: datetime.datetime) -> None:
    if not access.allows(by, KNOWLEDGE, path, at):
        raise NotYourMove


def _person(by: Actor) -> int:
    """Raises NotYourMove: what everybody reads is written by somebody."""
    if by.person_id is None:
        raise NotYourMove
    return by.person_id


def _note(deed: str, one: PublicAnswer, by: Actor, at: datetime.datetime, **body: bool) -> None:
    record(f"grievances.knowledge.{deed}", by=by, at=at, subject=one, path=one.path, body=body)
