"""From the poster to the card: a worker joins on a phone, an officer accepts, another phone checks it."""

import datetime
import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator

from gonghui.services.membership.demo.people import identity_number

from .conftest import DESK, Walker

pytestmark = pytest.mark.browser


def fill_application(walker: Walker, name: str, number: str, phone: str) -> str:
    """Join by the poster's link; returns the case's number."""
    page = walker.open("/membership/join/JC01-1/")
    page.fill("[name=name]", name)
    page.fill("[name=id_number]", number)
    page.fill("[name=phone]", phone)
    page.click("main button[type=submit]")
    page.fill("[name=workplace]", "岚州机电集团总装二分厂")
    page.fill("[name=job]", "装配钳工")
    page.click("main button[type=submit]")
    assert "看一遍" in page.locator("main h1").inner_text()
    page.click("main button[type=submit]")
    assert "申请交上去了" in page.locator("main").inner_text()
    return re.search(r"RH-\d+-\d+", page.locator("main").inner_text()).group()


def sign_in_by_code(worker: Walker, phone: str) -> None:
    page = worker.open("/account/sign-in/code/")
    page.fill("[name=phone]", phone)
    page.click("main button[type=submit] >> nth=0")
    page.wait_for_selector("[name=code]")
    message = worker.phone_shows(phone, "article:has-text('您的验证码是')")
    page.fill("[name=code]", re.search(r"验证码是 (\d{6})", message).group(1))
    page.click("main button[type=submit] >> nth=0")
    page.wait_for_url(f"{worker.site.address}/")


def scan(where: Locator) -> str:
    """What a scanner reads in the picture of a code, drawn by the browser as it stands on the screen."""
    picture = Image.open(io.BytesIO(where.screenshot())).convert("L")
    return zxingcpp.read_barcodes(picture)[0].text


def card_number(page) -> str:
    return re.search(r"会员号 (\d+)", page.locator("main").inner_text()).group(1)


def test_a_worker_joins_is_accepted_and_shows_a_card_that_another_officers_phone_verifies(walker):
    worker, phone = walker(), "15400007771"
    number = identity_number("990103", datetime.date(1991, 5, 6), 777)
    case = fill_application(worker, "马小军", number, phone)
    walker(viewport=DESK).sign_in("工会干部").decide(case, "accept", "已入会")
    sign_in_by_code(worker, phone)

    address = scan(worker.open("/membership/card/").locator(".member-card__code"))
    assert address.startswith(f"{worker.site.address}/work/membership/verify/")
    officers_phone = walker().sign_in("工会主席")
    shown = officers_phone.open(address.removeprefix(worker.site.address)).locator("main").inner_text()
    assert "是会员" in shown and "总装二分厂分会" in shown
    assert number not in shown and phone not in shown


def test_the_whole_of_joining_works_with_javascript_switched_off(walker):
    worker, phone = walker(java_script_enabled=False), "15400007772"
    number = identity_number("990103", datetime.date(1988, 3, 9), 778)
    case = fill_application(worker, "古丽", number, phone)
    officer = walker(viewport=DESK, java_script_enabled=False).sign_in("工会干部")
    officer.decide(case, "accept", "已入会")
    sign_in_by_code(worker, phone)

    page = worker.open("/membership/card/")
    spoken = "".join(re.findall(r"\d", page.locator(".member-card__foot .strong").inner_text()))
    page = walker(java_script_enabled=False).sign_in("工会主席").open("/work/membership/verify/")
    page.fill("[name=number]", card_number(worker.page))
    page.fill("[name=code]", spoken)
    page.click("main form button[type=submit]")
    assert "是会员" in page.locator("main").inner_text()


def test_the_poster_and_the_picture_for_the_day_are_read_by_a_scanner(walker):
    chair = walker(viewport=DESK).sign_in("工会主席")
    page = chair.open("/work/membership/poster/")
    assert scan(page.locator("main img")) == f"{chair.site.address}/membership/join/JC01/"

    member = walker().sign_in("会员")
    drawn = member.context.request.get(f"{member.site.address}/membership/card/today.svg").text()
    member.page.goto("about:blank")
    member.page.set_content(drawn[drawn.index("<svg") :])
    address = scan(member.page.locator("svg"))
    page = chair.open(address.removeprefix(chair.site.address))
    assert "是会员" in page.locator("main").inner_text()


def test_a_code_with_a_hole_in_it_is_not_read(walker):
    """The other side: the scanner does read the picture, and not something behind it."""
    page = walker(viewport=DESK).sign_in("工会主席").open("/work/membership/poster/")
    page.evaluate("document.querySelector('main img').style.clipPath = 'inset(0 50% 0 0)'")
    with pytest.raises(IndexError):
        scan(page.locator("main img"))
