"""What is sent to the pages of figures: a list is taken out."""

from typing import Any


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    taken = {"export": "coverage-figures", "reason": "向主席汇报"}
    return {"workbench-benefits:exports": {"kind": "officer", "data": taken}}
