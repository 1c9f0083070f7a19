"""What only the whole workbook shows: stated totals beside those of its rows. Warned, never repaired."""

from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports.rows import Problem, Task
from gonghui.ui.formats import yuan

from . import heads


def review(task: Task) -> dict[tuple[str, int], list[Problem]]:
    """(sheet, row) → warnings, for households that are new with this workbook."""
    found: dict[tuple[str, int], list[Problem]] = {}
    for head in task.memory.get("heads", {}).values():
        if head["row"] and head["household"] is None and (problems := _of(head, task)):
            found[heads.SHEET, head["row"]] = problems
    return found


def _of(head: dict[str, Any], task: Task) -> list[Problem]:
    problems = []
    members, stated = 1 + head["members"], head.get("stated_members")
    if stated is not None and head["members"] and members != stated:
        says = _("家庭人口填的是 {stated} 人，连本人一共列了 {rows} 人。按名单算，并做了标记，请核对。")
        problems.append(_mismatch(says.format(stated=stated, rows=members), "stated_members"))
    income = head.get("stated_income")
    if income is not None and income != head["income"]:
        says = _("家庭年度总收入填的是 {stated} 元，分项加起来是 {rows} 元。按分项算，并做了标记，请核对。")
        problems.append(
            _mismatch(says.format(stated=yuan(income), rows=yuan(head["income"])), "stated_income")
        )
    return problems


def _mismatch(says: str, column: str) -> Problem:
    return Problem("total.mismatch", says, heads.HEADINGS[column], True)
