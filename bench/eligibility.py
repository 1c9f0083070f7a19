"""`gonghui bench eligibility`: one household, all in the database, a table; OpenFisca and the floor."""

from importlib import util
from typing import Any

from .measuring import data_folder, machine, medians, run_side

SIDES, PEER = "bench.eligibility_sides", "bench.eligibility_peer"
GOALS = {
    "counts_over_scan": "≤ 8",
    "counts_over_peer": "≤ 0.8",
    "assess_all_over_counts": "≤ 10",
    "one_explained_p95_ms": "≤ 5",
    "sheet_over_reading_and_writing": "≤ 6",
}


def measure(*, households: int, rounds: int, database: str = "") -> dict[str, Any]:
    """All sides on the same households, in turns; the peer where it is installed.

    The peer is OpenFisca-core (AGPL), no part of the program: `pip install openfisca-core` beside it.
    """
    peered = util.find_spec("openfisca_core") is not None
    ours: list[dict[str, float]] = []
    peer: list[dict[str, float]] = []
    with data_folder(database) as data:
        first = run_side(SIDES, "prepare", households, data=data)
        for _round in range(rounds):
            ours.append(run_side(SIDES, "ours", data=data))
            if peered:
                peer.append(run_side(PEER, households, data=data))
    told: dict[str, Any] = {"bench": "eligibility", "households": households, "rounds": rounds}
    told |= {
        "ours": medians(ours) | first,
        "peer": medians(peer) if peer else "openfisca-core is not installed",
    }
    return {**told, "ratios": _ratios(told), "goals": GOALS, "machine": machine(database)}


def _ratios(told: dict[str, Any]) -> dict[str, float]:
    ours = told["ours"]
    ratios = {
        "counts_over_scan": ours["counts_ms"] / ours["scan_ms"],
        "assess_all_over_counts": ours["assess_all_ms"] / ours["counts_ms"],
        # Nobody was assessed before, so that every household has to be written.
        "processor_assess_all_first_over_counts": (
            ours["assess_all_first_processor_ms"] / ours["counts_processor_ms"]
        ),
        "one_explained_p95_ms": ours["one_explained_p95_ms"],
        "sheet_over_reading_and_writing": ours["sheet_ms"] / ours["reading_and_writing_ms"],
        # The processor's time, the database's included: other programs disturb it less.
        "processor_counts_over_scan": ours["counts_processor_ms"] / ours["scan_processor_ms"],
        "processor_assess_all_over_counts": ours["assess_all_processor_ms"] / ours["counts_processor_ms"],
        "processor_sheet_over_reading_and_writing": (
            ours["sheet_processor_ms"] / ours["reading_and_writing_processor_ms"]
        ),
    }
    if isinstance(told["peer"], dict):
        ratios["counts_over_peer"] = ours["counts_ms"] / told["peer"]["compute_ms"]
        ratios["processor_counts_over_peer"] = (
            ours["counts_processor_ms"] / told["peer"]["compute_processor_ms"]
        )
    return {name: round(value, 2) for name, value in ratios.items()}
