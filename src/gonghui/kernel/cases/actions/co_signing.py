"""Signatures of colleagues: asked for, given, dropped."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from ..models import Case, CoSign, Step, WorkItem
from ..recording import take_step, tell_of
from ..refusals import (
    AlreadyAsked,
    NoSelfService,
    NotAColleague,
    NoteMissing,
    NothingToDo,
)
from ..seats import absences, is_recused, serves_at
from .holding import hold_item
from .seating import hold


@transaction.atomic
def ask_co_signer(case: Case, *, person: Person, by: Actor, at: datetime, question: str = "") -> CoSign:
    """Ask a colleague of this or an upper organization to sign before the case is decided.

    Raises NothingToDo, NotYourMove, InOtherHands, NoSelfService, NotAColleague, AlreadyAsked.
    """
    item, entitled = hold_item(case, by, at)
    if person.pk == by.person_id:
        raise NoSelfService()
    barred = person.pk == case.applicant_id or is_recused(case, person.pk)
    if barred or not serves_at(item.path, person, at):
        raise NotAColleague(who=person.name)
    asked = _create(case, person, by, at, question.strip())
    take_step(
        case,
        Step.Kind.CO_SIGN_ASKED,
        by=by,
        at=at,
        deed="cases.ask_co_signer",
        note=asked.question,
        instead_of=entitled.instead_of,
        body={"person": person.pk},
    )
    tell_of(case, case.declared.tells.get("co_sign", "cases.co_sign"), person, by=by, at=at)
    return asked


@transaction.atomic
def answer_co_sign(case: Case, *, by: Actor, at: datetime, agrees: bool, note: str = "") -> CoSign:
    """Give the signature that was asked of the actor (or of whom the actor stands in for).

    Raises NothingToDo when none is asked any more, NoteMissing for a disagreement without a word.
    """
    hold(case)
    absent = [absence.person_id for absence in absences(by, at) if case.path.startswith(absence.path)]
    asked = open_co_signs(case).filter(person_id__in=[by.person_id, *absent]).first()
    if asked is None or by.person_id is None:
        raise NothingToDo()
    if not agrees and not note.strip():
        raise NoteMissing()
    asked.agrees, asked.note, asked.answered_at = agrees, note.strip(), at
    asked.save(update_fields=["agrees", "note", "answered_at"])
    take_step(
        case,
        Step.Kind.CO_SIGNED,
        by=by,
        at=at,
        deed="cases.answer_co_sign",
        note=asked.note,
        instead_of=asked.person if asked.person_id != by.person_id else None,
        body={"agrees": agrees},
    )
    return asked


@transaction.atomic
def drop_co_sign(case: Case, *, person: Person, by: Actor, at: datetime) -> None:
    """Ask no longer. Raises NothingToDo when the answer is there already."""
    _item, entitled = hold_item(case, by, at)
    if not open_co_signs(case).filter(person=person).update(dropped_at=at):
        raise NothingToDo()
    take_step(
        case,
        Step.Kind.CO_SIGN_DROPPED,
        by=by,
        at=at,
        deed="cases.drop_co_sign",
        instead_of=entitled.instead_of,
        body={"person": person.pk},
    )


def open_co_signs(case: Case) -> QuerySet[CoSign]:
    """Signatures that are still waited for."""
    return case.co_signs.filter(answered_at=None, dropped_at=None)


def has_disagreement(case: Case, item: WorkItem | None) -> bool:
    """Whether a colleague disagreed since the item was opened: deciding then needs a reason."""
    return item is not None and case.co_signs.filter(agrees=False, at__gte=item.opened_at).exists()


def _create(case: Case, person: Person, by: Actor, at: datetime, question: str) -> CoSign:
    if open_co_signs(case).filter(person=person).exists():
        raise AlreadyAsked(who=person.name)
    asker = Person.objects.get(pk=by.person_id or 0)
    return CoSign.objects.create(
        case=case, stage=case.stage, person=person, asked_by=asker, question=question, at=at
    )
