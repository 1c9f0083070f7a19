"""`gonghui bench quality`: the board of how grievances are answered, at every level, over a year.

`step_ms` is what the page of a union asks of the database: the total, by union, by category, by grade. The
floor is `scan_ms`: a count of the same rows by their state, in one statement. `month_ms`: the same page over
thirty days.
"""

import datetime
import random
import statistics
import sys
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from .board import _timed
from .measuring import answer, data_folder, machine, percentile, run_side, start_django

GOALS = {"step_over_scan": "≤ 10", "month_over_year": "≤ 1"}
AT_ONCE = 50_000
DAYS = 365
MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


def measure(*, organizations: int, items: int, rounds: int, database: str = "") -> dict[str, Any]:
    """In a process of its own on throw-away data: `items` grievances spread over a year and all unions."""
    with data_folder(database) as data:
        levels = run_side("bench.quality", organizations, items, rounds, data=data)["levels"]
    top = levels[0]
    ratios = {
        "step_over_scan": round(top["step_ms"] / top["scan_ms"], 2),
        "month_over_year": round(top["month_ms"] / top["step_ms"], 2),
        "step_p95_ms": max(level["step_p95_ms"] for level in levels),
    }
    told = {"bench": "quality", "organizations": organizations, "grievances": items, "levels": levels}
    return {**told, "ratios": ratios, "goals": GOALS, "machine": machine(database)}


def _side(organizations: str, items: str, rounds: str) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    from . import population

    population.fill(int(organizations), population.NAMES)
    _lay_out(int(items))
    found = []
    for level in population.LEVELS:
        place = Organization.objects.filter(level=level).order_by("pk").first()
        if place:
            found.append(_level(level, place, int(rounds)))
    return {"levels": found}


def _lay_out(count: int) -> None:
    """Cases of basic unions with what was said in them: most answered in time, half of those rated."""
    from django.core.management.color import no_style
    from django.db import connection, transaction
    from django.utils import timezone

    from gonghui.kernel.bulk import insert_many
    from gonghui.kernel.cases.models import Case
    from gonghui.kernel.organizations.models import Organization
    from gonghui.services.grievances.actions import shipping
    from gonghui.services.grievances.models import Category, Grievance

    from . import population

    at = timezone.now()
    shipping.ship(at=at)
    places = list(Organization.objects.filter(level=population.LEVELS[-2]).values_list("pk", "path"))
    categories = list(Category.objects.values_list("pk", flat=True))
    for start in range(0, count, AT_ONCE):
        numbers = range(start + 1, min(start + AT_ONCE, count) + 1)
        with transaction.atomic():
            insert_many(Case, CASE, _cases(numbers, places, at))
            insert_many(Grievance, GRIEVANCE, _said(numbers, places, categories, at))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Case, Grievance]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


CASE = (
    "id", "uid", "organization", "path", "number", "flow", "stage", "title", "channel", "numbers", "version",
    "opened_at", "whole_due_at", "ended_at", "due_estimated", "waits_for_applicant", "paused_minutes",
    "extended_minutes", "decided", "was_late", "about_kind", "resting_stage",
)  # fmt: skip
GRIEVANCE = (
    "uid", "case", "organization", "path", "kind", "category", "grade", "proposed_grade", "proposed_for",
    "privacy", "speaker", "particulars_sealed", "said_on", "first_due_at", "first_at", "answer_due_at",
    "answered_at", "answer_minutes", "solved", "satisfied", "rated_at", "reopened_at",
)  # fmt: skip


def _cases(numbers: range, places: list, at: datetime.datetime) -> Iterator[tuple]:
    for pk in numbers:
        opened = at - pk % DAYS * DAY
        ended = opened + 3 * DAY if pk % 10 else None
        yield (
            pk, uuid4(), *places[pk * 7919 % len(places)], f"SQ-{pk:08}", "grievances.grievance", "handled",
            "诉求", "online", {}, 1, opened, opened + 7 * DAY, ended, False, False, 0, 0, bool(ended), False,
            "", "",
        )  # fmt: skip


def _said(numbers: range, places: list, categories: list, at: datetime.datetime) -> Iterator[tuple]:
    chooser = random.Random(numbers[0])
    for pk in numbers:
        opened = at - pk % DAYS * DAY
        answered = opened + chooser.choice((2, 3, 5, 9)) * DAY if pk % 10 else None
        rated = answered if pk % 2 else None
        yield (
            uuid4(), pk, *places[pk * 7919 % len(places)], "help", chooser.choice(categories),
            chooser.choice(("daily", "worry", "urgent")), "daily", [], "named", pk % 5_000 + 1, b"",
            opened.date(), opened + DAY, opened + MINUTE if answered else None, opened + 7 * DAY, answered,
            1_000 if answered else None, "yes" if rated else "", 5 if rated else None, rated, None,
        )  # fmt: skip


def _level(level: str, place: Any, rounds: int) -> dict[str, Any]:
    turns = max(3, 5 * rounds)
    _step(place, DAYS)
    ways = {
        "step": lambda: _step(place, DAYS),
        "month": lambda: _step(place, 30),
        "scan": lambda: _scan(place),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _turn in range(turns):
        for name, way in ways.items():
            taken[name].append(_timed(way))
    told: dict[str, Any] = {f"{name}_ms": round(statistics.median(taken[name]), 2) for name in ways}
    told["step_p95_ms"] = round(percentile(taken["step"], 0.95), 2)
    return {"level": level, "counted": _step(place, DAYS)[0].said, **told}


def _step(place: Any, days: int) -> tuple:
    """What the board of a union asks, over so many days up to today."""
    from django.utils import timezone

    from gonghui.services.grievances.queries import quality

    at, today = timezone.now(), timezone.localdate()
    found = quality.of(place.path, today - datetime.timedelta(days=days), today)
    return *quality.in_one(found, at), quality.by_union(found, place, at)


def _scan(place: Any) -> list:
    from django.db.models import Count
    from django.utils import timezone

    from gonghui.services.grievances.queries import quality

    today = timezone.localdate()
    found = quality.of(place.path, today - datetime.timedelta(days=DAYS), today)
    return list(found.order_by().values("solved").annotate(n=Count("pk")))


if __name__ == "__main__":
    start_django()
    answer(_side(*sys.argv[1:]))
