"""`gonghui bench ledger`: fifty commit money of one fund at once, against the bare conditional update.

Three sides take turns on the same database: the conditional update alone; the same with the journal entry
that every deed must have; and the ledger's `commit`, which writes journal, commitment, booking and entries.
SQLite lets one writer in at a time: name a PostgreSQL server to see real contention.
"""

import itertools
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from .measuring import answer, data_folder, machine, medians, run_side, start_django

GOALS = {"ledger_over_bare": "≥ 0.7", "overspent": 0}
WRITERS = 50
EACH = 4  # deeds of one writer in a round
SHARE = 100  # fen
PLACES = 160  # of two hundred: the rest has to be refused
WARM_UP = 1
_numbers = itertools.count(1)


def measure(*, rounds: int, database: str = "") -> dict[str, Any]:
    """In a process of its own on throw-away data."""
    with data_folder(database) as data:
        told = run_side("bench.ledger", rounds, data=data)
    overspent = told.pop("overspent")
    ours = told["ledger"]["per_second"]
    ratios = {
        "ledger_over_bare": round(ours / told["bare_journaled"]["per_second"], 2),
        "ledger_over_update_alone": round(ours / told["update_alone"]["per_second"], 2),
        "overspent": overspent,
    }
    head = {"bench": "ledger", "writers": WRITERS, "rounds": rounds}
    return {**head, **told, "ratios": ratios, "goals": GOALS, "machine": machine(database)}


def _side(rounds: int) -> dict[str, Any]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    stage = _stage()
    sides = {"update_alone": _update_alone, "bare_journaled": _bare_journaled, "ledger": _ledger}
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in sides}
    overspent = 0
    for turn in range(rounds + WARM_UP):
        for name, deed in sides.items():
            fund = _fund(stage)
            seconds, done = _all_at_once(lambda deed=deed, fund=fund: deed(stage, fund))
            overspent += done > PLACES or _spent(fund) != done * SHARE
            if turn >= WARM_UP:
                figures[name].append({"per_second": WRITERS * EACH / seconds, "committed": done})
    return {**{name: medians(rows) for name, rows in figures.items()}, "overspent": overspent}


def _stage() -> dict[str, Any]:
    """A union, its officer and a payee."""
    from django.utils import timezone

    from gonghui.kernel.actor import SYSTEM, Actor
    from gonghui.kernel.ledger import actions
    from gonghui.kernel.organizations.actions import found
    from gonghui.kernel.people.actions import register_person

    at = timezone.now()
    union = found(code="1", name="岚州市总工会", level="city", parent=None, by=SYSTEM, at=at)
    person = register_person(name="陈秀兰", by=SYSTEM, at=at)
    by = Actor(register_person(name="王敏", by=SYSTEM, at=at).pk, "王敏")
    payee = actions.open_account(person=person, holder="陈秀兰", number="6222021234567890123", by=by, at=at)
    return {"union": union, "by": by, "at": at, "payee": payee}


def _fund(stage: dict[str, Any]) -> Any:
    from gonghui.kernel.ledger import actions

    facts = {"budget": SHARE * PLACES, "by": stage["by"], "at": stage["at"]}
    return actions.open_fund(stage["union"], "union", 2000 + next(_numbers), **facts)


def _update_alone(stage: dict[str, Any], fund: Any) -> bool:
    from django.db import transaction

    with transaction.atomic():
        return _update(fund)


def _bare_journaled(stage: dict[str, Any], fund: Any) -> bool:
    from django.db import transaction

    from gonghui.kernel.journal.actions import record

    with transaction.atomic():
        record("bench.bare", by=stage["by"], at=stage["at"], path=fund.path, body={"fen": SHARE})
        done = _update(fund)
        transaction.set_rollback(not done)
        return done


def _update(fund: Any) -> bool:
    from django.db.models import F

    from gonghui.kernel.ledger.models import Fund

    room = Fund.objects.filter(pk=fund.pk, budget__gte=F("committed") + F("paid") + SHARE)
    return bool(room.update(committed=F("committed") + SHARE))


def _ledger(stage: dict[str, Any], fund: Any) -> bool:
    from gonghui.kernel.ledger import actions
    from gonghui.kernel.ledger.refusals import FundTooSmall

    facts = {"key": "grant", "payee": stage["payee"], "by": stage["by"], "at": stage["at"]}
    try:
        actions.commit(fund, SHARE, about=("bench.Case", next(_numbers)), **facts)
    except FundTooSmall:
        return False
    return True


def _all_at_once(deed: Callable[[], bool]) -> tuple[float, int]:
    """Seconds from the start of all writers to the end of the last, and how many deeds took effect."""
    from django.db import connection

    start = Barrier(WRITERS + 1)

    def write(_number: int) -> int:
        start.wait()
        try:
            return sum(deed() for _each in range(EACH))
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write, number) for number in range(WRITERS)]
        start.wait()
        began = time.perf_counter()
        done = sum(writer.result() for writer in writers)
        return time.perf_counter() - began, done


def _spent(fund: Any) -> int:
    from gonghui.kernel.ledger.models import Fund

    return Fund.objects.get(pk=fund.pk).committed


if __name__ == "__main__":
    start_django()
    answer(_side(int(sys.argv[1])))
