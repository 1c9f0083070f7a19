"""Names, places and terms are dated: what was stays known."""

import datetime

import pytest
from django.db import transaction

from gonghui.kernel.codes.models import Parameter
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations import actions, queries
from gonghui.kernel.organizations.models import Organization

from .cast import AT, OFFICER, found, small_region

pytestmark = pytest.mark.django_db
DAY = datetime.date


def test_a_renamed_union_is_known_by_its_old_name_before_the_day():
    union = found("B", name="岚州机床厂工会")
    actions.rename(union, "岚州机电集团工会", by=OFFICER, at=AT, on=DAY(2020, 3, 1), reason="改制")
    actions.rename(union, "岚机集团工会", by=OFFICER, at=AT, on=DAY(2024, 7, 1), short_name="岚机")
    union.refresh_from_db()
    assert (union.name, union.short_name) == ("岚机集团工会", "岚机")
    names = [
        queries.as_it_was(union, day)["name"] for day in (DAY(2019, 1, 1), DAY(2020, 3, 1), DAY(2024, 6, 30))
    ]
    assert names == ["岚州机床厂工会", "岚州机电集团工会", "岚州机电集团工会"]
    assert queries.as_it_was(union, DAY(2024, 7, 1))["name"] == "岚机集团工会"


def test_whom_a_union_stood_under_is_known_for_every_day():
    unions = small_region()
    actions.move(unions["B1"], unions["B3"], by=OFFICER, at=AT, on=DAY(2022, 1, 1))
    actions.move(unions["B3"], unions["C1"], by=OFFICER, at=AT, on=DAY(2023, 1, 1))
    union = queries.find("B1G")

    def line(day):
        return [node.code for node in queries.ancestors_on(union, day)]

    assert line(DAY(2021, 12, 31)) == ["P", "C1", "B1", "B1F"]
    assert line(DAY(2022, 1, 1)) == ["P", "C2", "B3", "B1", "B1F"]
    assert line(DAY(2026, 9, 1)) == ["P", "C1", "B3", "B1", "B1F"]


def test_only_what_differs_is_kept_and_journaled():
    union = found("B", phone="0471-1")
    same = {"phone": "0471-1", "address": ""}
    actions.change(union, same, by=OFFICER, at=AT)
    assert union.changes.count() == 1
    actions.change(union, same | {"address": "河东区 1 号"}, by=OFFICER, at=AT)
    assert union.changes.last().before == {"address": ""}
    assert Entry.objects.filter(deed="organization.changed").count() == 1


def test_nothing_happens_to_a_union_before_it_was_founded():
    union = found("B", opened_on=DAY(2010, 1, 1))
    with pytest.raises(actions.BeforeItsTime):
        actions.rename(union, "新名", by=OFFICER, at=AT, on=DAY(2009, 12, 31))
    union.refresh_from_db()
    assert union.name == "B工会"


def test_a_code_is_given_once():
    found("B", name="一厂工会")
    with pytest.raises(actions.CodeTaken) as refused:
        found("B", name="二厂工会")
    assert "一厂工会" in str(refused.value)


def test_a_wrong_credit_code_is_refused_and_a_right_one_tidied():
    with pytest.raises(actions.UsccWrong):
        found("B", uscc="91110000600037341X")
    assert found("B", uscc="9111 0000 6000 3734 1L").uscc == "91110000600037341L"


def test_many_are_founded_in_any_depth_or_not_at_all():
    top = found("P", "province")
    wanted = [
        actions.Founding("C", "市", "city", "P"),
        actions.Founding("B", "厂", "basic", "C", {"term_started_on": DAY(2024, 2, 29), "term_years": 5}),
        actions.Founding("Q", "邻省", "province"),
        actions.Founding("R", "又一省", "province"),
    ]
    made = actions.found_many(wanted, by=OFFICER, at=AT, inside=top)
    assert [node.code for node in queries.ancestors(queries.find("B"))] == ["P", "C"]
    assert queries.find("B").term_ends_on == DAY(2029, 2, 28)
    assert len({union.path for union in made}) == 4
    assert found("D", "city", top).path not in {union.path for union in made}
    with pytest.raises(actions.CodeTaken), transaction.atomic():
        actions.found_many([actions.Founding("E", "市", "city", "P"), wanted[1]], by=OFFICER, at=AT)
    assert queries.find("E") is None


def test_depth_has_an_end():
    union = found("0")
    for depth in range(1, 12):
        union = found(str(depth), parent=union)
    with pytest.raises(actions.TooDeep):
        found("12", parent=union)
    other = found("X")
    found("Y", parent=other)
    with pytest.raises(actions.TooDeep):
        actions.move(other, queries.find("10"), by=OFFICER, at=AT)


def test_what_was_founded_by_mistake_is_taken_back_unless_something_stands_on_it():
    unions = small_region()
    assert not actions.take_back(unions["B1"], by=OFFICER, at=AT)
    assert actions.take_back(unions["B1G"], by=OFFICER, at=AT)
    assert queries.find("B1G") is None and queries.find("B1") is not None
    assert Entry.objects.filter(deed="organization.taken_back").count() == 1


def test_a_term_ends_and_is_reminded_of():
    union = found("B", term_started_on=DAY(2022, 3, 1), term_years=5)
    assert union.term_ends_on == DAY(2027, 3, 1)
    assert list(queries.terms_ending(DAY(2027, 3, 2))) == [union]
    assert queries.reminder_dates(union, DAY(2026, 9, 1)) == [
        DAY(2026, 9, 2),
        DAY(2026, 12, 31),
        DAY(2027, 1, 30),
    ]
    assert queries.reminders_due(DAY(2026, 12, 31)) == [(union, DAY(2026, 12, 31))]
    assert queries.reminders_due(DAY(2026, 12, 30)) == []
    actions.renew_term(union, started_on=DAY(2026, 12, 30), years=3, by=OFFICER, at=AT)
    assert queries.reminders_due(DAY(2026, 12, 31)) == []
    union.refresh_from_db()
    assert union.term_ends_on == DAY(2029, 12, 30)
    assert queries.as_it_was(union, DAY(2026, 12, 1))["term_ends_on"] == "2027-03-01"


def test_the_days_of_reminding_are_data():
    union = found("B", term_started_on=DAY(2022, 3, 1))
    Parameter.objects.create(
        code=queries.REMINDER, value=[7], unit="天", valid_from=DAY(2026, 1, 1), document="工办〔2026〕1号"
    )
    assert queries.reminder_dates(union, DAY(2026, 9, 1)) == [DAY(2027, 2, 22)]


def test_the_local_union_of_the_narrowest_region_takes_workers_in():
    found("P", "province", covers_region="990000")
    city = found("C", "city", covers_region="990100")
    county = found("D", "county", city, covers_region="990101")
    assert queries.local_union_for("990101").code == "D"
    assert queries.local_union_for("990102").code == "C"
    assert queries.local_union_for("990201").code == "P"
    assert queries.local_union_for("150102") is None
    actions.close(county, by=OFFICER, at=AT, reason="撤并", empty=True)
    assert queries.local_union_for("990101").code == "C"


def test_unions_are_searched_by_name_unit_and_code_inside_a_scope():
    unions = small_region()
    Organization.objects.filter(code="B3").update(unit_name="清水纺织有限公司")
    assert [node.code for node in queries.search("清水纺织")] == ["B3"]
    assert [node.code for node in queries.search(" Ｂ２ ")] == ["B2"]
    assert list(queries.search("清水", inside=unions["C1"].path)) == []
