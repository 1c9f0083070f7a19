"""A .csv file as rows: its encoding and separator found out, everything read as text."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from gonghui.kernel.files.frames import Refused

from .cells import ReadingLimits
from .numbers import looks_rounded
from .sheet import FORMULA, RAW, Block

PIECE = 1024 * 1024
ROWS_A_BLOCK = 1000
LONGEST_CELL = 256 * 1024
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LEADS = ("=", "+", "-", "@", "\t", "\r")


def blocks(path: Path, limits: ReadingLimits) -> Iterator[Block]:
    """The rows that hold anything, in blocks. Row numbers are those a spreadsheet would show."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding_of(path), newline="") as file:
        separator = _separator(file.readline(LONGEST_CELL))
        file.seek(0)
        block = Block()
        rows = csv.reader(_lines(file, limits), delimiter=separator)
        try:
            for number, cells in enumerate(rows, start=1):
                _keep(block, number, cells, limits)
                if len(block.rows) == ROWS_A_BLOCK:
                    yield block
                    block = Block()
        except csv.Error as broken:
            raise Refused("broken_quotes", row=rows.line_num) from broken
        if block.rows:
            yield block


def encoding_of(path: Path) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8 if the whole file is, else GB18030. Raises Refused."""
    with path.open("rb") as file:
        head = file.read(4)
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    for encoding in ("utf-8", "gb18030"):
        if _decodes(path, encoding):
            return encoding
    raise Refused("unknown_encoding")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while piece := file.read(PIECE):
                if "\0" in decoder.decode(piece):
                    return False
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _separator(first_line: str) -> str:
    return max(",\t;", key=first_line.count)


def _lines(file: TextIO, limits: ReadingLimits) -> Iterator[str]:
    try:
        while line := file.readline(limits.row_kb * 1024):
            if not line.endswith(("\n", "\r")) and len(line) == limits.row_kb * 1024:
                raise Refused("too_much_memory")
            yield line
    except UnicodeDecodeError as broken:
        raise Refused("unknown_encoding") from broken


def _keep(block: Block, number: int, texts: list[str], limits: ReadingLimits) -> None:
    if number > limits.rows:
        raise Refused("too_many_rows", limit=limits.rows)
    cells = [text or None for text in texts]
    while cells and cells[-1] is None:
        cells.pop()
    if len(cells) > limits.columns:
        raise Refused("too_many_columns", limit=limits.columns)
    if cells:
        for column, text in enumerate(cells):
            if text and (text[0] in "='" or looks_rounded(text)):
                cells[column] = _odd(block, column, text)
        block.numbers.append(number)
        block.rows.append(cells)


def _odd(block: Block, column: int, text: str) -> Any:
    """A formula, a rounded number; ="0123" and what our own export shielded with an apostrophe are text."""
    if text[0] == "'":
        return text[1:] if text[1:].startswith(LEADS) else text
    kind = RAW
    if text[0] == "=":
        inner = text[2:-1]
        if len(text) >= 3 and text[1] == text[-1] == '"' and '"' not in inner:
            return inner or None
        kind = FORMULA
    block.special.append([len(block.rows), column, kind, text])
    return text
