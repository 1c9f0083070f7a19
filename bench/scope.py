"""`gonghui bench scope`: all members below X, for X at every level, against the bare range on the index.

Told apart: `range_ms`, the database's time for the statement our queries make; `count_ms`, the same with the
making of the statement in Python, which does not grow; `visible_ms`, besides with the look-up of what this
officer may see, which a request does once; `list_ms`, the first page of the member register.
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import answer, data_folder, machine, percentile, run_side, start_django

GOALS = {"scope_over_bare": "≤ 1.5", "list_p95_ms": "≤ 50"}
PLACES = 5  # of each level


def measure(
    *, organizations: int, members: int, times: int = 5, rounds: int = 1, database: str = ""
) -> dict[str, Any]:
    """In a process of its own on throw-away data; each place `times` × `rounds` times, in turns."""
    with data_folder(database) as data:
        levels = run_side("bench.scope", organizations, members, times * rounds, data=data)["levels"]
    worst = {name: max(level[name] for level in levels) for name in GOALS}
    told = {"bench": "scope", "organizations": organizations, "members": members}
    return {**told, "levels": levels, "ratios": worst, "goals": GOALS, "machine": machine(database)}


def _side(organizations: str, members: str, times: str) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    from . import population

    population.fill(int(organizations), int(members))
    present = [level for level in population.LEVELS if Organization.objects.filter(level=level).exists()]
    return {"levels": [_level(level, int(times)) for level in present]}


def _level(level: str, times: int) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    from . import population

    places = list(Organization.objects.filter(level=level).order_by("pk")[:PLACES])
    officers = [population.officer(place) for place in places]
    taken: dict[str, list[float]] = {name: [] for name in ("bare", "range", "count", "visible", "list")}
    found = [_visible_count(actor) for actor in officers]
    for _turn in range(times):
        for place, actor in zip(places, officers, strict=True):
            taken["bare"].append(_in_database(_bare_count, place.path))
            taken["range"].append(_in_database(_scope_count, place))
            taken["count"].append(_timed(_scope_count, place))
            taken["visible"].append(_timed(_visible_count, actor))
            taken["list"].append(_timed(_list_page, actor))
    told = {f"{name}_ms": round(1000 * statistics.median(times), 3) for name, times in taken.items()}
    ratio = statistics.median(taken["range"]) / statistics.median(taken["bare"])
    p95 = round(1000 * percentile(taken["list"], 0.95), 2)
    return {"level": level, "below": found[0], **told, "scope_over_bare": round(ratio, 2), "list_p95_ms": p95}


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
    from gonghui.services.membership import queries

    return queries.visible(actor).count()


def _list_page(actor: Any) -> list:
    """What the member register reads for its first page: rights, rows and the capped count."""
    from gonghui.services.membership import queries
    from gonghui.services.membership.workbench.register import SHOWN
    from gonghui.ui.paging import CappedPaginator

    return CappedPaginator(queries.register(actor, {}), 25, SHOWN).get_page(1).object_list


def _in_database(deed: Callable[[Any], Any], about: Any) -> float:
    """Seconds that the database takes for the statements of a deed."""
    from django.db import connection

    spent = 0.0

    def watch(execute: Callable, *given: Any) -> Any:
        nonlocal spent
        began = time.perf_counter()
        try:
            return execute(*given)
        finally:
            spent += time.perf_counter() - began

    with connection.execute_wrapper(watch):
        deed(about)
    return spent


def _timed(deed: Callable[[Any], Any], about: Any) -> float:
    began = time.perf_counter()
    deed(about)
    return time.perf_counter() - began


if __name__ == "__main__":
    start_django()
    answer(_side(*sys.argv[1:]))
