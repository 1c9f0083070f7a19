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


def stream(path: Path, *, limits: ReadingLimits | None, name: str) -> Iterator[SheetStart | Rows]:
    """What `read_workbook` promises."""
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
