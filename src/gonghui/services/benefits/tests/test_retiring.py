"""Who retires in a month: men, both groups of women, agreed days, and women nobody has asked yet."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.services.benefits.actions import retiring as deeds
from gonghui.services.benefits.dates import retirement
from gonghui.services.benefits.models import Entitlement, Occasion, Program
from gonghui.services.benefits.queries import finding, retiring
from gonghui.services.benefits.refusals_groups import GroupDoesNotFit

from .cast_groups import AT, DAY, TODAY, found_by, gather

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def cast(db):
    return gather()


def born_for(group: str, on: datetime.date = TODAY) -> datetime.date:
    """The first birth date whose day of the law is `on` or after it."""
    return retiring.births(group, on, on)[0]


def record(cast, name: str, group: str, agreed_on: datetime.date | None = None):
    told = {"group": group, "agreed_on": agreed_on, "document": ""}
    return deeds.keep_group(cast.members[name], cast.plant, **told, by=cast.officers["officer"], at=AT)


def test_a_man_is_found_in_the_month_of_his_day_and_in_no_other(cast):
    cast.admit("巴特尔", sex="1", birth_date=born_for("male"))
    assert found_by(retiring.retiring(TODAY)) == {"巴特尔"}
    assert found_by(retiring.retiring(TODAY - DAY)) == set()
    assert found_by(retiring.retiring(TODAY - DAY, months=1)) == {"巴特尔"}
    assert found_by(retiring.retiring(datetime.date(2026, 8, 1))) == set()


def test_a_woman_is_found_by_her_recorded_group_alone(cast):
    born = born_for("female50")
    day = retirement.day(born, "female50")
    cast.admit("其其格", sex="2", birth_date=born)
    assert found_by(retiring.retiring(day)) == {"其其格"}, "as long as nobody has asked"
    record(cast, "其其格", "female55")
    assert found_by(retiring.retiring(day)) == set()


def test_an_agreed_day_goes_before_the_day_of_the_law(cast):
    cast.admit("巴特尔", sex="1", birth_date=born_for("male"))
    record(cast, "巴特尔", "male", agreed_on=datetime.date(2027, 1, 31))
    assert found_by(retiring.retiring(TODAY)) == set()
    assert found_by(retiring.retiring(datetime.date(2027, 1, 1))) == {"巴特尔"}


def test_a_woman_nobody_asked_counts_again_at_55_unless_she_was_given_it_before(cast):
    cast.admit("其其格", sex="2", birth_date=born_for("female55"))
    assert found_by(retiring.retiring(TODAY)) == {"其其格"}
    told = {"code": "r", "name": "荣休", "coverage": "retirement", "kind": "retirement", "gives": "纪念品"}
    told |= {"form": "ceremony", "valid_from": TODAY - 2000 * DAY, "written_at": AT}
    program = Program.objects.create(organization=cast.plant, **told)
    long_ago = TODAY - 1000 * DAY
    days = {"on": long_ago, "opens_on": long_ago, "closes_on": long_ago, "made_at": AT}
    occasion = Occasion.objects.create(organization=cast.plant, program=program, key="x", name="x", **days)
    given_then = {"on": long_ago, "until": long_ago, "state": "reached", "settled_at": AT}
    Entitlement.objects.create(
        organization=cast.plant,
        occasion=occasion,
        program=program,
        person=cast.members["其其格"],
        **given_then,
    )
    assert found_by(retiring.retiring(TODAY)) == set()


def test_women_near_either_age_are_listed_until_somebody_has_asked(cast):
    cast.admit("其其格", sex="2", birth_date=born_for("female50", TODAY + 300 * DAY))
    cast.admit("娜仁", sex="2", birth_date=born_for("female55", TODAY - 300 * DAY))
    cast.admit("巴特尔", sex="1", birth_date=born_for("male"))
    cast.admit("塔娜", sex="2", birth_date=datetime.date(1990, 5, 1))
    members = finding.members(TODAY)

    def listed() -> set[str]:
        return {row.person.name for row in retiring.to_be_checked(members, TODAY)}

    assert listed() == {"其其格", "娜仁"}
    record(cast, "其其格", "female50")
    assert listed() == {"娜仁"}


def test_a_group_that_does_not_fit_the_sex_is_refused(cast):
    cast.admit("巴特尔", sex="1")
    with pytest.raises(GroupDoesNotFit):
        record(cast, "巴特尔", "female50")


@pytest.mark.parametrize("months", [-1, 121, "3", True])
def test_a_number_of_months_that_cannot_be_read_is_refused(months):
    with pytest.raises(ValueError, match="."):
        retiring.retiring(TODAY, months=months)


@UNHURRIED
@given(
    birth=st.dates(datetime.date(1955, 1, 1), datetime.date(1995, 12, 31)),
    group=st.sampled_from(retirement.GROUPS),
    before=st.integers(0, 400),
    after=st.integers(0, 400),
)
def test_the_range_of_births_holds_exactly_who_retires_between_two_days(birth, group, before, after):
    day = retirement.day(birth, group)
    since, until = retiring.births(group, day - before * DAY, day + after * DAY)
    assert since <= birth < until
    later_since, later_until = retiring.births(group, day + DAY, day + (after + 1) * DAY)
    assert not later_since <= birth < later_until
    earlier = retiring.births(group, day - (before + 1) * DAY, day - DAY)
    assert not earlier[0] <= birth < earlier[1]
