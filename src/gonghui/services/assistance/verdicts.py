"""An assessment as pages show it: rule, fact, outcome, line by line."""

from typing import Any

from gonghui.ui import formats

from .rules.saying import Explanation, Sentence, yuan


def shown(explanation: Explanation) -> dict[str, Any]:
    """What `assistance/verdict.html` draws."""
    deciding = explanation.deciding
    near = formats.listed(one.name for one in explanation.categories if one.near)
    return {
        "category": deciding.name if deciding else "",
        "policy": explanation.policy,
        "line": explanation.line,
        "near": near,
        "advice": explanation.advice,
        "categories": [
            {
                "name": one.name,
                "holds": one.holds,
                "near": one.near,
                "rows": [row for sentence in one.sentences for row in _rows(sentence, one.near)],
            }
            for one in explanation.categories
        ],
    }


def _rows(sentence: Sentence, near: bool) -> list[dict[str, Any]]:
    """`gap`: how far off, where this criterion alone kept a category out of reach."""
    gap = yuan(sentence.gap_fen) if near and not sentence.holds and sentence.gap_fen else ""
    head = {"text": sentence.text, "holds": sentence.holds, "gap": gap}
    return [head, *(row for part in sentence.parts for row in _rows(part, near))]


def why_not(verdict: dict[str, Any]) -> str:
    """What fails in the nearest category, to be said as the reason of a refusal; "" when a category holds."""
    if verdict["category"] or not verdict["categories"]:
        return ""
    nearest = next((one for one in verdict["categories"] if one["near"]), verdict["categories"][-1])
    return "；".join(row["text"] for row in nearest["rows"] if not row["holds"])
