"""Whoever leaves before their day is due nothing there any more; whoever moves is due it where they went."""

import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal

from ..models import Entitlement, Occasion
from ..queries import due
from ..queries.occasions import Planned


def follow(
    occasion: Occasion, planned: Planned, on: datetime.date, *, by: Actor, at: datetime.datetime
) -> tuple[int, int]:
    """Bring what is open and ahead to the roster as it stands on a day; how many (left, moved).

    What has come to its day, was handed over once, or has a coupon stays as it is: it was promised. Within a
    transaction that keeps the occasion from others.
    """
    sets = due.sets(planned, on, at)
    ahead = due.waiting(occasion).filter(part="", on__gt=on, handouts=None, coupons=None)
    still = Q(pk__in=[])
    for rows in sets:
        still |= Q(Exists(_of_owner(rows)))
    left = ahead.filter(~still).delete()[0]
    moved = sum(_moved(occasion, ahead, rows) for rows in sets)
    if left or moved:
        _record(occasion, left, moved, by, at)
    return left, moved


def _moved(occasion: Occasion, ahead: QuerySet[Entitlement], rows: QuerySet) -> int:
    of_owner = _of_owner(rows)
    elsewhere = ahead.filter(
        Exists(of_owner), ~Exists(of_owner.filter(organization=OuterRef("organization")))
    )
    found = due.waiting(occasion).filter(pk__in=list(elsewhere.values_list("pk", flat=True)))
    newest = of_owner.order_by("pk")
    return found.update(
        organization=Subquery(newest.values("organization")[:1]), path=Subquery(newest.values("path")[:1])
    )


def _of_owner(rows: QuerySet) -> QuerySet:
    return rows.filter(person=OuterRef("person"))


def _record(occasion: Occasion, left: int, moved: int, by: Actor, at: datetime.datetime) -> None:
    journal.record(
        "benefits.follow",
        by=by,
        at=at,
        subject=occasion,
        organization_id=occasion.organization_id,
        path=occasion.path,
        body={"left": left, "moved": moved},
    )
