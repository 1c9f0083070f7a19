"""Workbooks as unions and offices send them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gonghui.exchange.writing import Sheet, write_xlsx


def sheet(title: str, described: tuple, rows: Iterable[dict[str, Any]]) -> Sheet:
    """A sheet with the headings of its columns; `rows` by the columns' names."""
    return Sheet(
        title,
        [column.heading for column in described],
        ([row.get(column.name, "") for column in described] for row in rows),
    )


def book(path: Path, *sheets: Sheet) -> Path:
    write_xlsx(path, list(sheets))
    return path
