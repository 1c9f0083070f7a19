"""Reading workbooks that people upload: parsed in a child process, streamed to the parent row by row."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cells import ReadingLimits, Rows, SheetStart


def read_workbook(
    path: "Path | str", *, limits: "ReadingLimits | None" = None, name: str = ""
) -> "Iterator[SheetStart | Rows]":
    """Stream an .xlsx or .csv file: for each sheet a SheetStart, then its non-empty rows in Rows.

    A cell is text, a whole or broken number, a day (datetime where the cell has a time), Formula,
    RawNumber or None; a time of day alone is text. A .csv file is one sheet called `name`, else like
    the file. Memory does not grow with the number of rows. Raises a FileRefused with what to do.
    """
    # The child imports this package too and must not meet Django.
    from .workbook import stream

    return stream(Path(path), limits=limits, name=name)
