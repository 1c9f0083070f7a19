"""The service centre from a worker's words to the answer: by telephone, without a name, and again above."""

import re

import pytest

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

EMPTY_THE_BOX = """
from django.utils import timezone
from gonghui.services.grievances.actions import dropping
dropping.empty_box(at=timezone.now())
"""
WORDS = "十月的三个周六都上了班，工资条上没有加班费。"


def speak(member, words: str, privacy: str = "只让办理人知道") -> str:
    """Three steps on the phone; gives the number of the case."""
    page = member.open("/grievances/")
    page.click("text=我要说")
    page.click(".svc:has-text('工资报酬')")
    page.click(f".svc:has-text('{privacy}')")
    page.fill("[name=words]", words)
    page.click("main button[type=submit]")
    page.wait_for_selector(".now-card")
    return re.search(r"SQ-\d{4}-\d{4,}", page.inner_text("main"))[0]


def open_case(officer, number: str):
    page = officer.open(f"/work/cases/?q={number}")
    page.click(
        f"table a:has-text('{number}')"
        if page.locator(f"table a:has-text('{number}')").count()
        else "table th a"
    )
    page.wait_for_selector("text=职工说的事")
    return page


def answer(officer, number: str, words: str) -> None:
    page = open_case(officer, number)
    page.click("a:has-text('写答复')")
    page.fill("[name=words]", words)
    page.fill("[name=did]", "核对了考勤和工资条。")
    page.check("[name=rests_on][value=law]")
    page.fill("[name=source]", "劳动法第四十四条")
    page.click("form.card button[type=submit]")
    page.wait_for_selector("[role=status]:has-text('答复送出了')")


def rate(member, number: str, outcome: str) -> None:
    page = member.open("/grievances/")
    page.click(f"a:has-text('{number}')")
    page.click("text=去评价")
    page.check(f"[name=outcome][value={outcome}]")
    page.click("main button[type=submit]")
    page.wait_for_selector(".now-card")


def test_said_on_the_phone_answered_not_solved_and_done_again_above(walker):
    member = walker(viewport=PHONE, java_script_enabled=False).sign_in("会员")
    number = speak(member, WORDS)
    officer = walker(viewport=DESK).sign_in("工会干部")
    page = open_case(officer, number)
    assert WORDS in page.inner_text("main")
    assert member.site.login("会员")["name"] not in page.inner_text("main")
    answer(officer, number, "加班费已经补发，随十一月工资到账。")
    rate(member, number, "no")
    assert "上级重办" in member.page.inner_text("main")
    county = walker(viewport=DESK).sign_in("县级干部")
    answer(county, number, "县总工会复核，差的一天也补上了。")
    rate(member, number, "yes")
    text = member.page.inner_text("main")
    assert "已办结" in text and "差的一天也补上了" in text


def test_without_a_name_and_back_with_the_receipt(walker, site):
    someone = walker(viewport=PHONE)
    page = someone.open("/grievances/anonymous/")
    page.check("[name=about_what][value=life]")
    page.fill("[name=words]", "夜班没有热饭，只有泡面。")
    page.fill("[name=union_name]", "岚州机电集团工会")
    page.click("main button[type=submit]")
    page.wait_for_selector(".done__ref")
    receipt = page.inner_text(".done__ref")
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", receipt)
    assert someone.context.cookies() == []
    site.do(EMPTY_THE_BOX)
    page = someone.open("/grievances/anonymous/receipt/")
    page.fill("[name=receipt]", receipt)
    page.click("main button[type=submit]")
    page.wait_for_selector(".now-card")
    number = re.search(r"SQ-\d{4}-\d{4,}", page.inner_text("main"))[0]
    officer = walker(viewport=DESK).sign_in("工会干部")
    answer(officer, number, "从下周起夜班留一个热菜窗口。")
    page = someone.open("/grievances/anonymous/receipt/")
    page.fill("[name=receipt]", receipt)
    page.click("main button[type=submit]")
    assert "热菜窗口" in page.inner_text("main")
    page.check("[name=outcome][value=yes]")
    page.click("form:has([name=outcome]) button[type=submit]")
    page.wait_for_selector("text=放进信箱了")
    assert someone.context.cookies() == []


def test_the_operator_takes_in_a_call_on_one_page(walker):
    officer = walker(viewport=DESK).sign_in("工会干部")
    phone = officer.site.login("会员")["phone"]
    page = officer.open("/work/grievances/enter/")
    page.fill("[name=caller]", phone)
    page.click("text=看是谁")
    assert officer.site.login("会员")["name"] in page.inner_text("main")
    page.check("[name=wants][value=enquiry]")
    page.fill("[name=words]", "问年休假有几天。")
    page.click("text=记下来，交办")
    page.wait_for_selector("text=职工说的事")
    assert "电话" in page.inner_text("main")
