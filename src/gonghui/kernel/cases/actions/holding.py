"""Taking a case's open work item in hand: locked, and by right."""

from datetime import datetime

from gonghui.kernel.actor import Actor

from ..models import Case, WorkItem
from ..refusals import InOtherHands, NothingToDo, NotYourMove, OwnCase
from ..seats import Entitled, is_in_hands_of, may_handle, open_item
from .seating import hold


def hold_item(
    case: Case, by: Actor, at: datetime, *, even_in_other_hands: bool = False
) -> tuple[WorkItem, Entitled]:
    """Lock the case and give its open item and the actor's right to it.

    Raises NothingToDo, NotYourMove, OwnCase, InOtherHands.
    """
    hold(case)
    item = open_item(case)
    if item is None:
        raise NothingToDo()
    entitled = may_handle(case, item, by, at)
    if entitled is None:
        raise NotYourMove()
    if case.applicant_id == by.person_id:
        raise OwnCase()
    if item.handler and not even_in_other_hands and not is_in_hands_of(item, by, at):
        raise InOtherHands(who=item.handler.name)
    return item, entitled


def put_into_hands(case: Case, item: WorkItem, person_id: int | None) -> None:
    """Write the handler on the item and the case; the deadline stays where it is."""
    item.handler_id = case.handler_id = person_id
    item.save(update_fields=["handler"])
    case.save(update_fields=["handler"])
