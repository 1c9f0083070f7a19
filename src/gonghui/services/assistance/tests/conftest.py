"""Of assessing: a province, and one line that holds in all of it."""

import datetime

import pytest
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations import actions as organizations
from gonghui.services.assistance.models import Line

from .households import LINE


@pytest.fixture
def union():
    return organizations.found(
        code="TOP",
        name="岚州省总工会",
        level="province",
        region="990000",
        parent=None,
        by=SYSTEM,
        at=timezone.now(),
    )


@pytest.fixture
def lines(union):
    for residence in ("urban", "rural"):
        line("990000", residence, LINE)


def line(region, residence, monthly, begins=datetime.date(2020, 1, 1), **more):
    return Line.objects.create(
        region=region, residence=residence, amount_fen=int(monthly * 100), valid_from=begins,
        document="演示数据", demonstration=True, entered_by="系统", entered_at=timezone.now(), **more,
    )  # fmt: skip
