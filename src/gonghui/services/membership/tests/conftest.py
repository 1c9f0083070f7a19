"""A small union for the tests of membership: a county, two basic unions, a branch with its group."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone

from gonghui.exchange.imports import applying, intake, planning
from gonghui.exchange.models import Batch
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.identity import check_digit

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))
OFFICER = Actor(None, "周岩", via="cli")


@dataclass
class Union:
    """The tree, and a hand to bring rosters in with."""

    county: Organization
    plant: Organization
    branch: Organization
    hospital: Organization
    folder: Path

    def roster(self, headings: list[str], rows: list[list], title: str = "会员基本信息采集表") -> Path:
        path = self.folder / "roster.xlsx"
        write_xlsx(path, [Sheet(title, headings, rows)])
        return path

    def check(self, path: Path, at: datetime.datetime = AT, top: Organization | None = None) -> Batch:
        batch = intake.open_batch(
            path, workbook="roster", organization=top or self.county, name=path.name, by=OFFICER, at=at
        )
        return planning.plan(batch, path, by=OFFICER, at=at)

    def bring_in(self, path: Path, at: datetime.datetime = AT, top: Organization | None = None) -> Batch:
        batch = self.check(path, at, top)
        return applying.apply(batch, by=OFFICER, at=at)


@pytest.fixture
def union(db, tmp_path) -> Union:
    county = _found("LZ13", "机电开发区总工会", "county", None, region="990103", covers_region="990103")
    plant = _found("JC01", "岚州机电集团工会", "basic", county, phone="0990-5550001")
    branch = _found("JC01-1", "总装二分厂分会", "branch", plant)
    hospital = _found("JC03", "岚州市第一医院工会", "basic", county)
    return Union(county, plant, branch, hospital, tmp_path)


def number(order: int, born: str = "19850312") -> str:
    head = f"990103{born}{order:03}"
    return head + check_digit(head)


def _found(code: str, name: str, level: str, parent: Organization | None, **details) -> Organization:
    return organizations.found(code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT, **details)
