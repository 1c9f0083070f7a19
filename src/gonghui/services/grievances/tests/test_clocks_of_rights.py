"""The clocks of the law in rights work: their last days, who may set them anew, what passes a vote."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.calendar.days import is_working_day
from gonghui.kernel.codes import parameters
from gonghui.services.grievances.rules import clocks

pytestmark = pytest.mark.django_db

ON = datetime.date(2026, 6, 1)
YEAR = st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 12, 1))


@pytest.mark.parametrize(
    ("clock", "days"),
    [
        (clocks.REPLY, 20),
        (clocks.FILING, 10),
        (clocks.WAGE_FILING, 7),
        (clocks.OBJECTION, 15),
        (clocks.PUBLISHING, 10),
        (clocks.WAGE_PUBLISHING, 5),
        (clocks.RENEWAL, 60),
        (clocks.MEDIATION, 15),
        (clocks.ALERT, 60),
    ],
)
def test_each_clock_has_its_days_and_names_its_document(clock, days):
    assert clocks.length(clock, on=ON, region="990103") == days
    assert "《" in clocks.document(clock, on=ON, region="990103") or clock is clocks.ALERT


def test_the_day_it_begins_does_not_count_and_a_day_of_rest_moves_the_end():
    assert clocks.last_day(clocks.MEDIATION, ON, "") == datetime.date(2026, 6, 16)
    saturday = datetime.date(2026, 6, 5) + 15 * clocks.DAY
    assert saturday.weekday() == 5
    assert clocks.last_day(clocks.MEDIATION, datetime.date(2026, 6, 5), "") == datetime.date(2026, 6, 22)


def test_a_make_up_saturday_is_a_last_day_like_any_other():
    begins = datetime.date(2026, 2, 14) - 15 * clocks.DAY
    assert clocks.last_day(clocks.MEDIATION, begins, "") == datetime.date(2026, 2, 14)


@given(YEAR)
def test_a_last_day_is_worked_on_and_never_earlier_than_the_law_says(begins):
    last = clocks.last_day(clocks.FILING, begins, "")
    assert is_working_day(last)
    assert last >= begins + 10 * clocks.DAY
    assert not any(is_working_day(begins + number * clocks.DAY) for number in range(10, (last - begins).days))


def test_a_region_sets_its_own_days_from_a_day_on_with_its_document():
    parameters.enter(
        clocks.REPLY.code,
        value=15,
        valid_from=ON,
        document="省集体协商条例",
        by=SYSTEM,
        region="990103",
    )
    assert clocks.length(clocks.REPLY, on=ON, region="990103") == 15
    assert clocks.length(clocks.REPLY, on=ON - clocks.DAY, region="990103") == 20
    assert clocks.length(clocks.REPLY, on=ON, region="") == 20
    assert clocks.document(clocks.REPLY, on=ON, region="990103") == "省集体协商条例"


@pytest.mark.parametrize(
    ("representatives", "present", "in_favour", "passes"),
    [
        (90, 60, 46, True),
        (90, 59, 59, False),
        (90, 60, 45, False),
        (91, 61, 46, True),
        (91, 60, 60, False),
        (1, 1, 1, True),
    ],
)
def test_two_thirds_come_and_more_than_half_of_all_agree(representatives, present, in_favour, passes):
    assert clocks.passes_vote(representatives, present, in_favour) is passes
