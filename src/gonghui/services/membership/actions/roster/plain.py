"""Rows without anything odd, a whole column at a time. What is odd goes the careful way, row by row.

A reader here never decides against a row: it gives a value only where the careful checks would give the
same one without a word, and None for everything else.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from typing import Any

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import is_tidy
from gonghui.exchange.imports.places import Places
from gonghui.exchange.imports.rows import Table
from gonghui.exchange.imports.values import date_of
from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.people import identity, names
from gonghui.kernel.text import tidy

from .columns import MEMBER_COLUMNS

REMEMBERED = 20_000
DAYS = ("birth_date", "joined_on")
CODED = {column.name: column.codes for column in MEMBER_COLUMNS if column.codes}
TEXTS = ("workplace", "department", "job", "union_duty", "group_name", "card_number", "remark", "residence")
_MOBILE = re.compile("1[3-9][0-9]{9}")
Column = list[Any]


class Readers:
    """One reader for every column, remembering what cells mean; lives as long as the check of a file."""

    def __init__(self, places: Places, on: datetime.date) -> None:
        self.places, self.on = places, on
        self.known: dict[str, _Known] = {
            **{name: _Known(_coded(codes)) for name, codes in CODED.items()},
            **{name: _Known(self._day) for name in DAYS},
            **{name: _Known(_short) for name in TEXTS},
            "household_region": _Known(_region),
            "organization": _Known(lambda cell: places.named(_text(cell))),
        }

    def read(self, table: Table) -> tuple[dict[str, Column], set[int]]:
        """Values by column, "" where nothing is told, and the places of rows that are not plain."""
        found: dict[str, Column] = {"name": _names(table), "id_number": self._numbers(table)}
        for name in ("phone", *self.known):
            cells = table.column(name)
            if cells is not None:
                found[name] = (
                    _phones(cells) if name == "phone" else [*map(self.known[name].__getitem__, cells)]
                )
        found["organization"] = self._organizations(found, len(table))
        if "id_kind" in found:
            found["id_kind"] = [code if code in ("", checks.CITIZEN) else None for code in found["id_kind"]]
        odd = {place for column in found.values() if None in column for place in _nones(column)}
        numbers = [number or _NOBODY for number in found["id_number"]]
        _agree(found, "sex", [identity.sex(number) for number in numbers], odd)
        _agree(found, "birth_date", [f"{n[6:10]}-{n[10:12]}-{n[12:14]}" for n in numbers], odd)
        return found, odd

    def _numbers(self, table: Table) -> Column:
        cells = table.column("id_number") or [None] * len(table)
        texts = [cell if type(cell) is str else "" for cell in cells]
        checked = identity.check_column(texts, on=self.on)
        return [None if faults else number for number, faults in checked]

    def _organizations(self, found: dict[str, Column], count: int) -> Column:
        codes = found.get("organization", [self.places.top.code] * count)
        groups = found.get("group_name")
        if not groups:
            return codes
        return [
            self.places.group(code, group) if code and group else code
            for code, group in zip(codes, groups, strict=True)
        ]

    def _day(self, cell: Any) -> str | None:
        text = _text(cell)
        date = date_of(text) if text else None
        if date and checks.FIRST_DAY <= date <= self.on:
            return date.isoformat()
        return "" if text == "" else None


class _Known(dict):
    """What a cell means, worked out once for each of the texts that come again and again."""

    def __init__(self, read: Callable[[Any], str | None]) -> None:
        self.read = read

    def __missing__(self, cell: Any) -> str | None:
        if len(self) > REMEMBERED:
            self.clear()
        value = self[cell] = self.read(cell)
        return value


def _text(cell: Any) -> str | None:
    """The text of a cell as the careful way would have it; None for formulas and long numbers."""
    if cell is None:
        return ""
    if type(cell) is str:
        return cell if is_tidy(cell) else tidy(cell)
    if type(cell) is int:
        return str(cell)
    return cell.isoformat() if type(cell) is datetime.date else None


def _coded(codes: str) -> Callable[[Any], str | None]:
    code_for = lists.get(codes).code_for

    def read(cell: Any) -> str | None:
        text = _text(cell)
        return code_for(text) if text else text

    return read


def _short(cell: Any) -> str | None:
    text = _text(cell)
    return text[: checks.LONGEST] if text else text


def _region(cell: Any) -> str | None:
    text = _text(cell)
    return text[:6] if text and divisions.known(text[:6]) else "" if text == "" else None


def _names(table: Table) -> Column:
    cells = table.column("name") or [None] * len(table)
    return [cell if type(cell) is str and names.is_plain(cell) else None for cell in cells]


def _phones(cells: Sequence[Any]) -> Column:
    is_mobile = _MOBILE.fullmatch
    texts = [str(cell) if type(cell) is int else cell for cell in cells]
    return [
        text if type(text) is str and is_mobile(text) else "" if text in (None, "") else None
        for text in texts
    ]


def _agree(found: dict[str, Column], name: str, told: list[str], odd: set[int]) -> None:
    """Take from the number what is not told beside it; a row that says something else is not plain."""
    typed = found.get(name)
    if typed:
        pairs = enumerate(zip(typed, told, strict=True))
        odd.update(place for place, (value, right) in pairs if value and value != right)
    found[name] = told


def _nones(column: Column) -> list[int]:
    return [place for place, value in enumerate(column) if value is None]


_NOBODY = "0" * 18
