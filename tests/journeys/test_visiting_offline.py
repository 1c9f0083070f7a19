"""An officer visits a household where there is no network: kept sealed on the telephone, taken in once."""

import contextlib
import datetime
import io
import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from .conftest import DESK, Walker

pytestmark = pytest.mark.browser

CANARY = "灶台边晾着药渣七七四"
LOST = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "status of 422")
LIST, FORM = "/work/assistance/visits/", "/work/assistance/visits/offline/"

SCRIPTS = Path(__file__).with_name("visits_held.js").read_text(encoding="utf-8")
HELD, RECORDS, TAKEN_OUT, PUT_BACK = (
    f"async () => {{ {SCRIPTS}; return {deed}(); }}" for deed in ("held", "records", "takenOut", "putBack")
)


@pytest.fixture
def officer(walker):
    """With a telephone; that it complains about the lost network is right."""
    someone = walker().sign_in("工会干部")
    yield someone
    someone.complaints[:] = [said for said in someone.complaints if not any(lost in said for lost in LOST)]


def photo() -> dict:
    drawn = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(drawn, "JPEG")
    return {"name": "paper.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def take_along(officer: Walker) -> None:
    officer.open(LIST).wait_for_selector("[data-says]:has-text('没有网络也能填')")


def fill(officer: Walker, seen: str) -> None:
    page = officer.page
    page.wait_for_selector("[name=task] option", state="attached")
    page.fill("[name=seen]", seen)
    page.check("[name=agrees][value=yes]")
    page.check("[name=authorized]")
    page.set_input_files("[name=paper]", photo())
    page.click("[data-offline] button[type=submit]")
    page.wait_for_selector("[data-says]:has-text('还有 1 份')")


def away(officer: Walker, seen: str) -> None:
    """Take the tasks along, lose the network, and write a visit down."""
    take_along(officer)
    officer.context.set_offline(True)
    officer.open(FORM)
    fill(officer, seen)


def back_online(officer: Walker) -> None:
    officer.context.set_offline(False)
    officer.page.wait_for_selector("[data-says]:has-text('都交上去了')")


def visits(officer: Walker) -> int:
    """How many visits the union has, asked of its database."""
    with contextlib.closing(sqlite3.connect(officer.site.folder / "gonghui.sqlite3")) as database:
        return database.execute("select count(*) from assistance_visit").fetchone()[0]


def test_a_visit_without_a_network_is_kept_and_taken_in_when_there_is_one(officer):
    before = visits(officer)
    away(officer, "两间租房，桌上有住院单据。")
    assert officer.page.evaluate(RECORDS) == 1
    back_online(officer)
    assert officer.page.evaluate(RECORDS) == 0
    assert visits(officer) == before + 1


def test_nothing_about_people_can_be_read_on_the_telephone(officer):
    take_along(officer)
    row = officer.page.locator("[data-visit]").first
    told = [row.get_attribute(f"data-{name}") for name in ("number", "name", "visit")]
    officer.context.set_offline(True)
    officer.open(FORM)
    fill(officer, CANARY)
    held = officer.page.evaluate(HELD)
    assert "extractable=false" in held
    assert "没有网络时记入户" in held
    assert not [secret for secret in (CANARY, *told) if secret in held]
    officer.page.evaluate(f"localStorage.setItem('plain', '{CANARY}')")
    assert CANARY in officer.page.evaluate(HELD)
    back_online(officer)


def test_a_reload_in_the_middle_loses_nothing(officer):
    before = visits(officer)
    away(officer, "老人卧床，儿子在家照看。")
    officer.page.reload()
    officer.page.wait_for_selector("[data-kept-list] li:has-text('还没交')")
    back_online(officer)
    assert visits(officer) == before + 1


def test_a_page_that_was_not_kept_gives_the_form_instead_of_nothing(officer):
    take_along(officer)
    officer.context.set_offline(True)
    officer.open(LIST)
    assert "没有网络时记入户" in officer.page.locator("h1").inner_text()


def test_two_open_pages_send_it_once(officer):
    before = visits(officer)
    away(officer, "门口堆着要卖的纸板。")
    second = officer.context.new_page()
    second.goto(officer.site.address + FORM)
    second.wait_for_selector("[data-kept-list] li")
    back_online(officer)
    second.wait_for_selector("[data-kept-list]", state="hidden")
    assert visits(officer) == before + 1


def test_sent_again_after_a_lost_answer_it_is_still_one_visit(officer):
    before = visits(officer)
    away(officer, "冰箱里只有咸菜。")
    officer.page.evaluate(TAKEN_OUT)
    back_online(officer)
    officer.page.evaluate(PUT_BACK)
    officer.page.reload()
    officer.page.wait_for_selector("[data-says]:has-text('都交上去了')")
    assert officer.page.evaluate(RECORDS) == 0
    assert visits(officer) == before + 1


def test_after_a_sign_in_in_between_it_goes_out_and_only_under_its_own_officer(officer):
    before = visits(officer)
    away(officer, "孩子在读高三。")
    officer.context.clear_cookies()
    officer.context.set_offline(False)
    officer.page.wait_for_selector("[data-says]:has-text('请先登录')")
    officer.sign_in("工会主席")
    officer.open(FORM).wait_for_selector("[data-says]:has-text('另一位干部')")
    assert visits(officer) == before
    officer.context.clear_cookies()
    officer.sign_in("工会干部")
    officer.open(LIST).wait_for_selector("[data-says]:has-text('都交上去了')")
    assert visits(officer) == before + 1


def test_what_the_union_does_not_take_is_said_and_can_be_mended(officer):
    before = visits(officer)
    take_along(officer)
    officer.context.set_offline(True)
    page = officer.open(FORM)
    page.wait_for_selector("[name=task] option", state="attached")
    page.fill("[name=visited_on]", (datetime.date.today() + datetime.timedelta(days=9)).isoformat())
    fill(officer, "屋里很冷。")
    officer.context.set_offline(False)
    page.wait_for_selector("[data-kept-list] li:has-text('不能在今天以后')")
    page.click("[data-kept-list] button >> nth=0")
    assert page.input_value("[name=seen]") == "屋里很冷。"
    page.fill("[name=visited_on]", datetime.date.today().isoformat())
    page.click("[data-offline] button[type=submit]")
    page.wait_for_selector("[data-says]:has-text('都交上去了')")
    assert visits(officer) == before + 1


def test_something_different_at_home_is_described_before_leaving(officer):
    take_along(officer)
    officer.context.set_offline(True)
    page = officer.open(FORM)
    page.wait_for_selector("[name=task] option", state="attached")
    page.fill("[name=seen]", "家里多了一口人。")
    page.check("[name=agrees][value=no]")
    page.click("[data-offline] button[type=submit]")
    assert page.locator("[name=differs]:invalid").count() == 1
    assert page.evaluate(RECORDS) == 0


def test_the_form_can_be_filled_with_a_thumb(officer):
    take_along(officer)
    page = officer.open(FORM)
    page.wait_for_selector("[name=task] option", state="attached")
    sizes = page.eval_on_selector_all(
        "main .btn, main select, main input:not([type=hidden])",
        "all => all.map(one => [one.id, (one.closest('label') || one).getBoundingClientRect().height])",
    )
    assert not [one for one in sizes if 0 < one[1] < 44]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_case_that_has_moved_on_meanwhile_still_gets_its_visit(officer, walker):
    """The last of this file: the demonstration has one household here that waits for a visit."""
    before = visits(officer)
    away(officer, "两个孩子挤一张床。")
    other = walker(viewport=DESK).sign_in("工会干部")
    page = other.open(LIST)
    page.click("[data-visit] th a")
    page.check("[name=conclusion][value=return]")
    page.fill("#decision [name=reason]", "请补一张住院结算单")
    other.send_decision("待补充")
    back_online(officer)
    assert visits(officer) == before + 1
