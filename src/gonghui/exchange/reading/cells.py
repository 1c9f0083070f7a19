"""What a workbook is made of, as the importers meet it. Shared by child and parent, so no Django here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is calculated: its formula with the leading "=", never its remembered result."""

    text: str


@dataclass(frozen=True, slots=True)
class RawNumber:
    """A number too long for Excel to keep exactly, as the file holds it: "1.50102E+17"."""

    text: str


class Merge(NamedTuple):
    """A merged area, rows and columns counted from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


Cell = str | int | float | date | Formula | RawNumber | None


@dataclass(frozen=True)
class SheetStart:
    """A sheet begins. `last_row` is the number of its last written row, for progress; 0 when unknown.

    `hidden` sheets are read like the others: the caller decides.
    """

    name: str
    number: int = 1
    hidden: bool = False
    last_row: int = 0
    merged: tuple[Merge, ...] = ()


@dataclass(frozen=True)
class Rows:
    """Some rows as (row number in the file, cells from column A on). Empty rows are left out."""

    rows: Sequence[tuple[int, list[Cell]]]


@dataclass(frozen=True)
class ReadingLimits:
    """How much of a workbook is read: rows and columns by number, sizes in MB unpacked, time in s."""

    rows: int = 1_048_576
    columns: int = 512
    unpacked_mb: int = 4096
    ratio: int = 400
    row_kb: int = 4096
    sheets: int = 100
    merges: int = 100_000
    memory_mb: int = 256
    seconds: int = 600
