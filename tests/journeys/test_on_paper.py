"""What hangs on a notice board or is signed at a kitchen table: one clean sheet of A4 from the same page."""

import re

import pytest

from .conftest import DESK

pytestmark = pytest.mark.browser

SHEET = re.compile(rb"/Type /Page[^s]")


def sheets(page) -> int:
    """Sheets of A4 that the page takes."""
    return len(SHEET.findall(page.pdf(format="A4", prefer_css_page_size=True)))


def seen_on_paper(page, what: str) -> bool:
    page.emulate_media(media="print")
    return page.locator(what).first.is_visible()


def test_a_public_notice_is_one_sheet_with_its_table_and_who_stands_for_it(walker):
    page = walker(viewport=DESK).open("/assistance/notices/")
    page.click("main .act-list a >> nth=0")
    page.wait_for_selector("[data-print]")
    assert not page.locator(".signed-off").is_visible()
    assert sheets(page) == 1
    assert seen_on_paper(page, "main thead")
    assert seen_on_paper(page, ".signed-off")
    assert not seen_on_paper(page, "main td a")
    assert not seen_on_paper(page, "[data-print]")


def test_a_plan_is_one_sheet_with_room_to_sign_and_nothing_of_the_desk(walker):
    page = walker(viewport=DESK).sign_in("工会干部").open("/work/assistance/pairings/")
    page.click("main table a >> nth=0")
    assert "家的帮扶方案" in page.inner_text("h1")
    assert sheets(page) == 1
    assert seen_on_paper(page, ".signs")
    assert not seen_on_paper(page, "#h-causes")
    assert not seen_on_paper(page, "#h-diary")
