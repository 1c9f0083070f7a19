"""One benefit from the list to the board: handed over by an officer, confirmed and rated by its owner."""

import re
import uuid

import pytest

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

DUE = """
import datetime
from django.utils import timezone
from gonghui.kernel.access.models import Account
from gonghui.kernel.organizations.queries import find
from gonghui.services.benefits.models import Entitlement, Occasion, Program
at = timezone.now(); today = timezone.localdate(at); day = datetime.timedelta(days=1)
union = find("JC01")
person = Account.objects.get(phone="{phone}").person
place = person.memberships.get(ended_on=None).organization
program = Program.objects.create(organization=union, code="{code}", name="试点慰问", coverage="greeting",
    kind="festival", settings={{"festival": "new_year"}}, gives="米面油一份", form="goods", value_fen=20000,
    valid_from=today, state="in_force", written_at=at)
occasion = Occasion.objects.create(organization=union, program=program, key="{code}", name="试点慰问",
    on=today, opens_on=today, closes_on=today + 9 * day, made_at=at, uid="{uid}")
Entitlement.objects.create(organization=place, occasion=occasion, program=program, person=person,
    on=today, until=today + 9 * day, value_fen=20000)
"""


@pytest.fixture
def occasion(site) -> str:
    uid = str(uuid.uuid4())
    site.do(DUE.format(phone=site.login("会员")["phone"], code=f"way-{uid[:8]}", uid=uid))
    return uid


def test_due_handed_over_confirmed_rated_and_counted(walker, occasion):
    member = walker(viewport=PHONE).sign_in("会员")
    card = ".entitle:has-text('试点慰问')"
    shown = member.open("/benefits/").locator(card).inner_text()
    assert "收到了" in shown
    assert "米面油一份" in shown

    officer = walker(viewport=DESK).sign_in("工会干部")
    page = officer.open(f"/work/benefits/handing/{occasion}/")
    assert "待送达 1" in re.sub(r"\s+", " ", page.locator(".dot-list").inner_text())
    page.click("table th[scope=row] a")
    page.check("[name=proof][value=paper]")
    page.click("form[aria-labelledby=h-give] button[type=submit]")
    page.wait_for_selector("[role=status]:has-text('登记好了')")

    page = member.open("/benefits/")
    page.click("[aria-label='收到了：试点慰问']")
    page.wait_for_load_state()
    member.open("/benefits/?show=got").click(f"{card} a")
    member.page.click(".rating__opt >> nth=0")
    member.page.wait_for_selector("[role=status]:has-text('谢谢您，记下了')")

    page = officer.open(f"/work/benefits/handing/{occasion}/?state=reached")
    assert "已送达 1" in re.sub(r"\s+", " ", page.locator(".dot-list").inner_text())
    page.click("table th[scope=row] a")
    records = page.locator("[aria-labelledby=h-records]").inner_text()
    assert "已在纸质发放表上签字" in records


def test_a_birthday_by_the_moon_is_chosen_with_one_tap_and_without_javascript(walker):
    member = walker(viewport=PHONE, java_script_enabled=False).sign_in("会员")
    page = member.open("/benefits/birthday/")
    page.click("button[name=kept][value=moon]")
    assert "您选的是农历生日" in page.locator("main").inner_text()
    page.click("button[name=kept][value=sun]")
    assert "您选的是公历生日" in page.locator("main").inner_text()
