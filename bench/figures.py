"""`gonghui bench figures`: the report on hardship from the live database, beside the ORM's own ways."""

from typing import Any

from .measuring import data_folder, machine, medians, run_side

GOALS = {"report_over_one_query": "≤ 1.5"}


def measure(*, households: int, rounds: int, database: str = "") -> dict[str, Any]:
    """The whole report in one statement; the floor is one ORM query of the same sums without the day."""
    with data_folder(database) as data:
        run_side("bench.figures_sides", "prepare", households, data=data)
        ours = medians([run_side("bench.figures_sides", "ours", data=data) for _round in range(rounds)])
    ratios = {
        "report_over_one_query": round(ours["report_ms"] / ours["one_query_ms"], 2),
        "report_over_group_queries": round(ours["report_ms"] / ours["group_queries_ms"], 2),
    }
    told = {"bench": "figures", "households": households, "rounds": rounds, "ours": ours}
    return {**told, "ratios": ratios, "goals": GOALS, "machine": machine(database)}
