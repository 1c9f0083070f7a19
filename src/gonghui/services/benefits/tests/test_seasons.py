"""Seasons over New Year and leap days; what a temperature asks for, at its boundaries."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.services.benefits.rules import seasons

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(datetime.date(2004, 1, 1), datetime.date(2035, 12, 31))


@pytest.mark.django_db
def test_summer_and_winter_begin_and_end_on_their_days():
    summer = (datetime.date(2026, 6, 1), datetime.date(2026, 9, 30))
    assert seasons.of("cooling", summer[0]) == seasons.of("cooling", summer[1]) == summer
    assert seasons.of("cooling", datetime.date(2026, 5, 31)) is None
    assert seasons.of("cooling", datetime.date(2026, 10, 1)) is None
    winter = (datetime.date(2027, 12, 1), datetime.date(2028, 2, 29))
    assert seasons.of("warming", winter[0]) == seasons.of("warming", winter[1]) == winter
    assert seasons.of("warming", datetime.date(2028, 3, 1)) is None


@pytest.mark.django_db
def test_a_region_may_have_its_own_summer_from_a_day_on():
    told = {"value": ["05-15", "10-15"], "document": "测试文件", "by": SYSTEM}
    parameters.enter("benefits.cooling_season", valid_from=datetime.date(2026, 1, 1), region="990103", **told)
    day = datetime.date(2026, 5, 20)
    assert seasons.of("cooling", day, "990103") == (datetime.date(2026, 5, 15), datetime.date(2026, 10, 15))
    assert seasons.of("cooling", day) is None


@pytest.mark.parametrize(
    ("degrees", "limit"), [("34.9", None), ("35", 35), ("36.9", 35), ("37", 37), ("39.9", 37), ("40", 40)]
)
def test_heat_asks_for_more_from_35_37_and_40_degrees(degrees, limit):
    tier = seasons.heat(Decimal(degrees))
    assert (tier and tier.degrees) == (limit and Decimal(limit))


def test_the_limit_itself_makes_due_in_summer_and_in_winter():
    assert seasons.is_due("cooling", Decimal(35), Decimal(35))
    assert not seasons.is_due("cooling", Decimal("34.9"), Decimal(35))
    assert seasons.is_due("warming", Decimal(-5), Decimal(-5))
    assert not seasons.is_due("warming", Decimal("-4.9"), Decimal(-5))


def shipped(monkeypatch):
    """As where no region has entered days of its own, without asking a database."""
    monkeypatch.setattr(parameters, "value", lambda code, *, on, region, default: default)


@UNHURRIED
@given(on=DAYS)
def test_a_day_lies_in_the_season_that_is_named_for_it_and_in_no_other(on):
    with pytest.MonkeyPatch.context() as patch:
        shipped(patch)
        found = {kind: seasons.of(kind, on) for kind in seasons.DAYS}
    lying = {kind: days for kind, days in found.items() if days}
    assert len(lying) <= 1
    for first, last in lying.values():
        assert first <= on <= last
    assert ("warming" in lying) == (on.month in (12, 1, 2))
    assert ("cooling" in lying) == (on.month in (6, 7, 8, 9))
