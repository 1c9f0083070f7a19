from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions
from gonghui.kernel.actor import SYSTEM
from gonghui.workbench.context import Menu

INBOX = "/work/"


def test_an_officer_finds_what_nobody_has_claimed(cast, case):
    page = cast.client("officer").get(INBOX)
    assert page.status_code == 200
    assert "马小军" in page.content.decode()


def test_what_lies_in_another_union_is_in_nobodys_inbox_here(cast, foreign_case):
    for whose in ("mine", "unclaimed", "all"):
        page = cast.client("officer").get(INBOX, {"whose": whose})
        assert "牛大力" not in page.content.decode()


def test_it_is_in_the_inbox_of_who_may_see_it(cast, foreign_case):
    actions.appoint(
        cast.people["officer"],
        cast.organizations["elsewhere"],
        "officer",
        valid_from=timezone.localdate(cast.at),
        by=SYSTEM,
        at=cast.at,
    )
    page = cast.client("officer").get(INBOX, {"whose": "all"})
    assert "牛大力" in page.content.decode()


def test_a_claimed_case_is_mine(cast, case):
    officer = cast.client("officer")
    officer.post(reverse("workbench:claim", args=[case.uid]))
    assert "马小军" in officer.get(INBOX, {"whose": "mine"}).content.decode()
    assert "马小军" not in officer.get(INBOX, {"whose": "unclaimed"}).content.decode()


def test_the_inbox_can_be_narrowed_to_one_flow(cast, case):
    page = cast.client("officer").get(INBOX, {"whose": "all", "flow": "membership.transfer"})
    assert "马小军" not in page.content.decode()
    page = cast.client("officer").get(INBOX, {"whose": "all", "flow": "membership.join"})
    assert "马小军" in page.content.decode()


def test_members_and_strangers_have_no_workbench(cast):
    assert cast.client("member").get(INBOX).status_code == 404
    assert cast.client("anonymous").get(INBOX).status_code == 302


def test_the_menu_that_is_kept_tells_counts_and_the_page_one_is_on():
    first = {"url": "/work/", "count": 0, "current": True}
    menus = [Menu([{"title": "工作", "items": [{**first, **change}]}]) for change in (
        {}, {"count": 3}, {"current": False}, {"url": "/work/cases/"},
    )]  # fmt: skip
    assert len({menu.kept_as() for menu in menus}) == 4
