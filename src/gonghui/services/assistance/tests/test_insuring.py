"""How somebody was insured is kept from change to change, by hand and by workbook alike."""

import datetime

import pytest

from gonghui.services.assistance.actions import family, filing, refreshing
from gonghui.services.assistance.models import Household, InsuranceState
from gonghui.services.assistance.queries import insured

from .neighbours import AT, TODAY, actor, browser, gather, line

DAY = datetime.timedelta(days=1)


@pytest.fixture
def who(db):
    line()
    return gather()


@pytest.fixture
def household(who) -> Household:
    return filing.open_household(head=who.chen, organization=who.plant, by=actor(who.zhou), at=AT)


def change(who, household, at=AT, **told) -> None:
    filing.change_file(household, told, by=actor(who.zhou), at=at)


def rows(household) -> list[tuple]:
    return [
        (row.member_id, row.insurance, row.gap, row.since) for row in reversed(insured.history(household))
    ]


def test_each_change_of_the_head_s_insurance_is_kept_with_its_day(who, household):
    change(who, household, insurance="1")
    change(who, household, at=AT + DAY, insurance="5", insurance_gap="1")
    assert rows(household) == [(None, "1", "", TODAY), (None, "5", "1", TODAY + DAY)]


def test_another_change_writes_nothing_about_insurance(who, household):
    change(who, household, insurance="1")
    change(who, household, at=AT + DAY, main_cause="06")
    assert len(rows(household)) == 1


def test_everybody_of_the_household_has_a_history_of_their_own(who, household):
    change(who, household, insurance="1")
    given = {"by": actor(who.zhou), "at": AT}
    son = family.keep_member(household, {"name": "陈小明", "relation": "20", "insurance": "2"}, **given)
    family.keep_member(household, {"insurance": "5"}, member=son, **given)
    assert [row[:2] for row in rows(household)] == [(None, "1"), (son.pk, "2"), (son.pk, "5")]


def test_what_many_files_were_told_by_a_workbook_is_kept_too(who, household):
    Household.objects.filter(pk=household.pk).update(insurance="5", insurance_gap="2")
    refreshing.refresh_many([household.pk], AT)
    refreshing.refresh_many([household.pk], AT + DAY)
    assert rows(household) == [(None, "5", "2", TODAY)]


def test_the_page_shows_it_without_the_sealed_name(who, household):
    given = {"by": actor(who.zhou), "at": AT}
    family.keep_member(household, {"name": "陈小明", "relation": "20", "insurance": "5"}, **given)
    address = f"/work/assistance/households/{household.uid}/"
    text = browser(who.zhou, 1, second=True).get(address).content.decode()
    part = text.partition("医保的经过")[2]
    assert f"{TODAY.isoformat()} 起" in part
    assert "陈小明" not in text
    assert InsuranceState.objects.count() == 1
