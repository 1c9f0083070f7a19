"""What is kept: the worker can take it along, officers find it, keys turn without anything getting lost."""

from pathlib import Path

import pytest
from django.conf import settings as project

from gonghui import registry
from gonghui.kernel import crypto
from gonghui.kernel.people import rotating
from gonghui.services.assistance.actions import drafting, family, filing
from gonghui.services.assistance.models import Application, Household, HouseholdMember
from gonghui.services.assistance.queries import mine

from .neighbours import AT, TODAY, actor, gather, id_number


@pytest.fixture
def who(db):
    return gather()


@pytest.fixture
def household(who) -> Household:
    by = actor(who.zhou)
    file = filing.open_household(head=who.chen, organization=who.plant, by=by, at=AT)
    filing.change_file(file, {"bank_account": "6222020200012345678", "main_cause": "06"}, by=by, at=AT)
    son = {"name": "陈小明", "relation": "20", "id_number": id_number(77, "20100504")}
    family.keep_member(file, son, by=by, at=AT)
    words = "楼道里着火"
    family.record_event(file, kind="sudden_event", on=TODAY, cost=9900, words=words, by=by, at=AT)
    draft = drafting.begin(who.chen, who.plant, channel="online", by=actor(who.chen), at=AT)
    drafting.save_answers(draft, {"people": 2}, at=AT)
    return file


def test_a_worker_can_take_everything_along(who, household):
    held = str(registry.service("assistance").subject_data(who.chen))
    for told in (household.number, "6222020200012345678", "陈小明", "楼道里着火", "患重特大疾病"):
        assert told in held
    assert household.number not in str(mine.about_person(who.ma))


def test_somebody_named_in_anothers_file_is_told_where(who, household):
    by = actor(who.zhou)
    family.keep_member(
        household, {"name": "马小军", "relation": "80", "id_number": id_number(35)}, by=by, at=AT
    )
    assert mine.about_person(who.ma)["named_in"] == [household.number]


def test_the_search_box_finds_files_only_in_the_own_union(who, household):
    for text in ("陈秀兰", "cxl", household.number):
        assert [row["title"] for row in mine.found_by_text(actor(who.zhou), text)] == ["陈秀兰"]
        assert mine.found_by_text(actor(who.li), text) == []


@pytest.fixture
def own_keys(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    crypto.forget_keys()
    yield Path(project.DATA)
    crypto.forget_keys()


def test_keys_turn_and_nothing_sealed_is_lost(own_keys, db):
    who = gather()
    by = actor(who.zhou)
    file = filing.open_household(head=who.chen, organization=who.plant, by=by, at=AT)
    filing.change_file(file, {"bank_account": "6222020200012345678"}, by=by, at=AT)
    number = id_number(77, "20100504")
    son = family.keep_member(file, {"name": "陈小明", "relation": "20", "id_number": number}, by=by, at=AT)
    draft = drafting.begin(who.chen, who.plant, channel="online", by=actor(who.chen), at=AT)
    old = crypto.newest_number()
    rotating.rotate()
    rotating.drop(old)
    assert Household.objects.get().particulars["bank_account"] == "6222020200012345678"
    assert HouseholdMember.objects.get(pk=son.pk).particulars["name"] == "陈小明"
    assert Application.objects.get(pk=draft.pk).particulars["bank_account"] == "6222020200012345678"
    assert family.same_person(number, file) == son
    assert (
        HouseholdMember.objects.get(person=who.chen).id_index
        == type(who.chen).objects.get(pk=who.chen.pk).id_index
    )
