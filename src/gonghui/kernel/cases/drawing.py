"""A flow as a Mermaid state diagram: the same drawing in the terminal, in the docs, on a page."""

from .flows import APPLICANT, AUTOMATIC, Flow, Move, Stage

BY = {APPLICANT: "申请人", AUTOMATIC: "自动"}


def mermaid(flow: Flow) -> str:
    """The text of the diagram; stages carry their deadlines, moves who may make them."""
    lines = ["stateDiagram-v2", f"    %% {flow.name} ({flow.code})"]
    lines += [f'    state "{_stage(stage)}" as {stage.code}' for stage in flow.stages]
    lines.append(f"    [*] --> {flow.first.code}")
    for move in flow.moves:
        lines += [f"    {source} --> {move.to}: {_move(move)}" for source in move.sources]
    lines += [f"    {stage.code} --> [*]" for stage in flow.stages if stage.ends]
    return "\n".join(lines)


def _stage(stage: Stage) -> str:
    parts = [str(stage.name)]
    if stage.deadline:
        parts.append(f"{stage.deadline.default} 个工作日")
    if stage.pauses:
        parts.append("暂停计时")
    return "，".join(parts)


def _move(move: Move) -> str:
    who = BY[move.by] if move.by else move.needs
    return f"{move.name}（{who}{'，须写理由' if move.reason else ''}）"
