"""The programs that come with the house (`data/programs.json`), for unions to adopt."""

import functools
import json
from pathlib import Path
from typing import Any

from ..refusals_engine import TemplateUnknown

FILE = Path(__file__).parents[1] / "data" / "programs.json"


@functools.cache
def shipped() -> tuple[dict[str, Any], ...]:
    """Every template in the order of the file; money in fen."""
    return tuple(_read(told) for told in json.loads(FILE.read_text(encoding="utf-8"))["programs"])


def found(code: str) -> dict[str, Any]:
    """Raises TemplateUnknown."""
    for one in shipped():
        if one["code"] == code:
            return dict(one)
    raise TemplateUnknown(code=code)


def rules() -> list[dict[str, Any]]:
    """The audiences of the templates: whoever adopts one asks nothing of their own."""
    return [one["rule"] for one in shipped()]


def _read(told: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in told.items() if name != "yuan"}
    return {"settings": {}, "options": [], "is_private": False, **rest, "value_fen": told["yuan"] * 100}
