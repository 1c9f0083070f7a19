"""The register: sorted, narrowed, and changed as a whole; the same conditions for list, deeds and export."""

import datetime
import re

import pytest
from django.utils import timezone

from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life, together, transferring
from gonghui.services.membership.models import Membership
from gonghui.services.membership.refusals import NotAllFit, ReasonNeeded
from gonghui.ui import paging
from tests.rules.cast import gather

from . import applying
from .conftest import OFFICER

REGISTER = "/work/membership/"
BULK = "/work/membership/bulk/"
YEAR = datetime.timedelta(days=365)


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def members(cast) -> list[Membership]:
    """Three members of the first basic union, and one elsewhere whom nobody here may see."""
    applying.member(cast.organizations["elsewhere"], "钱远方", 9, cast.at)
    made = [
        applying.member(cast.organizations["basic"], name, order, cast.at - YEAR * order)
        for order, name in enumerate(("张三", "李四", "安平"), 1)
    ]
    Person.objects.filter(pk=made[1].person_id).update(phone="")
    return made


def page(cast, data=None, kind: str = "officer") -> str:
    return cast.client(kind).get(REGISTER, data or {}).content.decode()


def order_of(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', text)


def all_of(**more) -> dict:
    return {"all": "1", "query": "", "on": "2026-03-02", "reason": "统一办理", **more}


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("name", ["安平", "李四", "张三"]),
        ("-name", ["张三", "李四", "安平"]),
        ("joined_on", ["安平", "李四", "张三"]),
        ("-joined_on", ["张三", "李四", "安平"]),
        ("number", ["安平", "李四", "张三"]),
        ("nonsense", ["张三", "李四", "安平"]),
    ],
)
def test_a_head_sorts_the_register_both_ways(cast, members, sort, names):
    assert order_of(page(cast, {"sort": sort})) == names


def test_the_sorted_head_says_so_and_leads_the_other_way(cast, members):
    assert "aria-sort" not in page(cast)
    text = page(cast, {"sort": "name", "state": "active"})
    assert 'aria-sort="ascending"' in text
    assert "state=active&amp;sort=-name" in text
    assert 'aria-sort="descending"' in page(cast, {"sort": "-name"})
    assert 'type="hidden" name="sort" value="name"' in text, "filtering keeps the order"


def test_too_many_to_put_in_order_are_not_sorted(cast, members, monkeypatch):
    monkeypatch.setattr(paging, "ENOUGH", 2)
    text = page(cast, {"sort": "name"})
    assert "aria-sort" not in text
    assert "sort=-name" not in text
    assert "才能排序" in text


@pytest.mark.parametrize(
    ("conditions", "names"),
    [
        ({"missing": "phone"}, {"李四"}),
        ({"missing": "id_number"}, set()),
        ({"joined_from": "{young}"}, {"张三"}),
        ({"joined_to": "{old}"}, {"安平"}),
        ({"joined_from": "13 号"}, {"张三", "李四", "安平"}),
    ],
)
def test_every_condition_narrows_list_and_export_alike(cast, members, conditions, names):
    days = {
        "young": (cast.at - YEAR * 1.5).date().isoformat(),
        "old": (cast.at - YEAR * 2.5).date().isoformat(),
    }
    asked = {name: value.format(**days) for name, value in conditions.items()}
    assert set(order_of(page(cast, asked))) == names
    exports = cast.client("officer").get("/work/membership/exports/", asked).content.decode()
    assert f"会员名单（证件号遮住），{len(names)} 行" in exports


def test_the_export_button_says_how_many(cast, members):
    assert "导出 3 人" in page(cast)


def test_all_that_the_conditions_find_are_changed_together(cast, members):
    officer = cast.client("officer")
    shown = officer.get(BULK, all_of(deed="retain", query="joined_to=2100-01-01")).content.decode()
    assert "选了 3 位会员" in shown
    assert "钱远方" not in shown
    assert f'value="{timezone.localdate().isoformat()}"' in shown, "browsers take a day only in this form"
    officer.post(BULK, all_of(deed="retain", seen="3"))
    assert Membership.objects.filter(state="retained").count() == 3
    officer.post(BULK, all_of(deed="restore", seen="3"))
    assert Membership.objects.filter(state="active").count() == 4
    group = cast.organizations["group"]
    officer.post(BULK, all_of(deed="carry", place=group.code))
    moved = Membership.objects.filter(organization=group)
    assert {member.path for member in moved} == {group.path}
    officer.post(BULK, all_of(deed="leave"))
    assert Membership.objects.filter(ended_on=None).count() == 1
    kinds = list(members[0].changes.values_list("kind", flat=True))
    assert sorted(kinds) == sorted(
        [life.JOINED, life.RETAINED, life.RESTORED, life.WENT, life.CAME, life.LEFT]
    )
    about = Entry.objects.filter(deed="membership.changed", about_person_id=members[0].person_id)
    assert about.count() == 5


def test_a_register_that_moved_since_it_was_shown_is_shown_again(cast, members):
    again = cast.client("officer").post(BULK, all_of(deed="retain", seen="4")).content.decode()
    assert "请再看一遍名单" in again
    assert not Membership.objects.filter(state="retained").exists()


def test_many_are_named_by_the_first_and_a_number(cast, members, monkeypatch):
    monkeypatch.setattr("gonghui.services.membership.workbench.bulk.NAMED", 2)
    assert "还有 1 位" in cast.client("officer").get(BULK, all_of(deed="leave")).content.decode()


def test_more_than_the_most_are_not_changed_in_one_go(cast, members, monkeypatch):
    monkeypatch.setattr("gonghui.services.membership.workbench.bulk.ENOUGH", 2)
    said = cast.client("officer").post(BULK, all_of(deed="retain"), follow=True).content.decode()
    assert "一次最多 2 位" in said
    assert not Membership.objects.filter(state="retained").exists()


def test_one_who_does_not_fit_keeps_all_as_they_were(cast, members):
    life.retain(members[0], on=timezone.localdate(cast.at), reason="退休", by=OFFICER, at=cast.at)
    chosen = Membership.objects.filter(pk__in=[member.pk for member in members])
    with pytest.raises(NotAllFit):
        together.change_many(
            chosen, together.RETAIN, on=timezone.localdate(cast.at), reason="退休", by=OFFICER, at=cast.at
        )
    with pytest.raises(ReasonNeeded):
        together.change_many(
            chosen, together.LEAVE, on=timezone.localdate(cast.at), reason=" ", by=OFFICER, at=cast.at
        )
    assert Membership.objects.filter(state="retained").count() == 1


def test_who_is_being_transferred_keeps_all_where_they_are(cast, members):
    transferring.ask(members[1], cast.organizations["neighbour"], by=OFFICER, at=cast.at)
    place = cast.organizations["group"].code
    said = cast.client("officer").post(BULK, all_of(deed="carry", place=place)).content.decode()
    assert "正在转接" in said
    assert not Membership.objects.filter(organization=cast.organizations["group"]).exists()


def test_many_are_written_in_as_many_queries_as_few(cast, django_assert_max_num_queries):
    for order in range(1, 31):
        applying.member(cast.organizations["basic"], "张三", order, cast.at)
    given = {"on": timezone.localdate(cast.at), "reason": "编组", "by": OFFICER, "at": cast.at}
    with django_assert_max_num_queries(16):
        done = together.change_many(
            Membership.objects.all(), together.CARRY, to=cast.organizations["group"], **given
        )
    assert done == 30


@pytest.mark.parametrize("kind", ["steward", "county", "auditor", "stranger"])
def test_who_may_not_change_members_changes_none(cast, members, kind):
    cast.client(kind).post(BULK, all_of(deed="retain"))
    assert not Membership.objects.filter(state="retained").exists()


def test_filters_without_the_scope_would_reach_members_elsewhere(cast, members, monkeypatch):
    bulk = "gonghui.services.membership.workbench.bulk"
    monkeypatch.setattr(f"{bulk}.access.visible_to", lambda actor, found, permission: found)
    monkeypatch.setattr(f"{bulk}.queries.register", lambda actor, filters: Membership.objects.all())
    cast.client("officer").post(BULK, all_of(deed="retain"))
    assert Membership.objects.filter(state="retained").count() == 4
