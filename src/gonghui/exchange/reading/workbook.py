"""Workbooks of strangers, row by row: the child parses, this side only takes what it streams."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from gonghui.kernel.files import sandbox

from . import refusals
from .cells import Cell, Formula, Merge, RawNumber, ReadingLimits, Rows, SheetStart
from .sheet import DATE, FORMULA


def read_workbook(
    path: Path | str, *, limits: ReadingLimits | None = None, name: str = ""
) -> Iterator[SheetStart | Rows]:
    """Stream an .xlsx or .csv file: for each sheet a SheetStart, then its non-empty rows in Rows.

    A cell is text, a whole or broken number, a day (datetime where the cell has a time), Formula,
    RawNumber or None; a time of day alone is text. A .csv file is one sheet called `name`, else like
    the file. Memory does not grow with the number of rows. Raises a FileRefused with what to do.
    """
    path = Path(path)
    limits = limits or ReadingLimits()
    records = sandbox.run(
        "gonghui.exchange.reading.task:read",
        source=path.resolve(),
        arguments={"limits": asdict(limits), "name": name or path.stem},
        limits=sandbox.Limits(memory_mb=limits.memory_mb, seconds=limits.seconds),
        says=refusals.BY_CODE,
    )
    for record in records:
        yield _sheet(record["sheet"]) if "sheet" in record else _rows(record)


def _sheet(told: dict[str, Any]) -> SheetStart:
    merged = tuple(Merge(*area) for area in told.pop("merged", ()))
    return SheetStart(merged=merged, **told)


def _rows(record: dict[str, Any]) -> Rows:
    rows: list[list[Cell]] = record["rows"]
    for row, column, kind, text in record["special"]:
        rows[row][column] = _special(kind, text)
    return Rows(list(zip(record["n"], rows, strict=True)))


def _special(kind: str, text: str) -> Cell:
    if kind == DATE:
        return _day(text)
    return Formula(text) if kind == FORMULA else RawNumber(text)


def _day(text: str) -> Cell:
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return text
