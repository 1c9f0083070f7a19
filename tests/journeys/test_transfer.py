"""A member moves to another union: asked once, released by the one union, received by the other."""

import re

import pytest

from .conftest import DESK, Walker

pytestmark = pytest.mark.browser

FROM, TO = "岚州机电集团总装二分厂分会", "岚州机电集团质检中心分会"


def ask_for_transfer(member: Walker) -> str:
    """Ask for it; gives the number of the case."""
    page = member.open("/membership/transfer/")
    assert FROM in page.locator("main").inner_text()
    page.fill("main [name=organization]", "质检中心")
    page.click("main form[method=get] button[type=submit]")
    page.click(f"main button:has-text('{TO}')")
    page.wait_for_url("**/cases/*/")
    told = page.locator("main").inner_text()
    assert "待转出" in told
    return re.search(r"RH-\d+-\d+", told).group()


def test_a_member_asks_one_union_releases_and_the_other_receives(walker):
    member = walker().sign_in("会员")
    case = ask_for_transfer(member)
    walker(viewport=DESK).sign_in("工会干部").decide(case, "release", "待转入")
    walker(viewport=DESK).sign_in("县级干部").decide(case, "receive", "已转接")
    assert TO in member.open("/membership/card/").locator("main").inner_text()


def test_a_union_that_does_not_release_must_say_why(walker):
    officer = walker(viewport=DESK).sign_in("工会干部")
    page = officer.open("/work/?whose=all")
    page.click(".todo__title a >> nth=0")
    page.check("[name=conclusion] >> nth=-1")
    page.click("#decision button[type=submit]")
    assert page.locator("[aria-invalid=true][name=reason]").count() == 1
