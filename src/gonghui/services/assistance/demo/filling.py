"""Filling the demonstration through the same importer and pages a union uses."""

import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from gonghui.exchange.imports import applying as importing
from gonghui.exchange.imports import intake, planning
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from ..actions import assessing, judging
from ..actions.workbook.columns import HOUSEHOLD_COLUMNS, MEMBER_COLUMNS
from ..models import Line
from ..queries import households as files
from ..queries import policies
from . import asking, households, region, year
from .hands import UNION, members_of
from .sheets import book, sheet

HOUSEHOLDS = 60
LINES = (("urban", 78_000), ("rural", 56_000))
MARK = "演示数据"
POLICY = "three-categories"
ASKING = (
    ("JC01", {"people": 3, "income": 3_000_000, "causes": ["06"], "medical": 2_160_000, "health": "02"}),
    ("JC02", {"people": 4, "income": 9_600_000, "causes": ["09"], "schooling": 1_800_000}),
)
TIMES_OF_UNION = 4
"""The union whose officers sign in has so many times the households of any other."""


def fill(stage: Any) -> None:
    """Policy and lines, a whole region or some dozens of households with a year's work, two applications."""
    today, taken = timezone.localdate(stage.at), set()
    _lines(stage, today)
    if stage.scale == "region":
        region.build(stage.top, at=stage.at)
        _applications(stage, taken)
        return
    _bring_in(stage, today)
    _applications(stage, taken)
    year.fill(stage, taken)


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
    places += [place for place in places if place[0] == UNION] * (TIMES_OF_UNION - 1)
    heads = list(households.rows(count, places, today))
    return book(
        path,
        sheet("困难职工档案", HOUSEHOLD_COLUMNS, heads),
        sheet("家庭成员", MEMBER_COLUMNS, households.members(heads)),
    )


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


def _applications(stage: Any, taken: set[int]) -> None:
    for days, (code, answers) in enumerate(ASKING, 1):
        for person in members_of(code, 1, taken):
            asking.send(person, answers, at=stage.at - datetime.timedelta(days=days))
