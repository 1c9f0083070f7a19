"""Two unions become one: every membership carried over says so in its own history."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db import transaction

from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.events import HandingOver

from .. import queries
from ..models import MembershipChange
from .life import CAME, WENT

AT_ONCE = 2000


@transaction.atomic
def carry_along(event: HandingOver) -> int:
    """Write out and in for every lasting membership of the union that merges; gives how many there are.

    Members of its branches stay in their branch, which moves as a whole.
    """
    staying = queries.lasting().filter(organization=event.organization)
    ids = iter(list(staying.order_by("pk").values_list("pk", flat=True)))
    count = 0
    while part := list(islice(ids, AT_ONCE)):
        MembershipChange.objects.bulk_create(_changes(part, event))
        count += len(part)
    staying.update(started_on=event.on, changed_at=event.at)
    if count:
        journal.record(
            "membership.carried_along",
            by=event.by,
            at=event.at,
            subject=event.organization,
            organization_id=event.organization.pk,
            path=event.organization.path,
            reason=event.reason,
            body={"count": count, "to": event.to.pk},
        )
    return count


def _changes(memberships: list[int], event: HandingOver) -> Iterator[MembershipChange]:
    common: dict[str, Any] = {
        "on": event.on,
        "reason": event.reason,
        "from_organization": event.organization,
        "to_organization": event.to,
        "by_name": event.by.name,
        "recorded_at": event.at,
    }
    for pk in memberships:
        yield MembershipChange(membership_id=pk, kind=WENT, **common)
        yield MembershipChange(membership_id=pk, kind=CAME, **common)
