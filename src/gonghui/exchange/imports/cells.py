"""From the cells of a spreadsheet to plain text, keeping what a spreadsheet spoils visible."""

import datetime
import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from gonghui.exchange.reading.cells import Formula, RawNumber
from gonghui.kernel.text import tidy
from gonghui.manifest import Column

from .rows import Problem, Row, Table

_SPOILED = re.compile(r"[eE]")
is_tidy = re.compile("[0-9A-Za-z\u4e00-\u9fff·./-]*").fullmatch
EXACT_DIGITS = 15


def rows_of(table: Table) -> Iterator[Row]:
    """The rows that hold anything in a known column, one by one."""
    for number, cells in zip(table.numbers, table.lines, strict=True):
        if row := row_of(number, cells, table.places):
            yield row


def row_of(number: int, cells: Sequence[object], places: dict[int, Column]) -> Row | None:
    """One row as text by column name; None for a row without anything in a known column."""
    row = Row(number, {})
    # Plain text is told apart here, not in `_text`, because it is nearly every cell of a roster.
    width = len(cells)
    for index, column in places.items():
        cell = cells[index] if index < width else None
        if cell is None or cell == "":
            continue
        text = cell if type(cell) is str and is_tidy(cell) else _text(cell, column, row)
        if text:
            row.cells[column.name] = text
    return row if row.cells or row.problems else None


def _text(cell: object, column: Column, row: Row) -> str:
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, RawNumber):
        return _number(cell.text, column, row)
    if isinstance(cell, Formula):
        says = _("“{column}”这一格是公式，不能导入。请复制后用“选择性粘贴，只粘贴数值”再上传。")
        row.problems.append(Problem("formula.in_cell", says.format(column=column.heading), column.heading))
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return tidy(str(cell))


def _number(text: str, column: Column, row: Row) -> str:
    whole = text[:-2] if text.endswith(".0") else text
    if column.exact and (_SPOILED.search(whole) or len(whole.lstrip("-")) > EXACT_DIGITS):
        says = _(
            "Excel 把“{column}”当成数字，后几位已经丢了（{text}）。请把这一列设为“文本”，重新填写这个号码。"
        )
        row.problems.append(
            Problem("id.precision_lost", says.format(column=column.heading, text=text), column.heading)
        )
        return ""
    return _expanded(whole) if _SPOILED.search(whole) else whole


def _expanded(text: str) -> str:
    number = float(text)
    return str(int(number)) if number.is_integer() else text
