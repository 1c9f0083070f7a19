"""Official sheets: their columns in order, what stands in them, and that private rows are on none."""

import datetime

import pytest

from gonghui.services.benefits.actions import exporting_caps as exporting
from gonghui.services.benefits.actions import purchasing
from gonghui.services.benefits.models import Entitlement, Handout, Program
from gonghui.services.membership.models import Membership

from . import buying, capped
from .capped import AT

YEAR = {"year": "2026"}


@pytest.fixture
def who(db):
    return buying.gather()


def headings(code: str) -> list[str]:
    return [str(word) for word in next(each for each in exporting.EXPORTS if each.code == code).headings]


def of_occasion(who) -> dict[str, str]:
    return {"occasion": str(who.occasion.uid)}


def test_the_hand_out_sheet_has_the_official_columns_and_a_place_to_sign(who):
    assert headings("benefit-handouts") == (
        ["序号", "姓名", "会员证号", "部门/分会", "物品", "数量", "金额（元）", "签收", "日期", "备注"]
    )
    worker = Entitlement.objects.get(person__name="牛大力")
    today = datetime.date(2026, 1, 1)
    days = {"joined_on": today, "started_on": today, "changed_at": AT}
    Membership.objects.create(organization=who.plant, person=worker.person, number="HY0001", **days)
    told = {"proxy_name": "王小妹", "proxy_reason": "本人出差"}
    Handout.objects.create(
        organization=who.plant, entitlement=worker, way="proxy", at=AT, recorded_at=AT, **told
    )
    rows = list(exporting.sign_off(who.officer, of_occasion(who)))
    place = who.plant.name
    assert rows == [
        [1, "马小军", "", place, "米面油一份", 1, 200, "", "", ""],
        [2, "牛大力", "HY0001", place, "米面油一份", 1, 200, "代领", AT.date(), "王小妹代领"],
    ]


@pytest.mark.parametrize("whose", [Entitlement, Program])
def test_private_rows_are_on_no_sheet(who, whose):
    buying.paid(who)
    whose.objects.update(is_private=True)
    assert list(exporting.sign_off(who.officer, of_occasion(who))) == []
    assert list(exporting.visits(who.officer, YEAR)) == []


def test_twin_what_is_not_private_is_there(who):
    assert len(list(exporting.sign_off(who.officer, of_occasion(who)))) == 2


def test_the_purchase_list_says_what_was_bought_for_what_from_which_money(who):
    made = buying.paid(who)
    assert list(exporting.purchase_list(who.officer, of_occasion(who))) == [
        [
            *(1, "米面油礼盒", "份", 2, 200, 400, "岚州粮油公司", "春节慰问 慰问", "工会经费"),
            *(made.invoice, "周岩", AT.date(), "已付款，等验收"),
        ]
    ]


def test_the_month_shows_what_left_and_what_came_back(who):
    made = buying.paid(who)
    purchasing.give_back(made, amount=15_000, reason="退了一份坏的", by=who.payer, at=AT)
    rows = list(exporting.month(who.officer, {**YEAR, "month": "3"}))
    assert [row[1:5] for row in rows] == [
        ["春节慰问 慰问", 2, 400, "工会经费"],
        ["春节慰问 慰问", 2, -150, "工会经费"],
    ]
    assert made.invoice in rows[0][5]
    assert list(exporting.month(who.officer, {**YEAR, "month": "4"})) == []


def test_the_visits_put_who_is_due_beside_who_was_reached(who):
    assert headings("benefit-visits")[3:5] == ["应慰问人数", "实慰问人数"]
    Entitlement.objects.filter(person__name="马小军").update(state="reached", settled_at=AT)
    assert [row[3:5] for row in exporting.visits(who.officer, YEAR)] == [[2, 1]]


def test_another_union_takes_nothing_out(who):
    buying.paid(who)
    stranger = buying.serving("韩梅", capped.union(code="JC02"), "officer")
    for each in exporting.EXPORTS:
        assert list(each.rows(stranger, {**YEAR, "month": "3"} | of_occasion(who))) == []
