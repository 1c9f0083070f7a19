"""What can be done about each cause (找准穷根，对症下药): the catalogue of measures, as data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gonghui.kernel.codes import lists

MEASURES = "assistance_measure"
CAUSES = "hardship_cause"
FILE = Path(__file__).parent / "data" / "measures.json"
TEMPORARY = "temporary"


@dataclass(frozen=True)
class Group:
    """One of the four batches (四个一批), or help from colleagues and partners."""

    code: str
    names: dict[str, str]
    measures: tuple[str, ...]


def groups() -> tuple[Group, ...]:
    return tuple(
        Group(code, {"zh": told["name"], "en": told["english"]}, tuple(told["measures"]))
        for code, told in _data()["groups"].items()
    )


def group_of(kind: str) -> Group:
    """Raises KeyError for a measure that the catalogue does not know."""
    found = next((group for group in groups() if kind in group.measures), None)
    if found is None:
        raise KeyError(kind)
    return found


def known(kind: str) -> bool:
    return any(kind in group.measures for group in groups())


def answers(cause: str) -> tuple[str, ...]:
    """The measures that answer a cause, the first to think of first."""
    return tuple(_data()["answers"].get(cause, ()))


def brings_money(kind: str) -> bool:
    return kind in _data()["with_money"]


def is_temporary(kind: str) -> bool:
    """Temporary aid is the only money that may be given before the file is open."""
    return kind.startswith(TEMPORARY)


def name_of(kind: str) -> str:
    return lists.get(MEASURES).label(kind)


def causes() -> list[tuple[str, str]]:
    """Code and name of every cause."""
    return lists.get(CAUSES).choices()


def cause_name(cause: str) -> str:
    return lists.get(CAUSES).label(cause)


@cache
def _data() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))
