"""The board of hardship: figures in sentences, exact for those who may see the files, vague for others."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import exporting_figures
from gonghui.services.assistance.models import Facts, Household
from gonghui.services.assistance.queries.findings import Board
from tests.rules.cast import gather

FILED = datetime.date(2025, 6, 1)


@pytest.fixture
def cast(db):
    return gather()


def filed(cast, place: str, count: int, **told) -> None:
    """So many households on file at a place of the cast."""
    union = cast.organizations[place]
    for _number in range(count):
        number = Household.objects.count() + 1
        person = register_person(name="陈秀兰", phone=f"1540002{number:04d}", by=SYSTEM, at=cast.at)
        facts = Facts.objects.create(
            organization=union, members=3, region="990103", residence="urban", category="deep"
        )
        given = {"filed_on": FILED, "state": "on_file", "main_cause": "10", "insurance": "1", **told}
        Household.objects.create(
            organization=union, number=f"DA-{number}", head=person, facts=facts, changed_at=cast.at, **given
        )


def page(cast, kind: str, **query) -> str:
    answer = cast.client(kind).get(reverse("workbench-assistance:figures"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_chart_says_what_it_shows_and_has_its_numbers_beside_it(cast):
    filed(cast, "basic", 7, main_cause="06", illness_since=datetime.date(2020, 1, 1))
    filed(cast, "basic", 3, main_cause="09", insurance="5")
    text = page(cast, "county")
    assert "患重特大疾病的家庭最多，占 70%" in text
    assert "每 100 户里，有 70 户因病致困，有 30 户没有医保" in text
    assert "看数字" in text


def test_whoever_may_see_the_files_sees_small_numbers(cast):
    filed(cast, "basic", 12, main_cause="06")
    filed(cast, "basic", 3, main_cause="09")
    board = Board(cast.organizations["basic"], timezone.localdate(cast.at), exact=True)
    assert {cell.code: cell.count for cell in board.by_cause().cells} == {"06": 12, "09": 3}
    assert "&lt;5" not in page(cast, "county")


def test_for_others_small_numbers_are_hidden_and_cannot_be_subtracted(cast):
    filed(cast, "basic", 12, main_cause="06")
    filed(cast, "basic", 3, main_cause="09")
    board = Board(cast.organizations["basic"], timezone.localdate(cast.at), exact=False)
    cells = {cell.code: cell.count for cell in board.by_cause().cells}
    assert cells["09"] is None
    assert cells["06"] in (10, 15) and board.by_cause().total in (15,)
    text = page(cast, "auditor", place=cast.organizations["basic"].uid)
    assert "&lt;5" in text
    assert "5 户以下的不显示" in text


def test_the_unions_below_lead_further_down(cast):
    filed(cast, "basic", 6)
    text = page(cast, "county")
    union = cast.organizations["basic"]
    assert f"place={union.uid}" in text
    assert union.name in page(cast, "county", place=union.uid)


def test_a_place_elsewhere_is_absent(cast):
    address = reverse("workbench-assistance:figures")
    foreign = cast.client("officer").get(address, {"place": cast.organizations["elsewhere"].uid})
    absent = cast.client("officer").get(address, {"place": "11111111-1111-4111-8111-111111111111"})
    assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_a_day_that_is_none_or_to_come_is_today(cast):
    for told in ("2026-02-31", "morgen", "2999-01-01"):
        assert "困难职工看板" in page(cast, "county", on=told)


def test_a_past_day_shows_that_day(cast):
    filed(cast, "basic", 6)
    assert "还没有可以显示的数字" in page(cast, "county", on="2025-05-31")


def test_the_files_behind_a_part_are_a_step_away_for_those_who_may_see_them(cast):
    filed(cast, "basic", 6, main_cause="06")
    union = cast.organizations["basic"]
    link = f"organization={union.uid}&amp;main_cause=06"
    assert link in page(cast, "officer", place=union.uid)
    assert link not in page(cast, "auditor", place=union.uid)


def test_the_board_leaves_as_its_reader_may_see_it(cast):
    filed(cast, "basic", 12, main_cause="06")
    filed(cast, "basic", 3, main_cause="09")
    told = {"place": str(cast.organizations["basic"].uid)}
    rows = {kind: list(exporting_figures.rows(acting(cast, kind), told)) for kind in ("officer", "auditor")}
    counts = {kind: [row[2] for row in found[:2]] for kind, found in rows.items()}
    assert counts["officer"] == [12, 3]
    assert counts["auditor"][1] == "<5"
    elsewhere = {"place": str(cast.organizations["elsewhere"].uid)}
    assert not list(exporting_figures.rows(acting(cast, "officer"), elsewhere))


def acting(cast, kind: str) -> Actor:
    return Actor(cast.people[kind].pk, cast.people[kind].name)
