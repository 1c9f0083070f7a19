"""Filling the demonstration through the same importer and pages a union uses."""

import datetime
from pathlib import Path
from typing import Any

from gonghui.exchange.imports import applying as importing
from gonghui.exchange.imports import intake, planning
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..actions import applying, assessing, drafting, judging
from ..actions.workbook.columns import HOUSEHOLD_COLUMNS, MEMBER_COLUMNS
from ..models import Line
from ..queries import households as files
from ..queries import policies
from . import households, region

HOUSEHOLDS = 60
LINES = (("urban", 78_000), ("rural", 56_000))
MARK = "演示数据"
POLICY = "three-categories"
ASKING = (
    ("JC01", {"people": 3, "income": 3_000_000, "causes": ["06"], "medical": 2_160_000, "health": "02"}),
    ("JC02", {"people": 4, "income": 9_600_000, "causes": ["09"], "schooling": 1_800_000}),
)
LOOKED_AT = 400


def fill(stage: Any) -> None:
    """Policy and lines, some dozens of households or a whole region, two applications from telephones."""
    today = stage.at.date()
    _lines(stage, today)
    if stage.scale == "region":
        region.build(stage.top, at=stage.at)
    else:
        _bring_in(stage, today)
    _applications(stage)


def _bring_in(stage: Any, today: datetime.date) -> None:
    path = write(Path(stage.folder) / "demo-households.xlsx", today)
    batch = intake.open_batch(
        path, workbook="households", organization=stage.top, name=path.name, by=SYSTEM, at=stage.at
    )
    planning.plan(batch, path, by=SYSTEM, at=stage.at)
    importing.apply(batch, by=SYSTEM, at=stage.at)
    policy = policies.in_force(POLICY, today)
    assessing.assess_all(
        households=files.facts_of_all(), policy=policy, on=today, by=SYSTEM, at=stage.at, path=stage.top.path
    )


def write(path: Path, today: datetime.date, count: int = HOUSEHOLDS) -> Path:
    """The official workbook with both sheets, for the basic unions there are."""
    unions = tree.open_organizations().filter(level=Organization.Level.BASIC).exclude(region="")
    places = list(unions.order_by("path").values_list("code", "name", "region"))
    heads = list(households.rows(count, places, today))
    write_xlsx(
        path,
        [
            _sheet("困难职工档案", HOUSEHOLD_COLUMNS, heads),
            _sheet("家庭成员", MEMBER_COLUMNS, households.members(heads)),
        ],
    )
    return path


def _lines(stage: Any, today: datetime.date) -> None:
    parameters.enter(
        judging.POLICY,
        value=POLICY,
        valid_from=datetime.date(today.year - 2, 1, 1),
        document=MARK,
        by=SYSTEM,
        region=stage.top.region,
    )
    for residence, fen in LINES:
        Line.objects.create(
            region=stage.top.region,
            residence=residence,
            amount_fen=fen,
            valid_from=datetime.date(today.year - 2, 1, 1),
            document=MARK,
            demonstration=True,
            entered_by=SYSTEM.name,
            entered_at=stage.at,
        )


def _sheet(title: str, described: tuple, rows: Any) -> Sheet:
    return Sheet(
        title,
        [column.heading for column in described],
        ([row.get(column.name, "") for column in described] for row in rows),
    )


def _applications(stage: Any) -> None:
    taken: set[int] = set()
    for days, (code, answers) in enumerate(ASKING, 1):
        person = _member_of(code, taken)
        if person is None:
            continue
        taken.add(person.pk)
        at = stage.at - datetime.timedelta(days=days)
        by, union = Actor(person.pk, person.name), files.union_of(person)
        draft = drafting.begin(person, union, channel=applying.ONLINE, by=by, at=at)
        home = {"address": person.residence or "演示路 8 号", "residence": "urban", "aided": False}
        drafting.save_answers(draft, {**home, **answers}, at=at)
        applying.send(draft, by=by, at=at)


def _member_of(code: str, taken: set[int]) -> Person | None:
    """The last-registered people first: the first ones sign in as the demonstration's members."""
    for person in Person.objects.exclude(pk__in=taken).order_by("-pk")[:LOOKED_AT]:
        union = files.union_of(person)
        if union and union.code == code:
            return person
    return None
