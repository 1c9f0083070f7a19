"""Checked rows as the preview shows them: who, what changes, what is wrong. Long numbers stay masked."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gonghui.exchange.imports.rows import Outcome
from gonghui.exchange.models import Batch
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.ui import formats

MASKED = {"身份证号码", "证件号码", "手机", "手机号码"}


def row(title: str, outcome: Outcome) -> dict[str, Any]:
    """One row: its place in the file, the name, changes with old and new value, problems."""
    return {
        "sheet": title,
        "number": outcome.number,
        "name": outcome.cells.get("name", ""),
        "mark": formats.mask_id(outcome.cells.get("id_number", "")) or outcome.cells.get("code", ""),
        "changes": [
            {"name": name, "before": _shown(name, before), "after": _shown(name, after)}
            for name, before, after in outcome.shown
        ],
        "problems": [problem.says for problem in outcome.problems if not problem.warning],
        "warnings": [problem.says for problem in outcome.problems if problem.warning],
    }


def record_download(batch: Batch, by: Actor, at: datetime) -> None:
    """Note who took the refused rows, which hold full numbers, out of the house."""
    with transaction.atomic():
        journal.record(
            "import.refused_taken",
            by=by,
            at=at,
            subject=("exchange.Batch", batch.pk),
            organization_id=batch.organization_id,
            path=batch.path,
            body={"rejected": batch.counts.get("rejected", 0)},
        )


def _shown(name: str, value: str) -> str:
    return formats.mask_id(value) if name in MASKED else value
