"""《经济状况核对结果》: what civil affairs answered, put beside what was told."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports import checks as cell_checks
from gonghui.exchange.imports.cells import rows_of
from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import REJECT, SAME, UPDATE, Checked, Outcome, Row, Table, Task
from gonghui.manifest import Sheet, Workbook
from gonghui.ui.formats import yuan

from ...models import Amount, DataCheck
from ...money import fen_of
from ...queries import checks
from .columns import CHECK_COLUMNS

SHEET = "checks"
MONEY = ("annual_income", "net_assets", "savings")
KEPT = (*MONEY, "aided")
HEADINGS = {column.name: column.heading for column in CHECK_COLUMNS}


def plan(table: Table, task: Task) -> Checked:
    """Find the question of every row, and say what the answer will show beside what was told."""
    rows = list(rows_of(table))
    known = checks.open_below(task.organization.path, [row.cells.get("file_number", "") for row in rows])
    return Checked([_outcome(row, known.get(row.cells.get("file_number", "")), task) for row in rows])


def apply(checked: Checked, task: Task) -> dict[str, Any]:
    """Write the answers down; returns what stood before."""
    before = []
    for outcome in checked.changed():
        check = DataCheck.objects.select_for_update().get(pk=outcome.change["check"])
        facts = check.household.facts
        answered = check.answered_at.isoformat() if check.answered_at else None
        before.append(
            [check.pk, outcome.number, answered, check.differs, {n: getattr(check, n) for n in KEPT}]
        )
        for name, value in outcome.change["answer"].items():
            setattr(check, name, value)
        percent = checks.tolerance(facts.region, timezone.localdate(task.at))
        check.differs = checks.differs(outcome.change["answer"], facts, percent)
        check.answered_at = task.at
        check.save()
    return {"at": task.at.isoformat(), "before": before}


def undo(reversal: dict[str, Any], task: Task) -> None:
    """Take one chunk of answers back. Raises BuiltUpon when one was taken into a file since."""
    at = datetime.datetime.fromisoformat(reversal["at"])
    for pk, row, answered, different, values in reversal["before"]:
        check = DataCheck.objects.select_for_update().get(pk=pk)
        later = Amount.objects.filter(
            household=check.household_id, source=Amount.Source.EXCHANGE, recorded_at__gte=at
        )
        if check.answered_at != at or later.exists():
            raise BuiltUpon(row=row, what=_("核对结果已经用上"))
        check.answered_at = datetime.datetime.fromisoformat(answered) if answered else None
        check.differs = different
        for name, value in values.items():
            setattr(check, name, value)
        check.save()


def changed_since(checked: Checked, moment: datetime.datetime) -> bool:
    """Whether one of these questions was answered after the outcomes were worked out."""
    touched = [outcome.change["check"] for outcome in checked.changed()]
    return DataCheck.objects.filter(Q(answered_at__gte=moment), pk__in=touched).exists()


def _outcome(row: Row, check: DataCheck | None, task: Task) -> Outcome:
    answer = _answer(row)
    if check is None or (row.cells.get("batch") and row.cells["batch"] != check.batch):
        says = _("没有向民政部门核对过档案“{number}”，或者不是这一批。请用本工会发出的那张表填。")
        number = row.cells.get("file_number", "")[:20]
        cell_checks.add(row, "check.unknown", says.format(number=number), HEADINGS["file_number"])
    if check is not None and check.case and check.case.stage != "reviewing":
        says = _("这一件已经不在复核，结果不再收。")
        cell_checks.add(row, "check.over", says, HEADINGS["file_number"])
    if cell_checks.refused(row) or check is None:
        return Outcome(row.number, REJECT, row.cells, row.problems)
    answered = {name: getattr(check, name) for name in KEPT}
    if check.answered_at and answered == answer:
        return Outcome(row.number, SAME, row.cells, row.problems)
    change = {"check": check.pk, "answer": answer}
    return Outcome(row.number, UPDATE, row.cells, row.problems, change, _shown(check, answer, task, row))


def _answer(row: Row) -> dict[str, Any]:
    aided = cell_checks.coded(row, CHECK_COLUMNS[-1:]).get("aided")
    answer: dict[str, Any] = {"aided": None if aided is None else aided == "1"}
    for name in MONEY:
        text = row.cells.get(name)
        answer[name] = fen_of(text) if text is not None else None
        if text is not None and answer[name] is None:
            says = _("“{column}”里的“{text}”不是金额。请只写数字，单位是元。")
            told = says.format(column=HEADINGS[name], text=text[:20])
            cell_checks.add(row, "amount.invalid", told, HEADINGS[name])
    if answer["annual_income"] is None and "annual_income" not in row.cells:
        cell_checks.add(row, "amount.missing", _("没有填家庭年收入。"), HEADINGS["annual_income"])
    return answer


def _shown(check: DataCheck, answer: dict[str, Any], task: Task, row: Row) -> list[list[str]]:
    facts = check.household.facts
    if checks.differs(answer, facts, checks.tolerance(facts.region, timezone.localdate(task.at))):
        says = _("和申报的不一样，申报的照旧留着，由复核的干部判断。")
        cell_checks.add(row, "check.differs", says, HEADINGS["annual_income"], True)
    return [
        [HEADINGS[name], yuan(getattr(facts, told)), yuan(answer[name])]
        for name, told in checks.COMPARED
        if answer[name] is not None
    ]


CHECKS = Workbook(
    code="checks",
    name=gettext_lazy("经济状况核对结果"),
    needs="assistance.review",
    sheets=(
        Sheet(
            code=SHEET,
            title="经济状况核对结果",
            columns=CHECK_COLUMNS,
            plan=plan,
            apply=apply,
            undo=undo,
            changed_since=changed_since,
        ),
    ),
)
