"""Tables out of the house, row by row: .csv as a stream, .xlsx into a file. Text never becomes a formula.

In a workbook every text is a text cell, quoted where it begins like a formula; in .csv such a text gets
an apostrophe, which our own reading takes off again.
"""

import csv
import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import gettext as _

LEADS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"
ROWS_A_PIECE = 500
ROWS_A_SHEET = 1_000_000
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
COLUMN_WIDTH = 18


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written: its name, one heading a column, and its rows, taken one by one."""

    name: str
    header: Sequence[Any]
    rows: Iterable[Sequence[Any]]


def stream_csv(header: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A .csv file in pieces, UTF-8 with the mark that Excel needs; the heading goes out at once."""
    waiting: list[str] = []
    writer = csv.writer(_Appending(waiting.append))
    yield BYTE_ORDER_MARK.encode()
    writer.writerow([shield(text_of(value)) for value in header])
    yield _taken(waiting)
    remaining = iter(rows)
    while piece := list(islice(remaining, ROWS_A_PIECE)):
        writer.writerows([_csv_value(value) for value in row] for row in piece)
        yield _taken(waiting)


def write_xlsx(path: Path | str, sheets: Iterable[Sheet]) -> None:
    """Write a workbook in constant memory. More than 1,000,000 rows go on in a further sheet.

    Columns are formatted as text, so that a number typed in later (an ID number) stays whole.
    """
    path = Path(path)
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        writer = _WorkbookWriter(book)
        for sheet in sheets:
            writer.write(sheet)
        if not writer.names:
            book.add_worksheet()


def shield(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(LEADS) else text


def text_of(value: Any) -> str:
    """A value as the reader of a table expects it: days and moments in local time, yes and no in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime.datetime):
        return _local(value).strftime("%Y-%m-%d %H:%M")
    return str(value).encode("utf-8", "replace").decode()


class _Appending:
    """A file for csv.writer that only hands on what is written."""

    def __init__(self, write: Callable[[str], None]) -> None:
        self.write = write


def _taken(waiting: list[str]) -> bytes:
    piece = "".join(waiting).encode()
    waiting.clear()
    return piece


def _csv_value(value: Any) -> str:
    plain = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    return str(value) if plain else shield(text_of(value))


class _WorkbookWriter:
    """Writes sheets with the few formats they share."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.names: set[str] = set()
        self.text = book.add_format({"num_format": "@"})
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self.heading = book.add_format({"num_format": "@", "bold": True, "text_wrap": True, "valign": "top"})
        self.number = book.add_format({"num_format": "General"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def write(self, sheet: Sheet) -> None:
        remaining = iter(sheet.rows)
        while True:
            page = self._page(sheet)
            for number, row in enumerate(islice(remaining, ROWS_A_SHEET), start=1):
                for column, value in enumerate(row):
                    self._cell(page, number, column, value)
            following = next(remaining, None)
            if following is None:
                return
            remaining = chain([following], remaining)

    def _page(self, sheet: Sheet) -> Any:
        page = self.book.add_worksheet(self._free_name(sheet.name))
        page.set_column(0, max(len(sheet.header) - 1, 0), COLUMN_WIDTH, self.text)
        page.freeze_panes(1, 0)
        for column, value in enumerate(sheet.header):
            page.write_string(0, column, text_of(value)[:LONGEST_TEXT], self.heading)
        return page

    def _free_name(self, wanted: str) -> str:
        bare = wanted.translate(NOT_IN_A_NAME).strip().strip("'")[:LONGEST_NAME] or "Sheet"
        name, number = bare, 1
        while name.lower() in self.names:
            number += 1
            ending = f" ({number})"
            name = bare[: LONGEST_NAME - len(ending)] + ending
        self.names.add(name.lower())
        return name

    def _cell(self, page: Any, row: int, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, datetime.datetime):
            page.write_datetime(row, column, _local(value).replace(tzinfo=None), self.moment)
        elif isinstance(value, datetime.date):
            page.write_datetime(row, column, value, self.day)
        elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) and _is_exact(value):
            page.write_number(row, column, value, self.number)
        else:
            text = text_of(value)[:LONGEST_TEXT]
            page.write_string(row, column, text, self.quoted if text.startswith(LEADS) else self.text)


def _is_exact(value: int | float | Decimal) -> bool:
    """Whether a spreadsheet keeps the number: 15 digits, and no infinity."""
    return -(10**15) < value < 10**15


def _local(moment: datetime.datetime) -> datetime.datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
