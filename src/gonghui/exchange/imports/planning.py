"""Reading and checking a workbook: what will be new, changed, the same, refused. Nothing is written yet."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.db import DatabaseError, transaction

from gonghui import registry
from gonghui.exchange.models import Batch, Chunk
from gonghui.exchange.reading import read_workbook
from gonghui.exchange.reading.cells import SheetStart
from gonghui.kernel.database import telling_full_disk
from gonghui.kernel.refusal import Refusal
from gonghui.ui.formats import listed

from . import sealing
from .headings import LOOKED_AT, Headings, recognise
from .refusals import NoKnownSheet
from .rows import Checked, Problem, Table, Task

CHUNK = 2000
Progress = Callable[[int], None]


def plan(batch: Batch, path: Path, *, by: Any, at: Any, progress: Progress = lambda rows: None) -> Batch:
    """Check every row of the file and keep the outcome. Raises a Refusal when the file cannot be used."""
    try:
        with telling_full_disk(), transaction.atomic():
            _plan(batch, path, Task(batch, batch.organization, by, at), progress)
            batch.planned_at, batch.state = at, Batch.State.READY
            batch.save()
    except Refusal as refusal:
        batch.state, batch.says = Batch.State.REFUSED, str(refusal)[:300]
        # On a full disk not even this may find room; what was said stands all the same.
        with contextlib.suppress(DatabaseError):
            batch.save()
        raise
    return batch


def _plan(batch: Batch, path: Path, task: Task, progress: Progress) -> None:
    batch.chunks.all().delete()
    counts: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    unknown: list[str] = []
    sheets = registry.workbooks()[batch.workbook].sheets
    for number, (headings, table) in enumerate(_chunks(path, sheets)):
        checked = headings.sheet.plan(table, task)
        counts.update(checked.counts())
        problems.update(problem.code for problem in checked.problems())
        unknown.extend(name for name in headings.unknown if name not in unknown)
        Chunk.objects.create(
            batch=batch,
            sheet=headings.sheet.code,
            number=number,
            outcomes=sealing.seal(checked.as_dict(), batch_uid=batch.uid, number=number, what="outcomes"),
        )
        batch.rows_read = counts.total()
        progress(batch.rows_read)
    workbook = registry.workbooks()[batch.workbook]
    late = workbook.review(task) if workbook.review else {}
    if late:
        problems.update(problem.code for found in late.values() for problem in found)
        _add_late(batch, late)
    batch.counts, batch.problem_counts, batch.unknown_columns = dict(counts), dict(problems), unknown


def _add_late(batch: Batch, late: dict[tuple[str, int], list[Problem]]) -> None:
    """Put warnings that only the whole workbook showed beside their rows."""
    for chunk in batch.chunks.filter(sheet__in={sheet for sheet, _row in late}).iterator(chunk_size=1):
        kept: dict[str, Any] = {"batch_uid": batch.uid, "number": chunk.number, "what": "outcomes"}
        checked = Checked.from_dict(sealing.open_sealed(bytes(chunk.outcomes), **kept))
        for outcome in checked.outcomes:
            outcome.problems.extend(late.get((chunk.sheet, outcome.number), ()))
        chunk.outcomes = sealing.seal(checked.as_dict(), **kept)
        chunk.save(update_fields=["outcomes"])


def _chunks(path: Path, sheets: tuple) -> Iterator[tuple[Headings, Table]]:
    headings: Headings | None = None
    found = False
    looked = 0
    numbers: list[int] = []
    lines: list[Any] = []
    for event in read_workbook(path):
        rows = [] if isinstance(event, SheetStart) else event.rows
        if isinstance(event, SheetStart):
            if headings and lines:
                yield headings, Table(numbers, lines, headings.places)
            headings, looked, numbers, lines = None, 0, [], []
        for place, (_number, cells) in enumerate(rows):
            if headings is not None:
                rows = rows[place:]
                break
            looked += 1
            headings = recognise(cells, sheets) if looked <= LOOKED_AT else None
            found = found or headings is not None
        else:
            continue
        numbers.extend(number for number, _cells in rows)
        lines.extend(cells for _number, cells in rows)
        while headings and len(lines) >= CHUNK:
            yield headings, Table(numbers[:CHUNK], lines[:CHUNK], headings.places)
            numbers, lines = numbers[CHUNK:], lines[CHUNK:]
    if headings and lines:
        yield headings, Table(numbers, lines, headings.places)
    if not found:
        raise _no_known_sheet(sheets)


def _no_known_sheet(sheets: tuple) -> NoKnownSheet:
    required = [column.heading for column in sheets[0].columns if column.required]
    return NoKnownSheet(names="》《".join(sheet.title for sheet in sheets), columns=listed(required[:3]))
