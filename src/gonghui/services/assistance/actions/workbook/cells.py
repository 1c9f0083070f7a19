"""From the cells of a row to plain values: codes, days, fen, whole numbers; faults stay with the row."""

import datetime
import re
from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.rows import Row
from gonghui.kernel.codes import lists
from gonghui.manifest import Column

from ...models.facts import MOST_MEMBERS
from ...money import fen_of

MONEY = (
    "wage", "other_income", "stated_income", "medical", "medical_self", "schooling", "savings", "assets",
    "event_cost",
)  # fmt: skip
DAYS = ("birth_date", "work_since", "illness_since", "event_on", "filed_on", "ended_on", "contract_since")
WHOLE = {
    "stated_members": MOST_MEMBERS,
    "floor_area": 9999,
    "school_since": 2100,
    "school_years": 12,
    "contract_months": 600,
}
"""Whole numbers and their largest value."""
YES_NO = ("migrant", "aided")
SEPARATORS = re.compile(r"[、，,;；/\s]+")
CAUSES_KEPT = 3


def values_of(row: Row, columns: tuple[Column, ...], on: datetime.date) -> dict[str, Any]:
    """Every cell of a row by its column, as it will be kept; what is empty is left out."""
    headings = {column.name: column.heading for column in columns}
    coded = tuple(column for column in columns if column.codes)
    values: dict[str, Any] = dict(checks.coded(row, coded))
    for name in YES_NO:
        if name in values:
            values[name] = values[name] == "1"
    for name, heading in headings.items():
        if name in MONEY:
            values[name] = _money(row, name, heading)
        elif name in DAYS:
            values[name] = checks.dated(row, name, heading, on)
        elif name in WHOLE:
            values[name] = _whole(row, name, heading)
    if "other_causes" in row.cells:
        values["other_causes"] = _causes(row, headings["other_causes"])
    return {name: value for name, value in values.items() if value is not None}


def plain_of(row: Row, names: tuple[str, ...]) -> dict[str, str]:
    """Cells that are kept as they were written."""
    return {name: row.cells[name][: checks.LONGEST] for name in names if row.cells.get(name)}


def _money(row: Row, name: str, heading: str) -> int | None:
    text = row.cells.get(name)
    if text is None:
        return None
    fen = fen_of(text)
    if fen is None:
        says = _("“{column}”里的“{text}”不是金额。请只写数字，单位是元。")
        checks.add(row, "amount.invalid", says.format(column=heading, text=text[:20]), heading)
    return fen


def _whole(row: Row, name: str, heading: str) -> int | None:
    text = row.cells.get(name)
    if text is None:
        return None
    number = text.rstrip("人年月个㎡平方米").split(".")[0]
    if not number.isdecimal() or not 1 <= int(number) <= WHOLE[name]:
        says = _("“{column}”里的“{text}”不是能用的数字。")
        checks.add(row, "number.invalid", says.format(column=heading, text=text[:20]), heading)
        return None
    return int(number)


def _causes(row: Row, heading: str) -> list[str]:
    causes, found = lists.get("hardship_cause"), []
    for text in filter(None, SEPARATORS.split(row.cells["other_causes"])):
        code = causes.code_for(text)
        if code is None:
            says = _("“{column}”里的“{text}”不在代码表里。请从下拉列表里选。")
            checks.add(row, "code.unknown", says.format(column=heading, text=text[:20]), heading)
        elif code not in found:
            found.append(code)
    return found[:CAUSES_KEPT]
