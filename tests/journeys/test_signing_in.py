"""Signing in: a password is not enough for an officer, and a session can be left."""

import pytest

from .conftest import DESK

pytestmark = pytest.mark.browser

WORK_PAGES = (
    "/work/",
    "/work/cases/",
    "/work/search/",
    "/work/organizations/",
    "/work/positions/",
    "/work/membership/",
    "/work/membership/counter/",
    "/work/membership/verify/",
    "/work/membership/imports/",
    "/work/membership/exports/",
)


def test_an_officer_signs_in_with_password_and_the_phones_code(walker):
    officer = walker(viewport=DESK)
    officer.give_password("管理员")
    officer.page.wait_for_url("**/second-factor/**")
    officer.give_code("管理员")
    assert officer.open("/work/").url == f"{officer.site.address}/work/"
    assert "待办" in officer.page.locator("h1").inner_text()


def test_an_officer_without_the_second_factor_reaches_no_work_page(walker):
    officer = walker(viewport=DESK)
    officer.give_password("小组长")
    reached = [path for path in WORK_PAGES if "/account/" not in officer.open(path).url]
    assert not reached


def test_an_officer_with_the_second_factor_reaches_those_pages(walker):
    """The other side of the last one: the pages are there."""
    officer = walker(viewport=DESK).sign_in("工会主席")
    missed = [path for path in WORK_PAGES if "/account/" in officer.open(path).url]
    assert not missed


def test_a_wrong_password_is_answered_with_a_sentence_and_keeps_the_number(walker):
    stranger = walker()
    page = stranger.open("/account/sign-in/")
    page.fill("[name=login]", "15400000006")
    page.fill("[name=password]", "not-the-password")
    page.click("main button[type=submit] >> nth=0")
    assert page.locator("main [role=alert], main .summary").count()
    assert page.input_value("[name=login]") == "15400000006"
