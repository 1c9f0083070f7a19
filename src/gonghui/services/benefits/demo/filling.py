"""Filling the demonstration: programs adopted a year ago, then every day of the year as it came."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.models import Organization

from ..actions import programs, shipping, tallying
from . import groups, kept, lately, money, year
from .hands import UNION, moment, union_of

GIVERS = ("JC01", "LZ11", "LZ12", "LZ2")
"""The union whose officers sign in gives by itself; elsewhere the county or the city gives for all below."""
TEMPLATES = (
    "festivals", "birthday", "womens-screening", "travel", "hardship", "cooling", "warming", "retirement",
    "wedding", "birth", "hospital", "bereavement",
)  # fmt: skip
HOME_ONLY = 8
LENGTH = datetime.timedelta(days=364)


def fill(stage: Any) -> None:
    """Programs of those who give, who is where, a year of days, what it cost; then the sums."""
    today = timezone.localdate(stage.at)
    first = today - LENGTH
    shipping.ship(at=moment(first))
    givers = [union_of(code) for code in (GIVERS if stage.scale == "small" else GIVERS[:1])]
    for union in givers:
        _adopt(stage, union, first)
    groups.fill(stage, first)
    year.live(stage, givers, first, today)
    money.spend(stage, today)
    lately.fill(stage)
    kept.fill(stage)
    for each in sorted({first.year, today.year}):
        tallying.tally(each, at=stage.at)


def _adopt(stage: Any, union: Organization, first: datetime.date) -> None:
    """One officer writes, the chair puts in force; elsewhere the demonstration's own hand does."""
    at_home = union.code == UNION
    writer = stage.officer() if at_home else SYSTEM
    chair = stage.officer("工会主席") if at_home else SYSTEM
    for template in TEMPLATES if at_home else TEMPLATES[:HOME_ONLY]:
        made = programs.adopt(union, template, valid_from=first, by=writer, at=moment(first, 9))
        programs.put_in_force(made, by=chair, at=moment(first, 10))
