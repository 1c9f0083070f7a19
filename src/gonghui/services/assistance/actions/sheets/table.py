"""A CSV file as rows under known names: any column order, UTF-8 with or without mark, GB18030."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from gonghui.exchange.reading.csv_rows import encoding_of
from gonghui.kernel.files.frames import Refused
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy


class FileMissing(Refusal):
    says = _("没有找到文件 {path}。请核对文件名和所在的文件夹。")


class NotATable(Refusal):
    says = _("文件 {path} 读不懂。请存为 UTF-8 或 GB18030 编码的 CSV 文件再试。")


class ColumnMissing(Refusal):
    says = _("文件 {path} 缺少这些列：{columns}。请补上再试。")


@contextmanager
def rows(path: Path, wanted: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Iterator[tuple]]:
    """The rows as tuples of text in the order of `wanted` then `optional`; what is absent is "".

    Raises FileMissing, NotATable, ColumnMissing.
    """
    if not path.is_file():
        raise FileMissing(path=path)
    try:
        with path.open(encoding=encoding_of(path), newline="") as file:
            separator = max(",\t;", key=file.readline().count)
            file.seek(0)
            yield _under_names(csv.reader(file, delimiter=separator), path, wanted, optional)
    except (Refused, csv.Error, UnicodeDecodeError) as fault:
        raise NotATable(path=path) from fault


def _under_names(
    lines: Iterator[list[str]], path: Path, wanted: Sequence, optional: Sequence
) -> Iterator[tuple]:
    heading = [tidy(text).lower() for text in next(lines, [])]
    if missing := [name for name in wanted if name not in heading]:
        raise ColumnMissing(path=path, columns="、".join(missing))
    width = len(heading)
    # What is not there is read from the empty cell behind the last one.
    pick = itemgetter(*(heading.index(name) if name in heading else width for name in (*wanted, *optional)))
    return _picked(lines, pick, width)


def _picked(lines: Iterator[list[str]], pick: itemgetter, width: int) -> Iterator[tuple]:
    for cells in lines:
        if len(cells) == width:
            cells.append("")
            yield pick(cells)
        elif cells:
            yield pick([*cells, *[""] * width][:width] + [""])
