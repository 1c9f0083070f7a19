"""A table of subsistence lines. `valid_to` is the last day, as people write it; empty: still in force."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy

from ...models.facts import MOST_MEMBERS
from ...rules.lines import Line, annual_fen
from . import cells, table

WANTED = ("region", "residence", "valid_from", "valid_to", "monthly_line")
OPTIONAL = ("members_from", "members_to", "document")


class LineUnreadable(Refusal):
    says = _("低保标准文件第 {row} 行读不懂：{fault}。请核对后再试。")


class LineTwice(Refusal):
    says = _("低保标准文件第 {row} 行与前面一行是同一地区、同一天起的标准，金额却不同。请核对后再试。")


def read(path: Path) -> list[Line]:
    """Raises LineUnreadable, LineTwice, and what `table.rows` raises."""
    found: dict[tuple, Line] = {}
    with table.rows(path, WANTED, OPTIONAL) as rows:
        for row, line in _lines(rows):
            key = line.region, line.residence, line.valid_from, line.members_from, line.members_to
            if key in found and found[key].annual_fen != line.annual_fen:
                raise LineTwice(row=row)
            found[key] = line
    return list(found.values())


def _lines(rows: Iterator[tuple]) -> Iterator[tuple[int, Line]]:
    for row, texts in enumerate(rows, start=2):
        if any(texts):
            try:
                yield row, _line(*map(tidy, texts))
            except (ValueError, KeyError) as fault:
                raise LineUnreadable(row=row, fault=fault) from fault


def _line(
    region: str, residence: str, begins: str, ends: str, amount: str, first: str, last: str, document: str
) -> Line:
    monthly = cells.fen(amount)
    if not 0 < monthly <= 10**9:
        raise ValueError(amount)
    return Line(
        region,
        cells.KINDS["residence"][residence],
        annual_fen(monthly, "month"),
        _day(begins),
        _day(ends) + datetime.timedelta(days=1) if ends else None,
        cells.KINDS["members"][first] if first else 1,
        cells.KINDS["members"][last] if last else MOST_MEMBERS,
        document,
    )


def _day(text: str) -> datetime.date:
    year, month, day = text.replace("/", "-").split("-")
    return datetime.date(int(year), int(month), int(day))
