"""Asking for help on a phone, with and without JavaScript; the union finds the file, masked."""

import re

import pytest

from .conftest import DESK, PHONE, Walker

pytestmark = pytest.mark.browser

APPLY = "/assistance/apply/"


def tell_home(walker: Walker) -> None:
    page = walker.open(APPLY)
    if not page.input_value("[name=address]"):
        page.fill("[name=address]", "青石桥路 8 号")
    page.fill("[name=people]", "3")
    page.check("[name=residence][value=urban]")
    page.check("[name=aided][value='0']")
    go_on(walker, "family")


def go_on(walker: Walker, to: str) -> None:
    walker.page.click(".step__foot button[type=submit]")
    walker.page.wait_for_url(f"{walker.site.address}{APPLY}{to}/")


def forget(walker: Walker) -> None:
    """Throw away what an earlier walk left, so that each begins at the beginning."""
    page = walker.open(APPLY)
    button = page.locator("form[action$='/discarding/'] button")
    if button.count():
        button.click()
        page.wait_for_url(f"{walker.site.address}/")


def test_the_estimate_follows_the_typing_and_nothing_is_lost_on_the_way(walker):
    worker = walker(viewport=PHONE).sign_in("会员")
    forget(worker)
    tell_home(worker)
    page = worker.page
    page.fill("[name=name]", "钟小明")
    page.select_option("[name=relation]", "20")
    page.click("button[name=add]")
    page.wait_for_selector("main li:has-text('钟小明')")
    go_on(worker, "money")
    page.fill("[name=income]", "33000")
    page.check("[name=causes][value='06']")
    page.wait_for_selector("#live:has-text('看起来您可以申请')")
    assert "低保边缘户" in page.locator("#live-bar").inner_text()
    page.fill("[name=income]", "300000")
    page.wait_for_selector("#live:has-text('还不到这几类的标准')")
    page.fill("[name=income]", "33000")
    page.wait_for_selector("#live:has-text('看起来您可以申请')")
    go_on(worker, "trouble")
    elsewhere = walker(viewport=DESK).sign_in("会员")
    assert elsewhere.open(f"{APPLY}money/").input_value("[name=income]") == "33,000"
    forget(worker)


def test_a_phone_without_javascript_asks_for_help_and_an_officer_finds_the_masked_file(walker):
    worker = walker(viewport=PHONE, java_script_enabled=False).sign_in("会员")
    forget(worker)
    tell_home(worker)
    go_on(worker, "money")
    page = worker.page
    page.fill("[name=income]", "3.3万")
    page.check("[name=causes][value='06']")
    page.fill("[name=medical]", "21600")
    page.click("button[name=estimate]")
    assert "看起来您可以申请" in page.locator("#live").inner_text()
    go_on(worker, "trouble")
    page.select_option("[name=health]", "02")
    go_on(worker, "papers")
    go_on(worker, "check")
    assert "21,600 元" in page.locator("main").inner_text()
    page.click(".step__foot button[type=submit]")
    assert "申请交上去了" in page.locator("main").inner_text()
    name = worker.site.login("会员")["name"]
    officer = walker(viewport=DESK).sign_in("工会干部")
    found = officer.open(f"/work/assistance/households/?q={name}&state=open")
    found.click(f"tbody th a:has-text('{name}')")
    shown = found.locator("main").inner_text()
    assert re.search(r"DA-\d{4}-\d{4}", shown)
    assert "恶性肿瘤" not in shown and "33,000 元" in shown
    found.click("a[aria-label*='健康和残疾情况']")
    found.fill("[name=reason]", "上门以前了解病情")
    found.click("main form button[type=submit]")
    assert "恶性肿瘤" in found.locator("main").inner_text()
