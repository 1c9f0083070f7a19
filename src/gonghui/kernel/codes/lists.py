"""Dated code lists: each a data file with its standard's number, read once."""

import csv
import datetime
import functools
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language

from ..text import tidy

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Code:
    """One value of a list, valid from `valid_from` (inclusive) to `valid_to` (exclusive)."""

    code: str
    name: str
    english: str
    aliases: tuple[str, ...] = ()
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def holds_on(self, on: datetime.date | None) -> bool:
        if on is None:
            return True
        return (self.valid_from or on) <= on and (self.valid_to is None or on < self.valid_to)


class CodeList:
    """A list of codes with its name's standard, e.g. GB/T 2261.1-2003 for sex."""

    def __init__(self, name: str, standard: str, entries: tuple[Code, ...]) -> None:
        self.name, self.standard, self.entries = name, standard, entries
        self._by_code = {entry.code: entry for entry in entries}
        self._by_text: dict[str, str] = {}
        for entry in entries:
            for text in (entry.code, entry.name, *entry.aliases, entry.english):
                self._by_text.setdefault(tidy(text).lower(), entry.code)

    def label(self, code: str, on: datetime.date | None = None) -> str:
        """The words for a code in the reader's language; an unknown code is shown as it stands."""
        entry = self._by_code.get(code)
        if entry is None or not entry.holds_on(on):
            return code
        return entry.english if (get_language() or "zh").startswith("en") else entry.name

    def code_for(self, text: str) -> str | None:
        """The code meant by a code, a name or another way of writing it; None when nobody can tell."""
        found = self._by_text.get(text)
        return found if found is not None else self._by_text.get(tidy(text).lower())

    def choices(self, on: datetime.date | None = None) -> list[tuple[str, str]]:
        return [(entry.code, self.label(entry.code)) for entry in self.entries if entry.holds_on(on)]

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


def _entry(row: dict[str, str]) -> Code:
    aliases = tuple(alias for alias in (row.get("aliases") or "").split("|") if alias)
    return Code(
        row["code"],
        row["name"],
        row["english"],
        aliases,
        _date(row.get("valid_from")),
        _date(row.get("valid_to")),
    )


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
