"""`gonghui bench board`: the sums of coverage at every level, and a step down the board, at every level.

`tally_ms` brings all sums to what the entitlements say, from nothing; `again_ms` the same when nothing
changed since; `report_ms` counts one union and year from the entitlements themselves; the floor of both is
`scan_ms`, the sums of the table without a union or a coverage. `check_ms` proves every sum another way.
A step down is what the page of a union asks of the database and makes of it, without the template.
"""

import datetime
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from .measuring import answer, data_folder, machine, percentile, run_side, start_django

GOALS = {"step_p95_ms": "≤ 50", "tally_over_scan": "≤ 10"}
TIMES, PLACES = 20, 10
AT_ONCE = 50_000
EACH = 5  # entitlements of one member
ON = datetime.date(2026, 6, 30)
COVERAGES = ("greeting", "greeting", "women", "travel", "sites")
STATES = ("reached",) * 95 + ("declined",) * 2 + ("missed",) * 2 + ("open",)


def measure(*, organizations: int, members: int, rounds: int, database: str = "") -> dict[str, Any]:
    """In a process of its own on throw-away data. `members` have five entitlements each."""
    with data_folder(database) as data:
        ours = run_side("bench.board", organizations, members, rounds, data=data)
    levels = ours.pop("levels")
    ratios = {
        "step_p95_ms": max(level["step_p95_ms"] for level in levels),
        "tally_over_scan": round(ours["tally_ms"] / ours["scan_ms"], 2),
        "report_over_scan": round(ours["report_ms"] / ours["scan_ms"], 2),
    }
    told = {"bench": "board", "organizations": organizations, "entitlements": members * EACH, "ours": ours}
    return {**told, "levels": levels, "ratios": ratios, "goals": GOALS, "machine": machine(database)}


def _side(organizations: str, members: str, rounds: str) -> dict[str, Any]:
    from django.utils import timezone

    from gonghui.kernel.organizations.models import Organization
    from gonghui.kernel.organizations.queries import top
    from gonghui.services.benefits.actions import tallying
    from gonghui.services.benefits.queries import coverage, tallies

    from . import population

    population.fill(int(organizations), int(members))
    _lay_out(int(members))
    place, at = top(), timezone.make_aware(datetime.datetime.combine(ON, datetime.time(9)))
    assert place is not None
    tally_ms = _timed(lambda: tallying.tally(ON.year, at=at))
    turns = int(rounds)
    told = {
        "tally_ms": tally_ms,
        "again_ms": _median(lambda: tallying.tally(ON.year, at=at), turns),
        "check_ms": _timed(lambda: tallies.first_difference(ON.year, ON)),
        "report_ms": _median(lambda: coverage.report(place, ON), turns),
        "scan_ms": _median(_scan, turns),
        "differs": tallies.first_difference(ON.year, ON) is not None,
    }
    present = [level for level in population.LEVELS if Organization.objects.filter(level=level).exists()]
    return {**told, "levels": [_level(level, at) for level in present]}


def _lay_out(members: int) -> None:
    """Five occasions of one year, and what came of each for every member."""
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from gonghui.kernel.bulk import insert_many
    from gonghui.kernel.organizations.queries import top
    from gonghui.services.benefits.models import Entitlement, Occasion, Program
    from gonghui.services.membership.models import Membership

    at = datetime.datetime(2026, 6, 1, 9, tzinfo=datetime.UTC)
    days = [ON - datetime.timedelta(days=20 * (number + 1)) for number in range(EACH)]
    made = []
    for code, on in zip(COVERAGES, days, strict=True):
        program = Program.objects.create(
            organization=top(), code=f"P{on}", name="慰问", coverage=code, kind="festival", gives="慰问品",
            form="goods", value_fen=20_000, valid_from=on, state="in_force", written_at=at,
        )  # fmt: skip
        last = on + datetime.timedelta(days=14)
        made.append(Occasion.objects.create(
            organization=top(), program=program, key=str(on), name="慰问", on=on, opens_on=on, closes_on=last,
            made_at=at,
        ))  # fmt: skip
    fields = (
        "uid", "occasion", "program", "person", "organization", "path", "on", "until", "state", "value_fen",
        "is_private", "reason", "settled_at", "part", "choice", "reason_words", "rating_words",
    )  # fmt: skip
    chooser = random.Random(1)

    def rows(first: int) -> Iterator[tuple]:
        held = Membership.objects.filter(pk__gt=first, pk__lte=first + AT_ONCE)
        for person, union, path in held.values_list("person_id", "organization_id", "path"):
            for one in made:
                state = chooser.choice(STATES)
                reason, settled = "away" if state == "missed" else "", None if state == "open" else at
                yield (
                    uuid.uuid4(), one.pk, one.program_id, person, union, path, one.on, one.closes_on, state,
                    20_000, False, reason, settled, "", "", "", "",
                )  # fmt: skip

    for first in range(0, members, AT_ONCE):
        with transaction.atomic():
            insert_many(Entitlement, fields, rows(first))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Entitlement]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _level(level: str, at: datetime.datetime) -> dict[str, Any]:
    from gonghui.kernel.organizations.models import Organization

    places = list(Organization.objects.filter(level=level).order_by("pk")[:PLACES])
    _step(places[0])
    taken = [_timed(lambda place=place: _step(place)) for _turn in range(TIMES) for place in places]
    p95 = round(percentile(taken, 0.95), 2)
    return {"level": level, "step_ms": round(statistics.median(taken), 2), "step_p95_ms": p95}


def _step(place: Any) -> Any:
    """What the page of a union shows: sums, rings, reasons, years, costs, the first fifty unions below."""
    from gonghui.services.benefits.queries import tallies
    from gonghui.services.benefits.queries.boards import BELOW, Board, Reader
    from gonghui.services.benefits.workbench import board_words as words

    board = Board(place, ON.year, Reader(names=True, women=False))
    parts = (words.by_coverage, words.reasons, words.trend, words.costs)
    told = [part(board) for part in parts]
    return told, board.below_count, board.below(0, BELOW), board.itself(), tallies.counted_at(place)


def _scan() -> Any:
    from django.db.models import Count, Sum

    from gonghui.services.benefits.models import Entitlement

    return list(Entitlement.objects.order_by().values("state").annotate(n=Count("pk"), fen=Sum("value_fen")))


def _median(deed: Callable[[], Any], turns: int) -> float:
    return round(statistics.median(_timed(deed) for _turn in range(turns)), 1)


def _timed(deed: Callable[[], Any]) -> float:
    """Milliseconds of the clock."""
    began = time.perf_counter()
    deed()
    return round(1000 * (time.perf_counter() - began), 2)


if __name__ == "__main__":
    start_django()
    answer(_side(*sys.argv[1:]))
