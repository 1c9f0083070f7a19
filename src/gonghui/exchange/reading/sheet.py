"""One sheet's XML as rows of cells: inflated in pieces, cut at row starts, a regular expression per row.

The expression knows the cells that Excel, WPS, LibreOffice and the usual libraries write. A piece in
which it does not account for every cell is read again by expat (`careful`), so nothing is guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gonghui.kernel.files.frames import Refused

from . import careful, xml
from .cells import ReadingLimits
from .numbers import day, number
from .package import Package
from .pieces import RowPieces
from .strings import BITS, MASK, SharedStrings

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DATE, FORMULA, RAW = "d", "f", "r"
OUTSIDE = -1
REMEMBERED_DAYS = 100_000
_CELL = (
    r'<{p}c(?: r="([A-Z]{{1,3}})\d{{1,7}}")?(?: s="(\d{{1,6}})")?(?: t="(\w{{1,9}})")?'
    r"(?:/>|>(?:(<{p}f)(?: [^<>]*)?(?:/>|>([^<]*)</{p}f>))?"
    r"(?:<{p}v>([^<]*)</{p}v>|<{p}v/>|<{p}is><{p}t(?: [^<>]*)?>([^<]*)</{p}t></{p}is>)?</{p}c>)"
)
# The commonest cell of all alone; a row that holds nothing else is read without looking at each cell.
_TEXT_CELL = (
    r'<{p}c r="([A-Z]{{1,3}})\d{{1,7}}"(?: s="\d{{1,6}}")? t="inlineStr">'
    r'<{p}is><{p}t(?: xml:space="preserve")?>([^<]*)</{p}t></{p}is></{p}c>'
)
_ROW_NUMBER = re.compile(r'[^<>]*? ?\br="(\d{1,9})"')


@dataclass
class Block:
    """Some rows on their way to the parent. `special` holds [row, column, kind, text] of odd cells."""

    numbers: list[int] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    special: list[list[Any]] = field(default_factory=list)

    def as_record(self) -> dict[str, Any]:
        return {"n": self.numbers, "rows": self.rows, "special": self.special}


class SheetReader:
    """Reads the rows of one sheet. Knows what cells refer to: strings, date styles, the first day."""

    def __init__(
        self, strings: SharedStrings, dates: frozenset[int], from_1904: bool, limits: ReadingLimits
    ) -> None:
        self.strings = strings
        self.dates = {str(style) for style in dates}
        self.from_1904 = from_1904
        self.limits = limits
        self.columns = {letters(column): column for column in range(limits.columns)}
        self.days: dict[str, str | None] = {}
        self.first_letters = list(self.columns)

    def blocks(self, package: Package, part: str) -> Iterator[Block]:
        """The sheet's rows that hold anything, in blocks."""
        self.last_row = 0
        pieces = RowPieces(package, part)
        for piece in pieces:
            block = Block()
            if not self._quickly(piece, pieces.prefix, block):
                block = Block()
                for row, cells in careful.rows(piece, pieces.prefix):
                    self._keep(block, self._row_number(row), self._cells(cells, block))
            if block.rows:
                yield block

    def _quickly(self, piece: str, prefix: str, block: Block) -> bool:
        """Fill `block` from the piece. False when a cell or row is written in an unusual way."""
        if ("!" in piece or "?" in piece) and ("<!" in piece or "<?" in piece):
            return False
        before = self.last_row
        find_cells = cell_pattern(_CELL, prefix).findall
        find_texts = cell_pattern(_TEXT_CELL, prefix).findall
        value, formula, inline = f"<{prefix}v", f"<{prefix}f", f"<{prefix}is"
        opening = f"<{prefix}c"
        for row in piece.split(f"<{prefix}row")[1:]:
            found = _ROW_NUMBER.match(row)
            if not found and ' r="' in row[: row.find(">") + 1]:
                break
            number_of_row = self._row_number(int(found[1]) if found else None)
            has_texts = inline in row
            if not has_texts and value not in row and formula not in row:
                continue
            count = row.count(opening)
            if has_texts and (texts := self._texts(find_texts(row), count, row)):
                self._keep(block, number_of_row, texts)
                continue
            cells = find_cells(row)
            if len(cells) != count:
                break
            self._keep(block, number_of_row, self._cells(cells, block))
        else:
            return True
        self.last_row = before
        return False

    def _row_number(self, given: int | None) -> int:
        row = self.last_row + 1 if given is None else given
        if row <= self.last_row:
            raise Refused("file_damaged")
        if row > self.limits.rows:
            raise Refused("too_many_rows", limit=self.limits.rows)
        self.last_row = row
        return row

    def _keep(self, block: Block, row: int, cells: list[Any]) -> None:
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > self.limits.columns:
            raise Refused("too_many_columns", limit=self.limits.columns)
        if cells:
            block.numbers.append(row)
            block.rows.append(cells)

    def _texts(self, found: list[tuple[str, str]], count: int, row: str) -> list[Any] | None:
        """The row where all its cells are texts and no column is left out; each is (letters, text)."""
        if not found or len(found) != count:
            return None
        columns, texts = zip(*found, strict=True)
        if list(columns) != self.first_letters[:count]:
            return None
        if "&" in row or "_x" in row:
            texts = tuple(xml.unescape_excel(xml.unescape(text)) for text in texts)
        return [text or None for text in texts] if "" in texts else list(texts)

    def _cells(self, found: Sequence[tuple[str, ...]], block: Block) -> list[Any]:
        """Values by column; each of `found` is (letters, style, kind, "<f", formula, value, inline text)."""
        cells: list[Any] = []
        width = 0
        columns, dates, opened = self.columns, self.dates, self.strings.opened
        for column_letters, style, kind, is_formula, formula, text, inline in found:
            column = columns.get(column_letters, OUTSIDE) if column_letters else width
            value: Any = None
            if is_formula:
                value = self._odd(block, column, FORMULA, "=" + xml.unescape(formula))
            elif kind == "s":
                # Said out here, not in SharedStrings, because it runs for most cells of a workbook.
                string = int(text or 0)
                several = opened.get(string >> BITS) or self.strings.open(string >> BITS)
                value = several[string & MASK] or None
            elif kind and kind != "n":
                value = self._other(block, column, kind, text or inline)
            elif style in dates and text:
                value = self._day(block, column, text)
            elif text:
                value = number(text)
                if value is None:
                    value = self._odd(block, column, RAW, xml.unescape(text))
            if column == width:
                cells.append(value)
                width += 1
            elif value is not None:
                self._place(cells, column, value)
                width = len(cells)
        return cells

    def _place(self, cells: list[Any], column: int, value: Any) -> None:
        if not 0 <= column < self.limits.columns:
            raise Refused("too_many_columns", limit=self.limits.columns)
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value

    def _odd(self, block: Block, column: int, kind: str, text: str) -> str:
        block.special.append([len(block.rows), column, kind, text])
        return text

    def _day(self, block: Block, column: int, text: str) -> Any:
        if text not in self.days:
            if len(self.days) > REMEMBERED_DAYS:
                self.days.clear()
            self.days[text] = day(text, self.from_1904)
        iso = self.days[text]
        if iso is None:
            return self._odd(block, column, RAW, xml.unescape(text))
        return self._odd(block, column, DATE, iso) if "-" in iso else iso

    def _other(self, block: Block, column: int, kind: str, text: str) -> Any:
        text = xml.unescape_excel(xml.unescape(text))
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(text, text)
        if kind == "d" and text:
            return self._odd(block, column, DATE, text)
        return text or None


def letters(column: int) -> str:
    """Column 0 → "A", 26 → "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = LETTERS[rest] + name
    return name


_patterns: dict[tuple[str, str], re.Pattern[str]] = {}


def cell_pattern(pattern: str, prefix: str) -> re.Pattern[str]:
    """One of the patterns for the names of a sheet, which may have a prefix."""
    if (pattern, prefix) not in _patterns:
        _patterns[pattern, prefix] = re.compile(pattern.format(p=prefix))
    return _patterns[pattern, prefix]
