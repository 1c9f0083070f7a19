"""`gonghui bench eligibility`: one household, all in the database, a table; OpenFisca and the floor."""

from importlib import util
from typing import Any

from .measuring import data_folder, machine, medians, run_side

GOALS = {
    "counts_over_scan": "≤ 8",
    "counts_over_peer": "≤ 0.8",
    "assess_all_over_counts": "≤ 10",
    "one_p95_ms": "≤ 5",
    "sheet_over_reading_and_writing": "≤ 6",
}


def measure(*, households: int, rounds: int) -> dict[str, Any]:
    """All sides on the same households; the peer where it is installed (a development dependency, AGPL)."""
    with data_folder() as data:
        run_side("bench.eligibility_sides", "prepare", households, data=data)
        ours = [run_side("bench.eligibility_sides", "ours", data=data) for _round in range(rounds)]
        told: dict[str, Any] = {"bench": "eligibility", "households": households, "rounds": rounds}
        told["ours"] = medians(ours)
        told["peer"] = "openfisca-core is not installed"
        if util.find_spec("openfisca_core"):
            peer = [run_side("bench.eligibility_peer", households, data=data) for _round in range(rounds)]
            told["peer"] = medians(peer)
    return {**told, "ratios": _ratios(told), "goals": GOALS, "machine": machine()}


def _ratios(told: dict[str, Any]) -> dict[str, float]:
    ours = told["ours"]
    ratios = {
        "counts_over_scan": ours["counts_ms"] / ours["scan_ms"],
        "assess_all_over_counts": ours["assess_all_ms"] / ours["counts_ms"],
        "one_p95_ms": ours["one_p95_ms"],
        "sheet_over_reading_and_writing": ours["sheet_ms"] / ours["reading_and_writing_ms"],
    }
    if isinstance(told["peer"], dict):
        ratios["counts_over_peer"] = ours["counts_ms"] / told["peer"]["compute_ms"]
    return {name: round(value, 2) for name, value in ratios.items()}
