"""Keeping the sums of every union, so that a board reads a few rows instead of all entitlements."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from gonghui.kernel.organizations.models import Organization

from ..models import Tally
from ..queries import tallies
from ..queries.coverage import NAMES
from ..queries.tallies import Change

AT_ONCE = 2000


def tally(year: int, *, at: datetime.datetime) -> int:
    """Bring the sums of a year, at every level, to what the entitlements say. Gives how many sums changed.

    The counting only reads; written is what changed, so that nobody waits for it.
    """
    changed = tallies.changes(year, timezone.localdate(at))
    for start in range(0, len(changed), AT_ONCE):
        _write(changed[start : start + AT_ONCE], year, at)
    Tally.objects.filter(year=year, due=0).delete()
    tops = Organization.objects.filter(parent=None)
    Tally.objects.filter(year=year, organization__in=tops).update(counted_at=at)
    return len(changed)


def tally_all(years: Iterable[int], *, at: datetime.datetime) -> dict[int, int]:
    """The same for several years: how many sums changed in each."""
    return {year: tally(year, at=at) for year in years}


def _write(changed: list[Change], year: int, at: datetime.datetime) -> None:
    """Some sums, each batch by itself, so that on SQLite others write in between."""
    rows = [
        Tally(
            organization_id=one.organization_id,
            year=year,
            coverage=one.coverage,
            counted_at=at,
            **{name: getattr(one.sums, name) for name in NAMES},
        )
        for one in changed
    ]
    Tally.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["organization", "year", "coverage"],
        update_fields=[*NAMES, "counted_at"],
    )
