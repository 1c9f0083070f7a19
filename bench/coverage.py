"""`gonghui bench coverage`: who is due a festival's benefit, given to all at once and once only.

Ours is the daily run, from the rule of the audience to the last entitlement; the floor is a bare INSERT …
SELECT of the same rows into the same table; the peer is the loop over people that is usually written, on a
sample and scaled. Telling everybody in the inbox comes on top and is told apart.
"""

from typing import Any

from .measuring import data_folder, machine, medians, run_side

SIDES = "bench.coverage_sides"
GOALS = {"run_over_bare": "≤ 2", "second_over_first": "≤ 0.5", "loop_over_run": "≥ 50"}
ORGANIZATIONS = 2_000


def measure(*, members: int, rounds: int, database: str = "") -> dict[str, Any]:
    """Each side on a copy of the same members, in turns."""
    ours, floor = [], []
    with data_folder(database) as data:
        first = run_side(SIDES, "prepare", min(ORGANIZATIONS, members), members, data=data)
        for _round in range(rounds):
            for side, told in (("ours", ours), ("floor", floor)):
                with data_folder(database, like=data) as copy:
                    told.append(run_side(SIDES, side, members, data=copy))
    told = {"bench": "coverage", "members": members, "rounds": rounds, **first}
    told |= {"ours": medians(ours), "floor": medians(floor)}
    return {**told, "ratios": _ratios(told), "goals": GOALS, "machine": machine(database)}


def _ratios(told: dict[str, Any]) -> dict[str, float]:
    ours, floor = told["ours"], told["floor"]
    ratios = {
        "run_over_bare": ours["run_s"] / floor["bare_s"],
        "second_over_first": ours["second_s"] / ours["run_s"],
        "loop_over_run": floor["loop_s"] / ours["run_s"],
        "run_and_telling_over_bare": ours["run_and_telling_s"] / floor["bare_s"],
        "count_over_bare": ours["count_s"] / floor["bare_s"],
    }
    return {name: round(value, 2) for name, value in ratios.items()}
