"""`gonghui bench import`: the product, django-import-export and the floor on the same workbook, in turns."""

from pathlib import Path
from typing import Any

from .measuring import data_folder, machine, medians, run_side

SIDES = ("ours", "floor", "peer")
GOALS = {"peer_over_ours": "≥ 8", "ours_over_floor": "≤ 2", "peak_mb": "≤ 300", "undo_over_import": "≤ 1"}


def measure(*, rows: int, rounds: int, database: str = "", sides: tuple[str, ...] = SIDES) -> dict[str, Any]:
    """Run every side `rounds` times in turns, each in its own process on its own copy of the same data."""
    with data_folder() as folder, data_folder(database) as clean:
        workbook = folder / "bench.xlsx"
        made = run_side("bench.import_sides", "prepare", rows, workbook, data=clean)
        taken: dict[str, list[dict[str, Any]]] = {side: [] for side in sides}
        for _round in range(rounds):
            for side in sides:
                taken[side].append(_run(side, workbook, clean, database))
    told: dict[str, Any] = {"bench": "import", "rows": rows, "rounds": rounds, "file_mb": made["file_mb"]}
    told |= {side: medians(results) for side, results in taken.items()}
    return {**told, "ratios": _ratios(told), "goals": GOALS, "machine": machine(database)}


def _run(side: str, workbook: Path, clean: Path, database: str) -> dict[str, Any]:
    with data_folder(database, like=clean) as data:
        return run_side("bench.import_sides", side, workbook, data=data)


def _ratios(told: dict[str, Any]) -> dict[str, float]:
    ours = told["ours"]
    ratios = {
        "peak_mb": max(ours["process_mb"], ours["child_mb"]),
        "undo_over_import": round(ours["undo"] / ours["total"], 2),
    }
    if "peer" in told:
        ratios["peer_over_ours"] = round(told["peer"]["total"] / ours["total"], 2)
        ratios["peer_over_ours_processor"] = round(told["peer"]["processor"] / ours["processor"], 2)
    if "floor" in told:
        ratios["ours_over_floor"] = round(ours["total"] / told["floor"]["total"], 2)
        ratios["ours_over_floor_processor"] = round(ours["processor"] / told["floor"]["processor"], 2)
    return ratios
