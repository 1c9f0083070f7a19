"""What officers do with a work item before it is decided: claim, hand over, put back. No deadline moves."""

from datetime import datetime

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from ..models import Case, Step
from ..recording import take_step, tell_of
from ..refusals import NoteMissing, NotEntitled
from ..seats import actor_of, is_in_hands_of, may_handle
from .holding import hold_item, put_into_hands


@transaction.atomic
def claim(case: Case, *, by: Actor, at: datetime) -> Case:
    """Take an unclaimed item; claiming one's own again changes nothing.

    Raises NothingToDo, NotYourMove, OwnCase, InOtherHands.
    """
    item, entitled = hold_item(case, by, at)
    if item.handler_id is not None:
        return case
    put_into_hands(case, item, by.person_id)
    take_step(case, Step.Kind.CLAIM, by=by, at=at, deed="cases.claim", instead_of=entitled.instead_of)
    return case


@transaction.atomic
def hand_over(case: Case, *, to: Person, by: Actor, at: datetime, reason: str = "") -> Case:
    """Give the item to a colleague who may decide it. Taking it out of another's hands needs a reason.

    Raises NothingToDo, NotYourMove, OwnCase, NotEntitled, NoteMissing.
    """
    item, entitled = hold_item(case, by, at, even_in_other_hands=True)
    if item.handler_id == to.pk:
        return case
    if to.pk == case.applicant_id or may_handle(case, item, actor_of(to), at) is None:
        raise NotEntitled(who=to.name)
    if item.handler and not reason.strip() and not is_in_hands_of(item, by, at):
        raise NoteMissing()
    put_into_hands(case, item, to.pk)
    take_step(
        case,
        Step.Kind.HAND_OVER,
        by=by,
        at=at,
        deed="cases.hand_over",
        note=reason.strip(),
        instead_of=entitled.instead_of,
        body={"to": to.pk},
    )
    tell_of(case, case.declared.tells.get("hand_over", "cases.hand_over"), to, by=by, at=at)
    return case


@transaction.atomic
def return_to_queue(case: Case, *, by: Actor, at: datetime, reason: str = "") -> Case:
    """Put the item back for any colleague. Putting back another's needs a reason.

    Raises NothingToDo, NotYourMove, OwnCase, NoteMissing.
    """
    item, entitled = hold_item(case, by, at, even_in_other_hands=True)
    if item.handler_id is None:
        return case
    if not reason.strip() and not is_in_hands_of(item, by, at):
        raise NoteMissing()
    put_into_hands(case, item, None)
    take_step(
        case,
        Step.Kind.RETURN,
        by=by,
        at=at,
        deed="cases.return_to_queue",
        note=reason.strip(),
        instead_of=entitled.instead_of,
    )
    return case
