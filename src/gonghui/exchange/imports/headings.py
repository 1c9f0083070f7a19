"""Finding the row of headings: below title rows and merged cells, in any order, under other names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gonghui.kernel.text import tidy
from gonghui.manifest import Column, Sheet

# A remark holds no bracket, so that a text of nothing but open brackets is read once.
_REMARK = re.compile(r"[(（【\[][^()（）【】\[\]]*[)）】\]]")
_MARKS = re.compile(r"[*＊※:：\s]")
NESTED = 3
LOOKED_AT = 30
ENOUGH = 2


@dataclass(frozen=True)
class Headings:
    """Which sheet this is, and which cell of a row is which column."""

    sheet: Sheet
    places: dict[int, Column]
    unknown: tuple[str, ...]


def recognise(cells: Sequence[object], sheets: Sequence[Sheet]) -> Headings | None:
    """The best match of one row against the known sheets, or None when it is no row of headings."""
    texts = [plain(str(cell)) if isinstance(cell, str) else "" for cell in cells]
    found = [_match(texts, sheet) for sheet in sheets]
    best = max(found, key=lambda match: len(match.places), default=None)
    return best if best and _is_enough(best) else None


def plain(heading: str) -> str:
    """A heading without stars, remarks in brackets, spaces and line breaks."""
    text = tidy(heading)
    for _depth in range(NESTED):
        text = _REMARK.sub("", text)
    return _MARKS.sub("", text)


def _match(texts: list[str], sheet: Sheet) -> Headings:
    known = _known(sheet)
    places: dict[int, Column] = {}
    taken: set[str] = set()
    unknown = []
    for index, text in enumerate(texts):
        column = known.get(text)
        if column and column.name not in taken:
            places[index] = column
            taken.add(column.name)
        elif text:
            unknown.append(text)
    return Headings(sheet, places, tuple(unknown))


@lru_cache(maxsize=32)
def _known(sheet: Sheet) -> dict[str, Column]:
    known: dict[str, Column] = {}
    for column in sheet.columns:
        for heading in (column.heading, *column.aliases):
            known.setdefault(plain(heading), column)
    return known


def _is_enough(match: Headings) -> bool:
    required = {column.name for column in match.sheet.columns if column.required}
    names = {column.name for column in match.places.values()}
    return len(names) >= ENOUGH and len(names) > len(match.unknown) / 3 and bool(required & names)
