"""Whether a declared flow can do what it says; asked once, when the flow is declared."""

from typing import Any


def faults(flow: Any) -> list[str]:
    """All that is wrong with the flow, in plain words; empty when it is sound."""
    found = [*_names(flow), *_moves(flow)]
    return found or [*_stages(flow), *_ways(flow)]


def _names(flow: Any) -> list[str]:
    found = [] if flow.stages else ["a flow needs a stage"]
    for kind, things in (("stage", flow.stages), ("move", flow.moves)):
        codes = [thing.code for thing in things]
        found += [
            f"{kind} {code} twice" for code in sorted({code for code in codes if codes.count(code) > 1})
        ]
    known = {move.code for move in flow.moves} | {"open", "hand_over", "co_sign", "late", "soon", "pass_on"}
    return found + [f"tells of an unknown move {code}" for code in flow.tells if code not in known]


def _moves(flow: Any) -> list[str]:
    stages = {stage.code: stage for stage in flow.stages}
    found = []
    for move in flow.moves:
        for code in (*move.sources, move.to):
            if code not in stages:
                found.append(f"move {move.code} names an unknown stage {code}")
        if any(code in stages and stages[code].ends for code in move.sources):
            found.append(f"move {move.code} leaves an end")
        if bool(move.needs) == bool(move.by):
            found.append(f"move {move.code} needs either a permission or by=")
    return found


def _stages(flow: Any) -> list[str]:
    found = []
    for stage in flow.stages:
        if stage.ends and (stage.waits_on or stage.within or stage.pauses):
            found.append(f"stage {stage.code} ends and still waits")
        if stage.pauses and stage.seat:
            found.append(f"stage {stage.code} pauses the clock of the officer it waits for")
        if stage.when_due and stage.code not in _automatic_sources(flow, stage.when_due):
            found.append(f"stage {stage.code}: when_due names no automatic move out of it")
        if stage.when_due and not stage.within:
            found.append(f"stage {stage.code}: when_due without a deadline")
    return found


def _automatic_sources(flow: Any, code: str) -> list[str]:
    return [
        source
        for move in flow.moves
        if move.code == code and move.by == "automatic"
        for source in move.sources
    ]


def _ways(flow: Any) -> list[str]:
    """Every stage can be reached from the first, and from every stage an end can be reached."""
    forward = {stage.code: {move.to for move in flow.moves_from(stage.code)} for stage in flow.stages}
    reached = _closure({flow.first.code}, forward)
    found = [f"stage {stage.code} is never reached" for stage in flow.stages if stage.code not in reached]
    ends = {stage.code for stage in flow.stages if stage.ends}
    stuck = [code for code in forward if not _closure({code}, forward) & ends]
    return found + [f"stage {code} has no way to an end" for code in stuck]


def _closure(start: set[str], forward: dict[str, set[str]]) -> set[str]:
    seen, edge = set(start), set(start)
    while edge:
        edge = set().union(*(forward[code] for code in edge)) - seen
        seen |= edge
    return seen
