"""The page for a signed list that came back: who did not sign is ticked, the rest is handed out at once."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.services.benefits.models import Entitlement
from tests.rules.cast import gather

from . import making
from .making import moment


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def occasion(cast):
    return making.occasion(making.program(cast.organizations["basic"]), timezone.localdate(cast.at))


@pytest.fixture
def gifts(cast, occasion):
    return [
        making.entitled(occasion, making.person(name), cast.organizations[place])
        for name, place in (("甲一", "group"), ("乙二", "group"), ("丙三", "basic"))
    ]


def address(occasion):
    return reverse("workbench-benefits:handing-signed", args=[occasion.uid])


def version(gifts):
    return f"{len(gifts)}-{max(each.pk for each in gifts)}"


def states():
    return dict(Entitlement.objects.values_list("person__name", "state"))


def test_all_but_the_ticked_have_it(cast, occasion, gifts):
    officer = cast.client("officer")
    shown = officer.get(address(occasion)).content.decode()
    assert all(name in shown for name in ("甲一", "乙二", "丙三"))
    told = {"version": version(gifts), "picked": gifts[1].uid}
    said = officer.post(address(occasion), told, follow=True).content.decode()
    assert "2 份登记好了" in said
    assert states() == {"甲一": "reached", "乙二": "open", "丙三": "reached"}


def test_one_branch_by_itself(cast, occasion, gifts):
    officer, place = cast.client("officer"), cast.organizations["basic"].uid
    assert "甲一" not in officer.get(address(occasion), {"organization": place}).content.decode()
    told = {"version": version(gifts[2:]), "organization": place}
    officer.post(address(occasion), told)
    assert states() == {"甲一": "open", "乙二": "open", "丙三": "reached"}


def test_a_list_that_changed_meanwhile_is_looked_at_again(cast, occasion, gifts):
    told = {"version": version(gifts), "picked": gifts[1].uid}
    making.entitled(occasion, making.person("丁四"), cast.organizations["group"])
    said = cast.client("officer").post(address(occasion), told).content.decode()
    assert "再勾一遍" in said
    assert "丁四" in said
    assert re.search(f'value="{gifts[1].uid}"[^>]* checked', said)
    assert set(states().values()) == {"open"}


def test_twin_without_the_version_who_was_not_on_the_paper_would_have_it(cast, occasion, gifts, monkeypatch):
    monkeypatch.setattr("gonghui.services.benefits.workbench.handing_signed._version", lambda found: "same")
    making.entitled(occasion, making.person("丁四"), cast.organizations["group"])
    cast.client("officer").post(address(occasion), {"version": "same"})
    assert states()["丁四"] == "reached"


def test_too_long_a_list_is_taken_by_branch(cast, occasion, gifts, monkeypatch):
    monkeypatch.setattr("gonghui.services.benefits.workbench.handing_signed.MOST", 2)
    officer = cast.client("officer")
    assert "请先选一个分会" in officer.get(address(occasion)).content.decode()
    assert "请先选一个分会" in officer.post(address(occasion), {"version": version(gifts)}).content.decode()
    assert set(states().values()) == {"open"}


def test_nothing_left_says_so_and_what_is_private_has_no_list(cast, occasion):
    making.entitled(occasion, making.person(), cast.organizations["group"], state="reached")
    officer = cast.client("officer")
    assert "这一批没有等着送的了" in officer.get(address(occasion)).content.decode()
    private = making.program(cast.organizations["basic"], is_private=True)
    assert officer.get(address(making.occasion(private, moment(making.ON).date()))).status_code == 404
