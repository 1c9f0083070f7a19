"""Reading and checking a workbook: what will be new, changed, the same, refused. Nothing is written yet."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from gonghui import registry
from gonghui.exchange.models import Batch, Chunk
from gonghui.exchange.reading import read_workbook
from gonghui.exchange.reading.cells import SheetStart
from gonghui.kernel.refusal import Refusal
from gonghui.ui.formats import listed

from . import sealing
from .cells import row_of
from .headings import LOOKED_AT, Headings, recognise
from .refusals import NoKnownSheet
from .rows import Row, Task, keep

CHUNK = 2000
Progress = Callable[[int], None]


def plan(batch: Batch, path: Path, *, by: Any, at: Any, progress: Progress = lambda rows: None) -> Batch:
    """Check every row of the file and keep the outcome. Raises a Refusal when the file cannot be used."""
    try:
        with transaction.atomic():
            _plan(batch, path, Task(batch, batch.organization, by, at), progress)
            batch.planned_at, batch.state = at, Batch.State.READY
            batch.save()
    except Refusal as refusal:
        batch.state, batch.says = Batch.State.REFUSED, str(refusal)[:300]
        batch.save()
        raise
    return batch


def _plan(batch: Batch, path: Path, task: Task, progress: Progress) -> None:
    batch.chunks.all().delete()
    counts: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    unknown: list[str] = []
    sheets = registry.workbooks()[batch.workbook].sheets
    for number, (headings, rows) in enumerate(_chunks(path, sheets)):
        outcomes = headings.sheet.plan(rows, task)
        counts.update(keep(outcomes))
        for outcome in outcomes:
            problems.update(problem.code for problem in outcome.problems)
        unknown.extend(name for name in headings.unknown if name not in unknown)
        kept = [outcome.as_dict() for outcome in outcomes]
        Chunk.objects.create(
            batch=batch,
            sheet=headings.sheet.code,
            number=number,
            outcomes=sealing.seal(kept, batch_uid=batch.uid, number=number, what="outcomes"),
        )
        batch.rows_read = counts.total()
        progress(batch.rows_read)
    batch.counts, batch.problem_counts, batch.unknown_columns = dict(counts), dict(problems), unknown


def _chunks(path: Path, sheets: tuple) -> Iterator[tuple[Headings, list[Row]]]:
    headings: Headings | None = None
    found = False
    looked = 0
    waiting: list[Row] = []
    for event in read_workbook(path):
        if isinstance(event, SheetStart):
            if waiting:
                yield headings, waiting
            headings, looked, waiting = None, 0, []
            continue
        for number, cells in event.rows:
            if headings is None:
                looked += 1
                headings = recognise(cells, sheets) if looked <= LOOKED_AT else None
                found = found or headings is not None
                continue
            row = row_of(number, cells, headings.places)
            if row:
                waiting.append(row)
            if len(waiting) >= CHUNK:
                yield headings, waiting
                waiting = []
    if waiting:
        yield headings, waiting
    if not found:
        raise _no_known_sheet(sheets)


def _no_known_sheet(sheets: tuple) -> NoKnownSheet:
    required = [column.heading for column in sheets[0].columns if column.required]
    return NoKnownSheet(names="》《".join(sheet.title for sheet in sheets), columns=listed(required[:3]))
