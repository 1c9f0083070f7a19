"""The household's page says why, criterion by criterion with both numbers, today and on any day before."""

import dataclasses
import datetime

import pytest
from django.utils import timezone

from gonghui.services.assistance.actions import assessing, filing
from gonghui.services.assistance.models import Assessment, Facts, Household
from gonghui.services.assistance.queries import assessing as queries
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.rules.facts import bits

from .neighbours import AT, TODAY, actor, browser, gather, line

POLICY = ("three-categories", 1)
LATER = TODAY + datetime.timedelta(days=40)


@pytest.fixture
def who(db):
    line()
    return gather()


@pytest.fixture
def household(who) -> Household:
    by = actor(who.zhou)
    file = filing.open_household(head=who.chen, organization=who.plant, by=by, at=AT)
    assess(file, who, income=700_000, on=TODAY)
    assess(file, who, income=1_404_100, on=LATER)
    return file


def assess(file: Household, who, *, income: int, on: datetime.date) -> Assessment:
    """By a yearly income in fen, with an illness: the line is 780 yuan a month, so 1.5 times it 14,040."""
    illness = bits("causes", ["illness"])
    Facts.objects.filter(pk=file.facts_id).update(annual_income_fen=income, causes=illness)
    facts = Facts.objects.get(pk=file.facts_id)
    given = {"policy": policies.version(*POLICY), "on": on, "by": actor(who.zhou), "at": AT}
    return assessing.assess(facts=facts, **given)


def page(who, household, on: datetime.date | str = "") -> str:
    address = f"/work/assistance/households/{household.uid}/"
    answer = browser(who.zhou, 1, second=True).get(address, {"on": on} if on else {})
    return answer.content.decode()


def test_the_page_says_every_criterion_with_both_numbers_and_how_far_off(who, household):
    text = page(who, household)
    assert "家庭年收入 14,041 元，高于标准的 1.5 倍 14,040 元：不符合" in text
    assert "差 1 元" in text
    assert "致困原因：患病：符合" in text
    assert "按试算，现在不属于困难类别" in text
    assert "差一条就属于：低保边缘户" in text


def test_a_past_day_is_worked_out_again_to_the_same_answer(who, household):
    text = page(who, household, TODAY.isoformat())
    assert "家庭年收入 7,000 元" in text
    assert "结果一样" in text
    assert "14,041" not in text.partition("认定的理由")[2].partition("申请和认定")[0]


def test_before_the_first_assessment_the_page_says_so(who, household):
    day = (TODAY - datetime.timedelta(days=1)).isoformat()
    assert f"到 {day} 为止还没有认定过" in page(who, household, day)


def test_a_day_to_come_is_not_asked(who, household):
    day = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    assert "只能看今天或以前的日子" in page(who, household, day)


def test_an_answer_that_no_longer_follows_is_called_out(who, household, monkeypatch):
    other = queries.replay(Assessment.objects.first())
    monkeypatch.setattr(queries, "replay", lambda _found: dataclasses.replace(other, outcomes=0))
    assert "结果和记下的不一样" in page(who, household)
