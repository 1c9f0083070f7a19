"""Writing down that somebody's insurance has changed, so that gaps can be seen afterwards."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from ..models import InsuranceState
from ..queries import insured

NOTHING = ("", "")


def note(pks: Iterable[int], at: datetime.datetime) -> int:
    """Write down what differs from what was last written down of these households. Gives how many rows.

    Part of a deed that has its own entry in the journal; the caller holds the files.
    """
    pks = list(pks)
    before = insured.last(pks)
    rows = [
        InsuranceState(
            household_id=home,
            member_id=member,
            insurance=insurance,
            gap=gap,
            since=timezone.localdate(at),
            recorded_at=at,
        )
        for (home, member), (insurance, gap) in insured.now(pks).items()
        if (insurance, gap) != before.get((home, member), NOTHING)
    ]
    return len(InsuranceState.objects.bulk_create(rows))
