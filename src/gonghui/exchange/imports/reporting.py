"""What an import did, as figures, as problems row by row, and as a workbook of the refused rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.exchange.models import Batch
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.ui.formats import clauses

from .applying import chunk_outcomes
from .rows import CREATE, REJECT, SAME, UPDATE

ACTIONS = (CREATE, UPDATE, SAME, REJECT)


def report(batch: Batch) -> dict[str, Any]:
    """The report of `gonghui import`: rows = created + updated + unchanged + rejected."""
    counts = {action: batch.counts.get(action, 0) for action in ACTIONS}
    found = list(problems(batch))
    return {
        "file": batch.file_name,
        "batch": str(batch.uid),
        "rows": sum(counts.values()),
        **counts,
        "warnings": sum(problem["warning"] for problem in found),
        "unknown_columns": batch.unknown_columns,
        "problems": [{key: problem[key] for key in PROBLEM_KEYS} for problem in found],
    }


PROBLEM_KEYS = ("sheet", "row", "column", "code", "says")


def problems(batch: Batch) -> Iterator[dict[str, Any]]:
    """Every problem and warning, in the order of the file."""
    titles = {sheet.code: sheet.title for sheet in registry.workbooks()[batch.workbook].sheets}
    for sheet, outcomes in chunk_outcomes(batch):
        for outcome in outcomes:
            for problem in outcome.problems:
                yield {
                    "sheet": titles[sheet],
                    "row": outcome.number,
                    "column": problem.column,
                    "code": problem.code,
                    "says": problem.says,
                    "warning": problem.warning,
                }


def write_refused(batch: Batch, path: Path) -> None:
    """The refused rows as a workbook: the same columns as they came, and the reason beside each row."""
    sheets = registry.workbooks()[batch.workbook].sheets
    write_xlsx(path, [_refused_sheet(batch, sheet) for sheet in sheets if _has_refused(batch, sheet.code)])


def _refused_sheet(batch: Batch, sheet: Any) -> Sheet:
    headings = [column.heading for column in sheet.columns]
    return Sheet(sheet.title, [*headings, str(_("没有导入的原因"))], _refused_rows(batch, sheet))


def _refused_rows(batch: Batch, sheet: Any) -> Iterator[list[str]]:
    names = [column.name for column in sheet.columns]
    for code, outcomes in chunk_outcomes(batch):
        for outcome in outcomes if code == sheet.code else ():
            if outcome.action == REJECT:
                reasons = clauses(
                    problem.says.rstrip("。") for problem in outcome.problems if not problem.warning
                )
                yield [*(outcome.cells.get(name, "") for name in names), f"{reasons}。"]


def _has_refused(batch: Batch, code: str) -> bool:
    return any(
        sheet == code and any(row.action == REJECT for row in rows) for sheet, rows in chunk_outcomes(batch)
    )
