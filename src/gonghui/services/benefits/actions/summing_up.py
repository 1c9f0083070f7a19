"""Once a week, to whoever answers for a union: how many are overdue and how many were missed."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.seats import actor_of, holders
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..queries import boards, weekly
from ..queries.boards import Board
from ..telling_board import WEEK

HIDDEN = "<5"


def tell_week(*, at: datetime.datetime) -> int:
    """Tell the chairs of unions where something is overdue or was missed last week. Gives how many.

    Bears running twice: of one week everybody is told once.
    """
    return sum(_tell_of(union, at) for union in weekly.unions_to_tell(at))


@transaction.atomic
def _tell_of(union: Organization, at: datetime.datetime) -> int:
    today = timezone.localdate(at)
    people = holders(weekly.ANSWERS, union.path, at)
    for person in people:
        board = Board(union, today.year, boards.reader_at(actor_of(person), union))
        total = board.total()
        tell(
            person,
            WEEK,
            places={
                "organization": union.shown_name,
                "overdue": _count(total.overdue),
                "missed": _count(weekly.missed_since(union, at - weekly.WEEK_LONG)),
                "due": _count(total.due),
                "reached": _count(total.reached),
            },
            url=f"{reverse('workbench-benefits:coverage')}?place={union.uid}",
            by=SYSTEM,
            at=at,
            organization=union,
            once=f"{union.pk}:{today:%G-%V}",
        )
    return len(people)


def _count(value: int | None) -> str:
    return HIDDEN if value is None else formats.number(value)
