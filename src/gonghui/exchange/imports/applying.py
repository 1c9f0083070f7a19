"""Writing a checked batch in one transaction, and taking the whole of it back."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from gonghui import registry
from gonghui.exchange.models import Batch
from gonghui.kernel.journal import actions as journal

from . import sealing
from .planning import Progress
from .refusals import BatchChangedMeanwhile, BatchNotApplied, BatchNotReady
from .rows import Checked, Outcome, Task


@transaction.atomic
def apply(batch: Batch, *, by: Any, at: Any, progress: Progress = lambda rows: None) -> Batch:
    """Write all rows that were not refused. Raises BatchNotReady, BatchChangedMeanwhile."""
    batch = _locked(batch)
    if batch.state != Batch.State.READY:
        raise BatchNotReady(state=batch.get_state_display())
    workbook = registry.workbooks()[batch.workbook]
    task = Task(batch, batch.organization, by, at)
    done = 0
    for chunk, sheet, checked in _chunks(batch, workbook):
        if sheet.changed_since(checked, batch.planned_at):
            raise BatchChangedMeanwhile
        reversal = sheet.apply(checked, task)
        chunk.reversal = sealing.seal(reversal, batch_uid=batch.uid, number=chunk.number, what="reversal")
        chunk.save(update_fields=["reversal"])
        done += len(checked)
        progress(done)
    if workbook.finish:
        workbook.finish(task)
    batch.state, batch.applied_at = Batch.State.APPLIED, at
    batch.save()
    _record("import.applied", batch, by, at)
    return batch


@transaction.atomic
def undo(batch: Batch, *, by: Any, at: Any, reason: str = "") -> Batch:
    """Take a written batch back, restoring what it changed. Raises BatchNotApplied, BuiltUpon."""
    batch = _locked(batch)
    if batch.state != Batch.State.APPLIED:
        raise BatchNotApplied(state=batch.get_state_display())
    sheets = {sheet.code: sheet for sheet in registry.workbooks()[batch.workbook].sheets}
    task = Task(batch, batch.organization, by, at)
    for chunk in batch.chunks.order_by("-number").iterator(chunk_size=1):
        sealed = bytes(chunk.reversal or b"")
        reversal = sealing.open_sealed(sealed, batch_uid=batch.uid, number=chunk.number, what="reversal")
        sheets[chunk.sheet].undo(reversal, task)
    batch.state, batch.undone_at = Batch.State.UNDONE, at
    batch.save()
    _record("import.undone", batch, by, at, reason)
    return batch


def chunk_outcomes(batch: Batch) -> Iterator[tuple[str, list[Outcome]]]:
    """The outcomes of every chunk with its sheet's code, in the order of the file."""
    for chunk in batch.chunks.order_by("number").iterator(chunk_size=1):
        yield chunk.sheet, list(_checked(batch, chunk).all())


def _chunks(batch: Batch, workbook: Any) -> Iterator:
    sheets = {sheet.code: sheet for sheet in workbook.sheets}
    order = {sheet.code: place for place, sheet in enumerate(workbook.sheets)}
    chunks = sorted(
        batch.chunks.values_list("sheet", "number", "pk"), key=lambda row: (order[row[0]], row[1])
    )
    for code, _number, pk in chunks:
        chunk = batch.chunks.get(pk=pk)
        yield chunk, sheets[code], _checked(batch, chunk)


def _checked(batch: Batch, chunk: Any) -> Checked:
    sealed = bytes(chunk.outcomes)
    kept = sealing.open_sealed(sealed, batch_uid=batch.uid, number=chunk.number, what="outcomes")
    return Checked.from_dict(kept)


def _locked(batch: Batch) -> Batch:
    return Batch.objects.select_for_update().get(pk=batch.pk)


def _record(deed: str, batch: Batch, by: Any, at: Any, reason: str = "") -> None:
    body = {"counts": batch.counts, "sha256": batch.sha256, "workbook": batch.workbook}
    journal.record(
        deed,
        by=by,
        at=at,
        subject=("exchange.Batch", batch.pk),
        organization_id=batch.organization_id,
        path=batch.path,
        reason=reason,
        body=body,
    )
