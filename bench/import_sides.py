"""One side of the import bench in a process of its own: `python -m bench.import_sides SIDE …`."""

import sys
from pathlib import Path
from typing import Any

from .measuring import Peaks, Stopwatch, answer, start_django

BAD_EVERY = 33  # about 3 % of the rows cannot be taken
SPOILED = (
    {"id_number": ""},
    {"id_number": "1.50102E+17"},
    {"id_number": "99010119900101"},
    {"name": ""},
    {"politics": "不清楚"},
    {"phone": "12345"},
)
COLUMNS = (
    "name", "id_kind", "id_number", "sex", "birth_date", "ethnic_group", "politics", "education",
    "household_kind", "employment", "employment_form", "migrant_worker", "skill_grade", "workplace",
    "department", "job", "phone", "residence", "joined_on", "organization",
)  # fmt: skip


def prepare(rows: str, path: str) -> dict[str, Any]:
    """Keys, an empty database with the demonstration's unions, and the workbook of `rows` rows."""
    from django.conf import settings
    from django.utils import timezone

    from gonghui.config import starting
    from gonghui.exchange.writing import Sheet, write_xlsx
    from gonghui.kernel.actor import SYSTEM
    from gonghui.services.membership.actions.roster import columns
    from gonghui.services.membership.demo import filling, people

    at = timezone.now()
    starting.prepare(Path(settings.DATA))
    top = starting.found(code="TOP", name="岚州省总工会（演示）", level="province", region="990000", at=at)
    tree = Path(settings.DATA) / "tree.xlsx"
    described = columns.ORGANIZATION_COLUMNS
    lines = ([row.get(column.name, "") for column in described] for row in people.organization_rows("TOP"))
    sheet = Sheet("工会组织基本信息采集表", [column.heading for column in described], lines)
    write_xlsx(tree, [sheet])
    stage = type("Stage", (), {"top": top, "at": at, "progress": lambda *_told: None})
    filling.bring_in(tree, stage)
    headings = {column.name: column.heading for column in columns.MEMBER_COLUMNS}
    members = (_cells(number, row) for number, row in enumerate(people.member_rows(int(rows), at.date())))
    write_xlsx(Path(path), [Sheet("会员基本信息采集表", [headings[name] for name in COLUMNS], members)])
    return {"by": SYSTEM.name, "file_mb": round(Path(path).stat().st_size / 1e6, 1)}


def ours(path: str) -> dict[str, Any]:
    """The product's own import: preview, writing with journal and undo information, then the undo."""
    from django.utils import timezone

    from gonghui import registry
    from gonghui.exchange.imports import applying, intake, planning
    from gonghui.exchange.reading import read_workbook
    from gonghui.exchange.reading.cells import Rows
    from gonghui.kernel.actor import SYSTEM
    from gonghui.kernel.organizations import queries as organizations

    registry.workbooks()  # modules are loaded when a process starts, not when an import does
    top, watch = organizations.find("TOP"), Stopwatch()
    with Peaks() as peaks:
        with watch.stage("reading"):
            read = sum(len(event.rows) for event in read_workbook(path) if isinstance(event, Rows))
        batch = intake.open_batch(
            Path(path), workbook="roster", organization=top, name="bench.xlsx", by=SYSTEM, at=timezone.now()
        )
        with watch.stage("checking"):
            planning.plan(batch, Path(path), by=SYSTEM, at=timezone.now())
        with watch.stage("writing"):
            batch = applying.apply(batch, by=SYSTEM, at=timezone.now())
        written, refused = batch.counts["created"], batch.counts["rejected"]
        with watch.stage("undo"):
            applying.undo(batch, by=SYSTEM, at=timezone.now())
    # The product reads and checks in one go; reading alone was a pass of its own, for the table.
    return _told(watch, peaks, ("checking", "writing"), rows=read - 1, written=written, refused=refused)


def floor(path: str) -> dict[str, Any]:
    """The best composition of what there is, for the same rows in the same tables."""
    from . import import_floor

    watch = Stopwatch()
    with Peaks() as peaks:
        with watch.stage("reading"):
            cells = import_floor.read(path)
        with watch.stage("writing"):
            written = import_floor.write(cells)
    return _told(watch, peaks, ("reading", "writing"), rows=len(cells["name"]), written=written)


def peer(path: str) -> dict[str, Any]:
    """django-import-export in bulk mode: one table with a person's and a membership's columns."""
    from . import import_peer

    import_peer.make_table()
    watch = Stopwatch()
    with Peaks() as peaks:
        with watch.stage("reading"):
            data = import_peer.read(path)
        with watch.stage("writing"):
            written, refused = import_peer.write(data)
    return _told(watch, peaks, ("reading", "writing"), rows=len(data), written=written, refused=refused)


def _told(watch: Stopwatch, peaks: Peaks, whole: tuple[str, str], **counts: int) -> dict[str, Any]:
    """`whole`: the stages that make up the import."""
    total = sum(watch.seconds[stage] for stage in whole)
    return {
        **watch.seconds,
        "total": round(total, 3),
        "processor": round(sum(watch.processor[stage] for stage in whole), 3),
        "rows_per_second": round(counts["rows"] / total, 1),
        **counts,
        **peaks.as_dict(),
    }


def _cells(number: int, row: dict[str, str]) -> list[str]:
    row = {**row, "department": f"{number % 7 + 1} 车间", "residence": f"演示路 {number % 900 + 1} 号"}
    if number % BAD_EVERY == BAD_EVERY - 1:
        row |= SPOILED[number // BAD_EVERY % len(SPOILED)]
    return [row[name] for name in COLUMNS]


if __name__ == "__main__":
    start_django()
    side = {"prepare": prepare, "ours": ours, "floor": floor, "peer": peer}[sys.argv[1]]
    answer(side(*sys.argv[2:]))
