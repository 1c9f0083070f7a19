"""Filling the demonstration through the same importer and deeds a union uses."""

import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from gonghui.exchange.imports import applying, intake, planning
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import queries
from ..actions import joining, transferring
from ..actions.roster import columns
from . import people

APPLICANTS = (("马小军", "JC01-3"), ("古丽娜尔·阿不都", "JC02-1"), ("周建华", "JC01-2"), ("刘桂英", "JC01-1"))

LEFT_OPEN = 2


def fill(stage: Any) -> None:
    """Bring in the roster as a workbook, then leave some applications and a transfer on the officers' desks.

    `stage` has: folder, top (organization), people (count), at, progress(text, done, total).
    """
    path = write_roster(
        Path(stage.folder) / "demo-roster.xlsx", stage.top.code, stage.people, timezone.localdate(stage.at)
    )
    bring_in(path, stage)
    _applications(stage)
    _transfer(stage)


def write_roster(path: Path, top: str, count: int, today: datetime.date) -> Path:
    """The official workbook with both sheets."""
    write_xlsx(
        path,
        [
            _sheet("工会组织基本信息采集表", columns.ORGANIZATION_COLUMNS, people.organization_rows(top)),
            _sheet("会员基本信息采集表", columns.MEMBER_COLUMNS, people.member_rows(count, today)),
        ],
    )
    return path


def bring_in(path: Path, stage: Any) -> Any:
    """Check and apply the workbook, telling the progress."""
    batch = intake.open_batch(
        path, workbook="roster", organization=stage.top, name=path.name, by=SYSTEM, at=stage.at
    )
    planning.plan(
        batch, path, by=SYSTEM, at=stage.at, progress=lambda rows: stage.progress("核对名册", rows, 0)
    )
    return applying.apply(
        batch, by=SYSTEM, at=stage.at, progress=lambda rows: stage.progress("写入名册", rows, batch.rows_read)
    )


def _sheet(title: str, described: tuple, rows: Any) -> Sheet:
    return Sheet(
        title,
        [column.heading for column in described],
        ([row.get(column.name, "") for column in described] for row in rows),
    )


def _applications(stage: Any) -> None:
    for number, (name, code) in enumerate(APPLICANTS):
        at = stage.at - datetime.timedelta(days=2 * number)
        union = Organization.objects.get(code=code)
        born = datetime.date(1993 - number, 4, 12)
        answers = {
            "name": name,
            "id_number": people.identity_number("990103", born, 11 + number),
            "phone": people.telephone(9_001 + number),
            "workplace": union.name.removesuffix("工会").removesuffix("分会"),
            "job": "叉车司机",
            "employment_form": "1",
        }
        by = Actor(None, name)
        application = joining.begin(organization=union, channel="online", at=at)
        joining.save_answers(application, answers, at=at)
        case = joining.send(application, by=by, at=at)
        if number >= LEFT_OPEN:
            joining.decide(case, "accept", by=stage.officer(), at=at + datetime.timedelta(hours=5))


def _transfer(stage: Any) -> None:
    membership = queries.lasting().filter(organization__code="JC02-1").order_by("pk").first()
    if membership:
        person: Person = membership.person
        by = Actor(person.pk, person.name)
        transferring.ask(membership, Organization.objects.get(code="JC01-1"), by=by, at=stage.at)
