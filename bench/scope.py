"""`gonghui bench scope`: all members below X, for X at every level, against the bare range on the index."""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import answer, data_folder, machine, percentile, run_side, start_django

GOALS = {"scope_over_bare": "≤ 1.5", "list_p95_ms": "≤ 50"}
PLACES = 5  # of each level


def measure(*, organizations: int, members: int, times: int = 5) -> dict[str, Any]:
    """In a process of its own on throw-away data."""
    with data_folder() as data:
        levels = run_side("bench.scope", organizations, members, times, data=data)["levels"]
    worst = {
        "scope_over_bare": max(level["scope_over_bare"] for level in levels),
        "list_p95_ms": max(level["list_p95_ms"] for level in levels),
    }
    told = {"bench": "scope", "organizations": organizations, "members": members}
    return {**told, "levels": levels, "ratios": worst, "goals": GOALS, "machine": machine()}


def _side(organizations: str, members: str, times: str) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    from . import population

    population.fill(int(organizations), int(members))
    present = [level for level in population.LEVELS if Organization.objects.filter(level=level).exists()]
    return {"levels": [_level(level, int(times)) for level in present]}


def _level(level: str, times: int) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    places = list(Organization.objects.filter(level=level).order_by("pk")[:PLACES])
    officers = [_officer(place) for place in places]
    bare, scope, visible, listed, found = [], [], [], [], []
    for _turn in range(times):
        for place, actor in zip(places, officers, strict=True):
            bare.append(_timed(lambda place=place: _bare_count(place.path)))
            scope.append(_timed(lambda place=place: _scope_count(place)))
            visible.append(_timed(lambda actor=actor: found.append(_visible_count(actor))))
            listed.append(_timed(lambda actor=actor: _list_page(actor)))
    medians = statistics.median(bare), statistics.median(scope)
    return {
        "level": level,
        "below": found[0],
        "bare_ms": round(1000 * medians[0], 3),
        "scope_ms": round(1000 * medians[1], 3),
        "visible_ms": round(1000 * statistics.median(visible), 3),
        "scope_over_bare": round(medians[1] / medians[0], 2),
        "list_ms": round(1000 * statistics.median(listed), 2),
        "list_p95_ms": round(1000 * percentile(listed, 0.95), 2),
    }


def _officer(place: Any) -> Any:
    """An officer of this union, and nothing else."""
    from django.utils import timezone

    from gonghui.kernel.access import actions as access
    from gonghui.kernel.actor import SYSTEM, Actor
    from gonghui.kernel.people.models import Person

    at = timezone.now()
    person = Person.objects.create(name="周岩", created_at=at, changed_at=at)
    access.appoint(person, place, "officer", valid_from=at.date(), by=SYSTEM, at=at, reason="测量")
    return Actor(person.pk, person.name)


def _bare_count(path: str) -> int:
    from django.db import connection

    from gonghui.kernel.database import next_path

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM membership_membership WHERE path >= %s AND path < %s",
            [path, next_path(path)],
        )
        return cursor.fetchone()[0]


def _scope_count(place: Any) -> int:
    from gonghui.kernel.organizations import queries
    from gonghui.services.membership.models import Membership

    return queries.within(Membership.objects.all(), place).count()


def _visible_count(actor: Any) -> int:
    """The scope, and before it the look-up of what this officer may see, which a request does once."""
    from gonghui.services.membership import queries

    return queries.visible(actor).count()


def _list_page(actor: Any) -> list:
    """What the member register reads for its first page: the rows and the capped count."""
    from gonghui.services.membership import queries
    from gonghui.ui.paging import CappedPaginator

    return list(CappedPaginator(queries.register(actor, {}), 25).get_page(1).object_list)


def _timed(deed: Callable[[], Any]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


if __name__ == "__main__":
    start_django()
    answer(_side(*sys.argv[1:]))
