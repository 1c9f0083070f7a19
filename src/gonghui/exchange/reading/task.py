"""What the child process does with a workbook. Runs without Django, under the limits of the sandbox."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gonghui.kernel.files.content import XLSX, inspect_head
from gonghui.kernel.files.frames import Refused

from . import csv_rows, package, styles
from .cells import ReadingLimits
from .sheet import SheetReader
from .strings import SharedStrings

_MERGE = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell [^<>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_LAST_ROW = re.compile(rb'<(?:\w{1,20}:)?row [^<>]*?\br="(\d{1,9})"')
OVERLAP = 4096


def read(path: Path, arguments: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Records {"sheet": …} and {"n": row numbers, "rows": cells, "special": odd cells}, sheet by sheet."""
    limits = ReadingLimits(**arguments["limits"])
    if inspect_head(path) == XLSX:
        yield from _workbook(path, limits)
    else:
        yield {"sheet": {"name": arguments["name"], "number": 1}}
        for block in csv_rows.blocks(path, limits):
            yield block.as_record()


def _workbook(path: Path, limits: ReadingLimits) -> Iterator[dict[str, Any]]:
    opened = package.Package(path, limits)
    book = package.contents(opened)
    dates = styles.date_styles(opened, book)
    reader = SheetReader(SharedStrings(opened, book.strings), dates, book.from_1904, limits)
    for number, sheet in enumerate(book.sheets, start=1):
        last_row, merged = _survey(opened, sheet.part)
        yield {
            "sheet": {
                "name": sheet.name,
                "number": number,
                "hidden": sheet.hidden,
                "last_row": last_row,
                "merged": merged,
            }
        }
        for block in reader.blocks(opened, sheet.part):
            yield block.as_record()


def _survey(opened: package.Package, part: str) -> tuple[int, list[list[int]]]:
    """Look through the sheet once before its rows: the last row's number, and merged areas (at the end).

    Costs inflating alone; <dimension> is not believed, since it may be false.
    """
    merged: list[list[int]] = []
    last_row = 0
    tail = b""
    for piece in opened.stream(part):
        window = tail + piece
        tail = window[-OVERLAP:]
        start = window.rfind(b"row ", 0)
        if start > 0 and (found := _LAST_ROW.match(window, window.rfind(b"<", 0, start))):
            last_row = max(last_row, int(found[1]))
        if b"mergeCell " in window:
            for areas in _MERGE.finditer(window):
                if areas.end() > len(window) - len(piece):
                    merged.append(_area(*areas.groups()))
            if len(merged) > opened.limits.merges:
                raise Refused("file_suspicious")
    return last_row, merged


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> list[int]:
    return [int(top), _column(left), int(bottom), _column(right)]


def _column(name: bytes) -> int:
    """ "A" → 1, "AA" → 27."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
