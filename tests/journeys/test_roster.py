"""A roster in a workbook: looked at before it is written, mended where it was wrong, and taken back."""

import datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from gonghui.services.membership.demo.people import identity_number

from .conftest import DESK, Walker

pytestmark = pytest.mark.browser

HEADINGS = ("姓名", "证件类型", "证件号码", "手机", "所属工会")
GOOD = identity_number("990103", datetime.date(1990, 2, 3), 881)
RIGHT = identity_number("990103", datetime.date(1992, 8, 9), 882)
WRONG = RIGHT[:-1] + ("1" if RIGHT[-1] != "1" else "2")
WORKED = 60_000  # milliseconds that the worker may take for a check, a writing or an undoing


def write_workbook(path: Path, good: tuple[str, str, str] = ("高远航", GOOD, "15400008881")) -> Path:
    """A row that can be taken, of this name, number and telephone, and one with a wrong number."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "会员基本信息采集表"
    sheet.append(HEADINGS)
    name, number, phone = good
    sheet.append((name, "居民身份证", number, phone, "JC01-1"))
    sheet.append(("田小满", "居民身份证", WRONG, "15400008882", "JC01-1"))
    book.save(path)
    return path


def mend(refused: Path, path: Path) -> Path:
    """Put the right number where the wrong one stands, as someone does with the downloaded file."""
    book = openpyxl.load_workbook(refused)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == WRONG]
    assert len(cells) == 1
    cells[0].value = RIGHT
    book.save(path)
    return path


def hand_in(officer: Walker, path: Path) -> Page:
    page = officer.open("/work/membership/imports/new/")
    page.set_input_files("[name=file]", path)
    page.click("main form button[type=submit]")
    page.wait_for_selector("button:has-text('确认写入'), :text('没有要写入的内容')", timeout=WORKED)
    return page


def confirm(page: Page) -> None:
    page.click("button:has-text('确认写入')")
    page.wait_for_selector("a:has-text('撤销这一批')", timeout=WORKED)


def members_called(officer: Walker, name: str) -> int:
    return officer.open(f"/work/membership/?q={name}").locator(f"main table a:has-text('{name}')").count()


def test_a_bad_row_is_shown_downloaded_mended_written_and_taken_back(walker, tmp_path):
    officer = walker(viewport=DESK).sign_in("工会干部")
    page = hand_in(officer, write_workbook(tmp_path / "roster.xlsx"))
    assert "身份证" in page.locator("tr", has_text="田小满").inner_text()
    with page.expect_download() as waiting:
        page.click("a:has-text('下载没有导入的行')")
    refused = tmp_path / "refused.xlsx"
    waiting.value.save_as(refused)
    confirm(page)
    assert (members_called(officer, "高远航"), members_called(officer, "田小满")) == (1, 0)

    page = hand_in(officer, mend(refused, tmp_path / "mended.xlsx"))
    confirm(page)
    batch = page.url
    assert members_called(officer, "田小满") == 1

    page.goto(batch)
    page.click("a:has-text('撤销这一批')")
    page.click("button:has-text('撤销这一批')")
    page.wait_for_selector("main .page__sub:has-text('已撤销')", timeout=WORKED)
    assert (members_called(officer, "高远航"), members_called(officer, "田小满")) == (1, 0)
