"""From the poster to the card: a worker joins on a phone, an officer accepts, another phone checks it."""

import datetime
import re
import subprocess
import sys

import pytest

from gonghui.services.membership.demo.people import identity_number

from .conftest import DESK, Walker, environment

pytestmark = pytest.mark.browser

SCANNER = """
import datetime, sys, time, django
django.setup()
from gonghui.services.membership.actions import cards
from gonghui.services.membership.models import Membership
from gonghui.services.membership.portal.card import _drawing
site, number, drawn = sys.argv[1:]
membership, now = Membership.objects.get(number=number), int(time.time())
for second in range(now, now - 30, -1):
    time.time = lambda: second
    at = datetime.datetime.fromtimestamp(second, datetime.UTC)
    path = "/work/membership/verify/" + cards.token(membership, at)
    if _drawing(site + path)[0] == drawn:
        print(path)
        break
"""


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


def scan(worker: Walker) -> str:
    """The path that the drawn code of the card leads to: of the last half minute's codes the one drawn."""
    page = worker.open("/membership/card/")
    drawn = page.locator(".member-card__code path").get_attribute("d")
    found = [sys.executable, "-c", SCANNER, worker.site.address, card_number(page), drawn]
    return subprocess.run(
        found, env=environment(worker.site.folder), check=True, capture_output=True, text=True
    ).stdout.strip()


def card_number(page) -> str:
    return re.search(r"会员号 (\d+)", page.locator("main").inner_text()).group(1)


def test_a_worker_joins_is_accepted_and_shows_a_card_that_another_officers_phone_verifies(walker):
    worker, phone = walker(), "15400007771"
    number = identity_number("990103", datetime.date(1991, 5, 6), 777)
    case = fill_application(worker, "马小军", number, phone)
    walker(viewport=DESK).sign_in("工会干部").decide(case, "accept", "已入会")
    sign_in_by_code(worker, phone)

    address = scan(worker)
    shown = walker().sign_in("工会主席").open(address).locator("main").inner_text()
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
