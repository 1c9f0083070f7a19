"""Dated code lists: each a data file with its standard's number, read once."""

import csv
import datetime
import functools
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language

from ..text import tidy

FOLDER = Path(__file__).parent / "data"
SEPARATORS = (" ", ".", "-", "、", ":", "")


@dataclass(frozen=True)
class Code:
    """One value of a list, valid from `valid_from` (inclusive) to `valid_to` (exclusive).

    `rare`: known to the standard, but too fine to be offered on an ordinary form.
    """

    code: str
    name: str
    english: str
    aliases: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    rare: bool = False

    @property
    def label(self) -> str:
        """The name in the reader's language."""
        return self.english if (get_language() or "zh").startswith("en") else self.name

    def holds_on(self, on: datetime.date | None) -> bool:
        if on is None:
            return True
        return (self.valid_from or on) <= on and (self.valid_to is None or on < self.valid_to)


class CodeList:
    """A list of codes with its standard, e.g. GB/T 2261.1-2003 for sex."""

    def __init__(self, name: str, standard: str, entries: tuple[Code, ...]) -> None:
        self.name, self.standard, self.entries = name, standard, entries
        self._by_code: dict[str, list[Code]] = {}
        for entry in entries:
            self._by_code.setdefault(entry.code, []).append(entry)
        self._by_text = _ways_of_writing(entries)

    def label(self, code: str, on: datetime.date | None = None) -> str:
        """The words for a code in the reader's language, as they were on a date.

        A code that was not in force then keeps its latest name; an unknown one is shown as it stands.
        """
        versions = self._by_code.get(code)
        if versions is None:
            return code
        return next((entry for entry in reversed(versions) if entry.holds_on(on)), versions[-1]).label

    def code_for(self, text: str) -> str | None:
        """The code meant by a code, a name or another way of writing it; None when nobody can tell.

        Drop-down cells that hold both, as in "1 男" or "01.汉族", are understood as well.
        """
        found = self._by_text.get(text)
        return found if found is not None else self._by_text.get(tidy(text).lower())

    def choices(self, on: datetime.date | None = None, *, full: bool = False) -> list[tuple[str, str]]:
        """What a form offers; `full` adds the rare codes."""
        return [
            (entry.code, entry.label)
            for entry in self.entries
            if entry.holds_on(on) and (full or not entry.rare)
        ]

    def __contains__(self, code: str) -> bool:
        return code in self._by_code


@functools.cache
def get(name: str) -> CodeList:
    """The list of this name. Raises FileNotFoundError for a list that does not exist."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        standard = file.readline().lstrip("# ").strip()
        entries = tuple(_entry(row) for row in csv.DictReader(file))
    return CodeList(name, standard, entries)


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.csv") if path.stem != "divisions")


def _ways_of_writing(entries: tuple[Code, ...]) -> dict[str, str]:
    """Every text that means a code. What the standard itself says goes before what people also write."""
    ways: dict[str, str] = {}
    for texts in (lambda e: (e.code,), lambda e: (e.name, e.english), lambda e: e.aliases, _code_and_name):
        for entry in entries:
            for text in texts(entry):
                ways.setdefault(tidy(text).lower(), entry.code)
    return ways


def _code_and_name(entry: Code) -> list[str]:
    names = (entry.name, *entry.aliases)
    return [f"{entry.code}{separator}{name}" for separator in SEPARATORS for name in names]


def _entry(row: dict[str, str]) -> Code:
    aliases = tuple(alias for alias in (row.get("aliases") or "").split("|") if alias)
    return Code(
        row["code"],
        row["name"],
        row["english"],
        aliases,
        _date(row.get("valid_from")),
        _date(row.get("valid_to")),
        rare=bool(row.get("rare")),
    )


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
