"""Dated regional numbers."""

import datetime

import pytest
from django.db import IntegrityError

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.codes.models import Parameter

D = datetime.date
SINCE_2020 = D(2020, 1, 1)
pytestmark = pytest.mark.django_db


def enter(value, *, region="", since=SINCE_2020, until=None):
    return parameters.enter(
        "join.review",
        value=value,
        region=region,
        valid_from=since,
        valid_to=until,
        document="演示文件",
        unit="工作日",
        by=SYSTEM,
    )


def test_a_missing_number_stops_the_calculation_unless_a_default_is_given():
    with pytest.raises(parameters.ParameterMissing, match="join.review"):
        parameters.value("join.review", on=D(2026, 1, 1), region="150102")
    assert parameters.value("join.review", on=D(2026, 1, 1), default=None) is None


def test_a_later_document_holds_from_its_day_and_a_bounded_one_gives_way_again():
    enter(3)
    enter(5, since=D(2024, 1, 1), until=D(2025, 1, 1))
    read = [
        parameters.value("join.review", on=day) for day in (D(2023, 12, 31), D(2024, 1, 1), D(2025, 1, 1))
    ]
    assert read == [3, 5, 3]


def test_the_narrowest_region_holds_even_when_its_number_is_older():
    enter(3, since=D(2025, 1, 1))
    enter(7, region="150100", since=D(2021, 1, 1))
    assert parameters.value("join.review", on=D(2026, 1, 1), region="150102") == 7
    assert parameters.value("join.review", on=D(2026, 1, 1), region="150402") == 3


def test_the_row_in_force_names_its_document():
    enter(3)
    row = parameters.in_force("join.review", on=D(2026, 1, 1))
    assert (row.document, row.unit, row.entered_by) == ("演示文件", "工作日", "系统")
    assert parameters.in_force("join.review", on=D(2019, 1, 1)) is None


def test_many_numbers_are_read_in_one_query(django_assert_num_queries):
    enter(3)
    enter(4, region="150000")
    with django_assert_num_queries(1):
        found = parameters.values({"join.review": 1, "join.complete": 15}, on=D(2026, 1, 1), region="150102")
    assert found == {"join.review": 4, "join.complete": 15}


def test_an_entry_that_makes_no_sense_is_refused():
    with pytest.raises(parameters.UnknownRegion, match="1501"):
        enter(3, region="1501")
    with pytest.raises(parameters.PeriodUpsideDown, match="2019-01-01"):
        enter(3, until=D(2019, 1, 1))
    enter(3)
    with pytest.raises(parameters.AlreadyEntered, match="2020-01-01"):
        enter(4)
    assert parameters.value("join.review", on=D(2026, 1, 1)) == 3


def test_the_database_itself_refuses_a_period_that_ends_before_it_begins():
    with pytest.raises(IntegrityError):
        Parameter.objects.create(
            code="x", value=1, document="x", valid_from=D(2020, 1, 1), valid_to=D(2020, 1, 1)
        )
