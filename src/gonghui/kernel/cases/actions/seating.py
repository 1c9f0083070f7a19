"""The one open work item of a case: closed, opened and re-seated with every move."""

from datetime import datetime

from gonghui.kernel.people.models import Person

from ..models import Case, WorkItem
from ..seats import actor_of, may_handle, organization_of


def hold(case: Case) -> int:
    """Lock the case and read it anew; gives the version that the caller had seen before."""
    seen = case.version
    case.refresh_from_db(from_queryset=Case.objects.select_for_update())
    return seen


def seat(case: Case, at: datetime) -> WorkItem | None:
    """Open the work item of the stage in which the case stands; None when nobody at a seat is waited for.

    Who handled this stage before, at the same organization and still entitled, gets it back.
    """
    wanted = case.standing.seat
    if wanted is None or case.due_at is None:
        return None
    organization = organization_of(case, wanted.at)
    item = WorkItem(
        case=case,
        flow=case.flow,
        stage=case.stage,
        permission=wanted.permission,
        organization=organization,
        due_at=case.due_at,
        due_estimated=case.due_estimated,
        opened_at=at,
    )
    item.handler = _former_handler(item, at)
    item.save()
    case.handler = item.handler
    case.save(update_fields=["handler"])
    return item


def _former_handler(item: WorkItem, at: datetime) -> Person | None:
    former = (
        item.case.work_items.filter(stage=item.stage, organization=item.organization)
        .exclude(handler=None)
        .select_related("handler")
        .order_by("-id")
        .first()
    )
    if former is None or former.handler is None or not _may_still(item, former.handler, at):
        return None
    return former.handler


def _may_still(item: WorkItem, person: Person, at: datetime) -> bool:
    item.path = item.organization.path
    return may_handle(item.case, item, actor_of(person), at) is not None
