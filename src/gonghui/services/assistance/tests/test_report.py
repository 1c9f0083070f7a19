"""The report on hardship: counted from the records, as of a day, at or below a union."""

import datetime
import json
from io import StringIO

import pytest
from django.core.management import call_command

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions.assessing import assess
from gonghui.services.assistance.models import Facts, Household
from gonghui.services.assistance.queries import policies, reporting
from gonghui.services.assistance.queries.counting import grouped, on_a_day

from . import cast as casting
from .cast import AT

ON = datetime.date(2026, 3, 2)
BEFORE = datetime.date(2025, 12, 31)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return casting.gather()


def filed(cast, number: int, *, facts: dict | None = None, place=None, **told) -> Household:
    """A household on file since 2025, by default without anything that is counted apart."""
    person = register_person(name="陈" + "甲乙丙丁戊"[number], phone=f"1540001{number:04d}", by=SYSTEM, at=AT)
    told_facts = {"members": 3, "region": "990103", "residence": "urban", "category": "deep", **(facts or {})}
    given = {"filed_on": datetime.date(2025, 6, 1), "state": "on_file", "main_cause": "10", **told}
    place = place or cast.plant
    return Household.objects.create(
        organization=place,
        number=f"DA-{number}",
        head=person,
        facts=Facts.objects.create(organization=place, **told_facts),
        changed_at=AT,
        **given,
    )


def told(cast, on=ON, place=None) -> dict:
    return reporting.report(place or cast.city, on)


def test_households_persons_and_shares_are_those_of_the_files(cast):
    filed(cast, 1, main_cause="06", illness_since=datetime.date(2020, 1, 1), medical_cost=6_000_000)
    filed(cast, 2, main_cause="06", illness_since=datetime.date(2025, 1, 1), medical_cost=100)
    filed(cast, 3, main_cause="09", insurance="5", facts={"members": 4, "category": "relative"})
    filed(cast, 4, insurance="1", insurance_gap="1")
    report = told(cast)
    assert (report["households"], report["persons"], report["persons_per_household"]) == (4, 13, 3.25)
    assert report["by_category"] == {"deep": 3, "relative": 1}
    assert report["by_cause"] == {"06": 2, "09": 1, "10": 1}
    assert report["uninsured"] == {"count": 2, "share": 0.5}
    assert report["schooling"] == {"count": 1, "share": 0.25}
    ill = report["illness"]
    assert (ill["count"], ill["share"], ill["over_two_years_share"], ill["over_50k_share"]) == (
        2,
        0.5,
        0.5,
        0.5,
    )


def test_two_years_and_fifty_thousand_count_from_the_limit_itself(cast):
    filed(cast, 1, main_cause="06", illness_since=datetime.date(2024, 3, 2), medical_cost=5_000_000)
    filed(cast, 2, main_cause="06", illness_since=datetime.date(2024, 3, 3), medical_cost=4_999_999)
    ill = told(cast)["illness"]
    assert (ill["over_two_years"], ill["over_50k"]) == (1, 1)


def test_the_report_of_a_past_day_tells_of_that_day(cast):
    filed(cast, 1)
    filed(cast, 2, filed_on=datetime.date(2026, 1, 10))
    filed(cast, 3, state="lifted", ended_on=datetime.date(2026, 2, 1))
    now, then = told(cast), told(cast, BEFORE)
    assert (now["households"], now["lifted"], now["lifted_this_year"]) == (2, 1, 1)
    assert (then["households"], then["lifted"]) == (2, 0)


def test_a_household_that_came_back_is_on_file_and_told_as_returned(cast):
    back = {"ended_on": datetime.date(2025, 9, 1), "returned_on": datetime.date(2026, 1, 5)}
    filed(cast, 1, **back)
    now, then = told(cast), told(cast, BEFORE)
    assert (now["households"], now["returned"], now["lifted"]) == (1, 1, 0)
    assert (then["households"], then["returned"], then["lifted"]) == (0, 0, 1)


def test_what_is_only_asked_for_is_not_on_file(cast):
    filed(cast, 1, state="open", filed_on=None)
    filed(cast, 2, state="closed", filed_on=None, ended_on=ON)
    assert told(cast)["households"] == told(cast)["lifted"] == 0


def test_the_category_is_the_one_found_by_that_day(cast):
    household = filed(cast, 1, facts={"category": ""})
    policy = policies.in_force("depth-relative", ON)
    for days, income in ((0, 100), (10, 3_000_000)):
        Facts.objects.filter(pk=household.facts_id).update(annual_income_fen=income)
        on = ON + datetime.timedelta(days=days)
        assess(facts=household.facts, policy=policy, on=on, by=SYSTEM, at=AT)
    assert told(cast)["by_category"] == {"deep": 1}
    assert told(cast, ON + datetime.timedelta(days=10))["by_category"] == {"relative": 1}


def test_a_union_counts_what_is_below_it_and_nothing_else(cast):
    other = casting._found("BL01", "白鹿县总工会", "county", cast.city, region="990221")
    filed(cast, 1)
    filed(cast, 2, place=other, facts={"region": "990221"})
    assert told(cast)["households"] == 2
    assert told(cast, place=other)["by_region"] == [
        {
            "region": "990221",
            "name": "岚州省（演示）云台市白鹿县",
            "households": 1,
            "persons": 3,
            "share_of_residents": None,
        }
    ]


def test_beside_another_union_without_a_parent_each_counts_its_own(cast):
    other = casting._found("BL00", "白鹿石油工会", "city", None, region="990221")
    filed(cast, 1)
    filed(cast, 2, place=other)
    assert told(cast)["households"] == told(cast, place=other)["households"] == 1


def test_residents_count_only_for_the_region_they_were_entered_for(cast):
    filed(cast, 1)
    assert told(cast)["share_of_residents"] is None
    entered = {"valid_from": datetime.date(2025, 1, 1), "document": "演示数据", "by": SYSTEM}
    parameters.enter("region.residents", value=1000, region="990000", **entered)
    assert told(cast)["share_of_residents"] is None
    parameters.enter("region.residents", value=300, region="990100", **entered)
    assert told(cast)["share_of_residents"] == 0.01


def test_stated_persons_that_differ_from_the_files_are_flagged_not_repaired(cast):
    filed(cast, 1, migrant=True, stated_members=14)
    filed(cast, 2, migrant=True)
    report = told(cast)
    migrant = report["migrant"]
    assert (migrant["households"], migrant["persons"], migrant["persons_stated"]) == (2, 6, 17)
    assert report["flags"] == ["migrant_persons_differ"]


def test_all_about_households_is_asked_in_one_statement(cast, django_assert_num_queries):
    filed(cast, 1)
    rows = grouped(on_a_day(cast.county, ON), ON)
    with django_assert_num_queries(1):
        list(rows)


def test_the_command_prints_one_line_of_json(cast):
    filed(cast, 1)
    out = StringIO()
    call_command("report", "hardship", "--on", "2026-03-02", "--organization", "JC01", "--json", stdout=out)
    report = json.loads(out.getvalue())
    wanted = {"households", "persons", "lifted", "returned", "paid_by_source", "matching_ratio", "migrant"}
    assert wanted <= set(report)
    assert (report["on"], report["organization"], report["households"]) == ("2026-03-02", "JC01", 1)


def test_the_command_says_when_there_is_no_such_union(cast, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("report", "hardship", "--organization", "NICHTS")
    assert end.value.code == 2
