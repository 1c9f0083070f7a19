"""Lines with their documents, and a change tried before anybody is affected."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import exporting_figures, lining
from gonghui.services.assistance.models import AssessmentRun, Facts, Household, Line
from gonghui.services.assistance.queries import lines, simulating
from gonghui.services.assistance.refusals import DocumentMissing, LineElsewhere, LineTwice
from tests.rules.cast import gather

LINE = "workbench-assistance:lines"
SIMULATION = "workbench-assistance:simulation"


@pytest.fixture
def cast(db):
    cast = gather()
    county = cast.organizations["basic"].parent
    county.region = "990103"
    county.save(update_fields=["region"])
    return cast


def acting(cast, kind: str) -> Actor:
    return Actor(cast.people[kind].pk, cast.people[kind].name)


def told(cast, **changed) -> dict:
    county = cast.organizations["basic"].parent
    given = {"region": county.region, "residence": "urban", "amount_fen": 60_000, "document": "演示文件 1 号"}
    given |= {"valid_from": datetime.date(2024, 1, 1), "place": county, "by": acting(cast, "county")}
    return {**given, "at": cast.at, **changed}


def file_of(cast, income: int, place: str = "basic") -> Household:
    """A household of one in town, below the county's region, with a yearly income in fen."""
    union = cast.organizations[place]
    number = Household.objects.count() + 1
    person = register_person(name="陈秀兰", phone=f"1540005{number:04d}", by=SYSTEM, at=cast.at)
    region = cast.organizations["basic"].parent.region
    facts = Facts.objects.create(
        organization=union, members=1, region=region, residence="urban", annual_income_fen=income
    )
    return Household.objects.create(
        organization=union,
        number=f"DA-{number}",
        head=person,
        facts=facts,
        state="on_file",
        filed_on=timezone.localdate(cast.at),
        changed_at=cast.at,
    )


def test_a_line_is_entered_with_its_document_and_journaled(cast):
    line = lining.enter_line(**told(cast))
    assert (line.amount_fen, line.document) == (60_000, "演示文件 1 号")
    assert Entry.objects.filter(deed="assistance.line", subject_id=str(line.pk)).exists()


def test_a_line_without_document_twice_or_elsewhere_is_refused(cast):
    with pytest.raises(DocumentMissing):
        lining.enter_line(**told(cast, document=" "))
    lining.enter_line(**told(cast))
    with pytest.raises(LineTwice):
        lining.enter_line(**told(cast))
    with pytest.raises(LineElsewhere):
        lining.enter_line(**told(cast, region="110101"))


def test_a_union_without_a_division_enters_no_line_anywhere(cast):
    county = cast.organizations["basic"].parent
    type(county).objects.update(region="")
    with pytest.raises(LineElsewhere):
        lining.enter_line(**told(cast, region="990103"))


def test_the_page_lists_lines_marks_demonstration_and_names_what_is_missing(cast):
    file_of(cast, 0)
    client = cast.client("county")
    assert "这些地方还没有标准" in client.get(reverse(LINE)).content.decode()
    region = cast.organizations["basic"].parent.region
    answers = {"region": region, "residence": "urban", "amount": "600", "unit": "month"}
    answers |= {"valid_from": "2024-01-01", "document": "演示文件 1 号", "demonstration": "on"}
    text = client.post(reverse(LINE), answers, follow=True).content.decode()
    assert "标准记下了" in text
    assert "演示数据" in text
    assert "这些地方还没有标准" not in text
    assert "已经录入过了" in client.post(reverse(LINE), answers).content.decode()


def test_missing_lines_of_households_elsewhere_are_not_told(cast):
    file_of(cast, 0, "elsewhere")
    assert lines.missing(acting(cast, "county"), timezone.localdate()) == []


def simulated(cast, **changed) -> simulating.Simulation:
    county = cast.organizations["basic"].parent
    draft = simulating.draft_of({"policy": "depth-relative", **changed}, county.region)
    return simulating.simulate(acting(cast, "county"), county, draft, timezone.localdate())


def test_a_higher_line_and_a_changed_multiple_move_households_and_nothing_is_written(cast):
    lining.enter_line(**told(cast))
    before = file_of(cast, 700_000).facts.category
    file_of(cast, 1_500_000)
    file_of(cast, 1_500_000, "elsewhere")
    higher = simulated(cast, urban="700")
    assert higher.matrix == {("deep", "deep"): 1, ("none", "relative"): 1}
    assert higher.moving == 1
    wider = simulated(cast, **{"relative.after_spending": "2.5"})
    assert wider.matrix == {("deep", "deep"): 1, ("none", "relative"): 1}
    assert not AssessmentRun.objects.exists()
    assert Line.objects.count() == 1
    assert Facts.objects.order_by("pk").first().category == before


def test_what_a_change_costs_is_months_of_the_line(cast):
    lining.enter_line(**told(cast))
    file_of(cast, 700_000)
    cost = simulated(cast, urban="700").costs[0]
    assert (cost.before, cost.after, cost.more) == (12 * 60_000, 12 * 70_000, 120_000)


def test_the_page_shows_both_sides_and_leads_to_the_workbook(cast):
    lining.enter_line(**told(cast))
    file_of(cast, 1_500_000)
    client = cast.client("county")
    assert "试算" in client.get(reverse(SIMULATION)).content.decode()
    text = client.get(reverse(SIMULATION), {"policy": "depth-relative", "urban": "700"}).content.decode()
    assert "这样改，有 1 户会换类别" in text
    assert "exports/?policy=depth-relative" in text
    rows = list(
        exporting_figures.simulated(acting(cast, "county"), {"policy": "depth-relative", "urban": "700"})
    )
    assert [row[3] for row in rows][0] == 1
    same = client.get(reverse(SIMULATION), {"policy": "depth-relative"}).content.decode()
    assert "这样改，没有一户换类别" in same
