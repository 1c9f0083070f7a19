"""The sides of `gonghui bench figures`, each in a process of its own."""

import datetime
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import answer, start_django

ON = datetime.date(2026, 3, 2)
TIMES = 7


def prepare(households: int) -> dict[str, Any]:
    """The region of the mission's third essay, enlarged or reduced to so many households."""
    from pathlib import Path

    from django.conf import settings

    from gonghui.config import starting
    from gonghui.services.assistance.demo import region

    starting.prepare(Path(settings.DATA))
    at = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)
    top = starting.found(code="TOP", name="岚州省总工会", level="province", region="990000", at=at)
    began = time.perf_counter()
    region.build(top, households, at=at)
    return {"built_s": round(time.perf_counter() - began, 1)}


def ours() -> dict[str, Any]:
    """Milliseconds, the median of some turns, of each way to the same sums."""
    from gonghui.kernel.organizations.queries import top
    from gonghui.services.assistance.queries import reporting

    place = top()
    assert place is not None
    report = reporting.report(place, ON)
    return {
        "report_ms": _timed(lambda: reporting.report(place, ON)),
        "one_query_ms": _timed(_one_query),
        "group_queries_ms": _timed(_group_queries),
        "households": report["households"],
    }


def _sums() -> dict[str, Any]:
    """What the report tells, as conditional sums of the ORM."""
    from django.db.models import Count, Q, Sum

    lines = {
        "long": Q(illness_since__lte=ON.replace(year=ON.year - 2)),
        "costly": Q(medical_cost__gte=5_000_000),
    }
    told: dict[str, Any] = {"households": Count("pk"), "persons": Sum("facts__members")}
    told |= {f"cause_{code:02d}": Count("pk", filter=Q(main_cause=f"{code:02d}")) for code in range(1, 12)}
    categories = ("deep", "relative", "accident", "none", "dibao", "marginal")
    told |= {f"is_{code}": Count("pk", filter=Q(facts__category=code)) for code in categories}
    told |= {name: Count("pk", filter=Q(main_cause="06") & limit) for name, limit in lines.items()}
    told["uninsured"] = Count("pk", filter=Q(insurance="5") | ~Q(insurance_gap=""))
    told |= {
        "migrants": Count("pk", filter=Q(migrant=True)),
        "returned": Count("pk", filter=~Q(returned_on=None)),
    }
    return {**told, "migrant_persons": Sum("facts__members", filter=Q(migrant=True))}


def _one_query() -> list:
    """The floor: everything by region in one query of the ORM."""
    from gonghui.services.assistance.models import Household

    return list(Household.objects.order_by().values("facts__region").annotate(**_sums()))


def _group_queries() -> list:
    """As it is usually written: a query for every figure."""
    from gonghui.services.assistance.models import Household

    households = Household.objects.order_by()
    by = ("facts__region", "facts__category", "main_cause", "insurance", "migrant", "state")
    from django.db.models import Count

    grouped = [list(households.values(name).annotate(count=Count("pk"))) for name in by]
    single = ("households", "persons", "long", "costly", "uninsured", "migrant_persons")
    sums = _sums()
    return [*grouped, *(households.aggregate(only=sums[name]) for name in single)]


def _timed(deed: Callable[[], Any]) -> float:
    spent = []
    for _turn in range(TIMES):
        began = time.perf_counter()
        deed()
        spent.append(time.perf_counter() - began)
    return round(1000 * statistics.median(spent), 1)


if __name__ == "__main__":
    start_django()
    what, *rest = sys.argv[1:]
    answer(prepare(int(rest[0])) if what == "prepare" else ours())
