"""Our side of the eligibility bench, in a process of its own: `python -m bench.eligibility_sides SIDE …`."""

import csv
import datetime
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .measuring import answer, percentile, server_seconds, start_django

ON = datetime.date(2026, 5, 1)
REGIONS = [f"15{city:02}{county:02}" for city in range(1, 13) for county in range(1, 10)]
MONTHLY = 575_00


def prepare(households: str) -> dict[str, Any]:
    """A union, a line for each region, the households in the database and as a table."""
    from django.conf import settings
    from django.utils import timezone

    from gonghui.config import starting
    from gonghui.kernel import bulk
    from gonghui.services.assistance.models import Facts, Line
    from gonghui.services.assistance.rules import sql

    at = timezone.now()
    starting.prepare(Path(settings.DATA))
    top = starting.found(code="TOP", name="岚州省总工会（演示）", level="province", region="990000", at=at)
    Line.objects.bulk_create(
        Line(
            region=region, residence=residence, amount_fen=MONTHLY, valid_from=datetime.date(2020, 1, 1),
            document="演示数据", demonstration=True, entered_by="测量", entered_at=at,
        )
        for region in REGIONS for residence in ("urban", "rural")
    )  # fmt: skip
    chance = random.Random(20)
    rows = [_household(chance) for _number in range(int(households))]
    names = ["organization", "path", "uid", *sql.GIVEN, "category", "advice", "policy", "assessed_on"]
    uids = (f"{number:032x}" for number in range(len(rows)))
    told = ([top.pk, top.path, uid, *row, "", "", "", None] for uid, row in zip(uids, rows, strict=True))
    bulk.insert_many(Facts, names, told)
    _write_table(Path(settings.DATA) / "households.csv", rows)
    return _medians({"assess_all_first": _assess_all}, 1)


def ours() -> dict[str, float]:
    """Milliseconds of each way, by the clock and of this process's processor."""
    from django.conf import settings
    from django.db.models import F
    from django.utils import timezone

    from gonghui.kernel.actor import SYSTEM
    from gonghui.services.assistance.actions.sheets import assessing as sheets
    from gonghui.services.assistance.models import Facts, Line
    from gonghui.services.assistance.queries import assessing as queries
    from gonghui.services.assistance.queries import policies

    everyone = Facts.objects.all()
    policy, lines = policies.in_force("three-categories", ON), policies.lines_on(ON)
    source, target = Path(settings.DATA) / "households.csv", Path(settings.DATA) / "out.csv"
    by = {"by": SYSTEM, "at": timezone.now()}
    in_turns = {"scan": _scan, "counts": lambda: queries.counts(everyone, policy, lines)}
    table = {
        "reading_and_writing": lambda: _copy(source, target),
        "sheet": lambda: sheets.assess(source, target, policy, lines),
    }
    Line.objects.update(amount_fen=F("amount_fen") * 103 / 100)
    return {
        **_medians(in_turns, 9),
        **_one(list(everyone.order_by("pk")[:200]), policy, by),
        **_medians(table, 3),
        # Everyone anew by a line that is 3 % higher: every explanation is written, some categories change.
        **_medians({"assess_all": _assess_all}, 1),
    }


def _assess_all() -> None:
    from django.utils import timezone

    from gonghui.kernel.actor import SYSTEM
    from gonghui.services.assistance.actions import assessing
    from gonghui.services.assistance.models import Facts
    from gonghui.services.assistance.queries import policies

    policy = policies.in_force("three-categories", ON)
    assessing.assess_all(households=Facts.objects.all(), policy=policy, on=ON, by=SYSTEM, at=timezone.now())


def _one(households: list[Any], policy: Any, by: dict) -> dict[str, float]:
    """One household after the other: decided and explained; the same kept; the journal's part of that."""
    from django.db import transaction

    from gonghui.kernel.journal import actions as journal
    from gonghui.services.assistance.actions import assessing
    from gonghui.services.assistance.queries import assessing as queries
    from gonghui.services.assistance.queries import policies
    from gonghui.services.assistance.rules.saying import explain

    def explained(facts: Any) -> None:
        line = policies.lines_on(ON, region=facts.region).get(facts.region, facts.residence, facts.members)
        explain(policy, facts, line.annual_fen)

    def kept(facts: Any) -> None:
        queries.explanation(assessing.assess(facts=facts, policy=policy, on=ON, **by))

    @transaction.atomic
    def journaled(facts: Any) -> None:
        journal.record("assistance.assess", subject=facts, path=facts.path, body={"assessment": 1}, **by)

    found = {}
    for deed in (explained, kept, journaled):
        times = [_timed(lambda facts=facts, deed=deed: deed(facts)) for facts in households]
        for place, kind in enumerate(("", "_processor")):
            found[f"one_{deed.__name__}{kind}_p95_ms"] = round(
                percentile([one[place] for one in times], 0.95), 2
            )
    return found


def _household(chance: random.Random) -> tuple:
    return (
        chance.choice(REGIONS), chance.choice(["urban", "rural"]), chance.choice([1, 2, 2, 3, 3, 4, 5]),
        chance.randrange(9_000_000), chance.randrange(2_000_000), chance.randrange(13), chance.random() < 0.5,
        1 << chance.randrange(5), 1 << chance.randrange(4) if chance.random() < 0.3 else 0,
        chance.randrange(1_000_000), chance.random() < 0.02,
        chance.randrange(100_000), chance.randrange(100_000),
        chance.randrange(500_000) if chance.random() < 0.1 else 0,
    )  # fmt: skip


def _write_table(path: Path, rows: list[tuple]) -> None:
    from gonghui.services.assistance.rules import facts, sql

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["household", *(name.removesuffix("_fen") for name in sql.GIVEN)])
        for number, row in enumerate(rows):
            cells = [
                f"{value / 100:.2f}" if name.endswith("_fen") else value
                for name, value in zip(sql.GIVEN, row, strict=True)
            ]
            for head in facts.SETS:
                place = sql.GIVEN.index(head)
                cells[place] = ";".join(facts.codes(head, row[place]))
            writer.writerow(
                [number, *("yes" if cell is True else "no" if cell is False else cell for cell in cells)]
            )


def _scan() -> None:
    from django.db.models import Sum

    from gonghui.services.assistance.models import Facts

    Facts.objects.aggregate(Sum("annual_income_fen"))


def _copy(source: Path, target: Path) -> None:
    with (
        source.open(encoding="utf-8", newline="") as read,
        target.open("w", encoding="utf-8", newline="") as write,
    ):
        csv.writer(write).writerows(csv.reader(read))


def _medians(ways: dict[str, Callable[[], Any]], times: int) -> dict[str, float]:
    """The median of a few times of each, in turns."""
    told = [{name: _timed(deed) for name, deed in ways.items()} for _time in range(times)]
    return {
        f"{name}{kind}_ms": round(statistics.median(one[name][place] for one in told), 2)
        for name in ways
        for place, kind in enumerate(("", "_processor"))
    }


def _timed(deed: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds by the clock and of the processor, the database's own included."""
    began, used = time.perf_counter(), time.process_time() + server_seconds()
    deed()
    spent = time.process_time() + server_seconds() - used
    return 1000 * (time.perf_counter() - began), 1000 * spent


if __name__ == "__main__":
    start_django()
    side, *arguments = sys.argv[1:]
    answer({"prepare": prepare, "ours": ours}[side](*arguments))
