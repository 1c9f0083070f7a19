"""`gonghui bench inbox`: one officer's view of the open work items by deadline, against the bare query.

`statement_ms` is the database's time for our statement with its rows, `inbox_ms` the whole: the officer's
rights looked up, the statement made, its rows as objects. `counts_ms`: the three numbers above the list.
Some may have no part in a case: one case of a hundred is closed to somebody, and to every officer measured
some of the first in their own scope (`closed`), which neither side may show.
"""

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import answer, data_folder, machine, percentile, run_side, server_seconds, start_django

GOALS = {"inbox_p95_ms": "≤ 20", "inbox_over_bare": "≤ 2"}
SHOWN = 50  # items of the first page
VIEWS = ("mine", "unclaimed", "all")
BARE = """
SELECT item.due_at, item.due_estimated, item.stage, handler.name, matter.uid, matter.number, matter.flow,
       applicant.name, place.name, place.short_name
FROM cases_workitem item
JOIN cases_case matter ON matter.id = item.case_id
JOIN organizations_organization place ON place.id = item.organization_id
LEFT JOIN people_person applicant ON applicant.id = matter.applicant_id
LEFT JOIN people_person handler ON handler.id = item.handler_id
WHERE item.closed_at IS NULL AND {where}
  AND NOT EXISTS (
    SELECT 1 FROM cases_recusal closed WHERE closed.case_id = item.case_id AND closed.person_id = %s)
ORDER BY item.due_at, item.id LIMIT 50
"""


def measure(
    *, organizations: int, items: int, times: int = 20, rounds: int = 1, database: str = ""
) -> dict[str, Any]:
    """In a process of its own on throw-away data; the views are read `times` × `rounds` times in turns."""
    with data_folder(database) as data:
        views = run_side("bench.inbox", organizations, items, times * rounds, data=data)["views"]
    worst = {
        "inbox_p95_ms": max(view["inbox_p95_ms"] for view in views),
        "inbox_processor_p95_ms": max(view["inbox_processor_p95_ms"] for view in views),
        "counts_p95_ms": max(view["counts_p95_ms"] for view in views),
        "inbox_over_bare": max(view["inbox_over_bare"] for view in views),
    }
    told = {"bench": "inbox", "organizations": organizations, "items": items}
    return {**told, "views": views, "ratios": worst, "goals": GOALS, "machine": machine(database)}


def _side(organizations: str, items: str, times: str) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    from . import population

    population.fill(int(organizations), population.NAMES)
    population.open_cases(int(items))
    population.recuse_others(int(items))
    found = []
    for level in population.LEVELS[:-1]:
        place = Organization.objects.filter(level=level).order_by("pk").first()
        if place:
            found += _views(level, place, int(times))
    return {"views": found}


def _views(level: str, place: Any, times: int) -> list[dict[str, Any]]:
    from . import population

    actor = population.officer(place)
    population.claim_some(actor.person_id, place.path)
    population.recuse_some(actor.person_id, place.path)
    return [_view(level, whose, actor, times) for whose in VIEWS]


def _view(level: str, whose: str, actor: Any, times: int) -> dict[str, Any]:
    from django.utils import timezone

    from gonghui.kernel.cases import queries as cases

    at = timezone.now()
    bare = _bare(actor, whose)
    ours = cases.inbox(actor, at, whose)[:SHOWN].query.sql_with_params()
    ways: dict[str, Callable[[], Any]] = {
        "bare": lambda: _rows(*bare),
        "statement": lambda: _rows(*ours),
        "inbox": lambda: list(cases.inbox(actor, at, whose)[:SHOWN]),
        "counts": lambda: cases.counts(actor, at),
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    shown = len(_rows(*ours))
    for _turn in range(times):
        for name, way in ways.items():
            taken[name].append(_timed(way))
    told = {f"{name}_ms": round(statistics.median(one[0] for one in taken[name]), 3) for name in ways}
    for name in ("inbox", "counts"):
        for place, kind in enumerate(("p95_ms", "processor_p95_ms")):
            told[f"{name}_{kind}"] = round(percentile([one[place] for one in taken[name]], 0.95), 2)
    ratio = told["statement_ms"] / told["bare_ms"]
    closed = _closed(actor, at, whose)
    return {
        "level": level,
        "whose": whose,
        "shown": shown,
        "closed": closed,
        **told,
        "inbox_over_bare": round(ratio, 2),
    }


def _bare(actor: Any, whose: str) -> tuple[str, list[Any]]:
    """What someone would write by hand who knows the index."""
    from gonghui.kernel.access import queries as access
    from gonghui.kernel.cases.models import WIDE_DEPTHS
    from gonghui.kernel.database import next_path

    from .population import SEAT

    path = access.paths_for(actor, SEAT)[0]
    where, given = "item.permission = %s", [SEAT]
    if whose == "mine":
        where, given = f"item.handler_id = %s AND {where}", [actor.person_id, *given]
    elif len(path) in WIDE_DEPTHS:
        where, given = f"item.scope_{len(path)} = %s AND {where}", [path, *given]
    else:
        where, given = f"item.path >= %s AND item.path < %s AND {where}", [path, next_path(path), *given]
    if whose == "unclaimed":
        where += " AND item.handler_id IS NULL"
    return BARE.format(where=where), [*given, actor.person_id]


def _closed(actor: Any, at: Any, whose: str) -> int:
    """How many items here are of cases the officer may have no part in: none, or the bench is void."""
    from gonghui.kernel.cases import queries as cases
    from gonghui.kernel.cases.models import Recusal

    return cases.inbox(actor, at, whose).filter(case__in=Recusal.cases_closed_to(actor.person_id)).count()


def _rows(statement: str, given: Any) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def _timed(deed: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor, the database's included."""
    began, used = time.perf_counter(), time.process_time() + server_seconds()
    deed()
    spent = time.process_time() + server_seconds() - used
    return 1000 * (time.perf_counter() - began), 1000 * spent


if __name__ == "__main__":
    start_django()
    answer(_side(*sys.argv[1:]))
