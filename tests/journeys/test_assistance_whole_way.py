"""The whole way of a household: asked for on a phone, seen at home, decided, published, planned, paid, rated.

After every stage the worker opens the own case: where it stands, why, and what comes next.
"""

import datetime
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.membership.demo.people import identity_number

from .conftest import DESK, PHONE, Site, Walker
from .test_joining import fill_application, sign_in_by_code
from .test_visiting_offline import FORM, back_online, fill, take_along

pytestmark = pytest.mark.browser

NAME, PHONE_NUMBER = "阿卜杜热西提·买买提依明·艾合麦提", "15400007788"
ACCOUNT = "6222990000000007788"
APPLY = "/assistance/apply/"
# The working days of every notice that runs have passed; the quarter-hourly job looks.
NOTICES_END = """
from datetime import timedelta
from django.utils import timezone
from gonghui.services.assistance.actions import publishing
from gonghui.services.assistance.models import PublicNotice
now = timezone.now()
mine = PublicNotice.objects.filter(lines__application__case__number={number!r})
mine.update(starts_at=now - timedelta(days=9), ends_at=now - timedelta(minutes=1))
publishing.end_due(at=now)
"""


class Worker:
    """The one who asks, on a telephone."""

    def __init__(self, walker: Walker) -> None:
        self.walker, self.page = walker, walker.page
        self.case = self.number = ""

    def step(self, to: str) -> None:
        self.page.click(".step__foot button[type=submit]")
        self.page.wait_for_url(f"{self.walker.site.address}{APPLY}{to}/")

    def sees(self, *said: str, never: tuple[str, ...] = ()) -> None:
        """On the page of the own case."""
        shown = self.walker.open(self.case).locator("main").inner_text()
        assert not [each for each in said if each not in shown], shown
        assert not [each for each in never if each in shown], shown


def joined(walker) -> Worker:
    """A new member of the branch, signed in on the own telephone."""
    someone = walker(viewport=PHONE)
    number = identity_number("990103", datetime.date(1984, 3, 9), 788)
    case = fill_application(someone, NAME, number, PHONE_NUMBER)
    walker(viewport=DESK).sign_in("工会干部").decide(case, "accept", "已入会")
    sign_in_by_code(someone, PHONE_NUMBER)
    return Worker(someone)


def ask_for_help(worker: Worker) -> None:
    page = worker.walker.open(APPLY)
    page.fill("[name=address]", "青石桥路 18 号 3 单元")
    page.fill("[name=people]", "3")
    page.check("[name=residence][value=urban]")
    page.check("[name=aided][value='0']")
    worker.step("family")
    page.fill("[name=name]", "古丽娜尔·艾合麦提")
    page.select_option("[name=relation]", "10")
    page.click("button[name=add]")
    worker.step("money")
    page.fill("[name=income]", "33000")
    page.check("[name=causes][value='06']")
    page.fill("[name=medical]", "21600")
    page.wait_for_selector("#live:has-text('看起来您可以申请')")
    worker.step("trouble")
    page.select_option("[name=health]", "02")
    page.click("details summary")
    page.fill("[name=bank]", "岚州银行")
    page.fill("[name=bank_account]", ACCOUNT)
    worker.step("papers")
    worker.step("check")
    assert "**** 7788" in page.locator("main").inner_text()
    page.click(".step__foot button[type=submit]")
    page.wait_for_url("**/cases/*/")
    worker.case = page.url.removeprefix(worker.walker.site.address)
    worker.number = re.search(r"KN-\d+-\d+", page.locator("main").inner_text()).group()


def visit_without_network(officer: Walker, number: str) -> None:
    """At the kitchen table, out of reach of any network."""
    take_along(officer)
    officer.context.set_offline(True)
    page = officer.open(FORM)
    page.wait_for_selector(f"[name=task] option:has-text('{number}')", state="attached")
    task = page.locator(f"[name=task] option:has-text('{number}')").get_attribute("value")
    page.select_option("[name=task]", task)
    fill(officer, "两间租房，妻子在家养病，桌上有住院单据。")
    back_online(officer)


def plan_help(officer: Walker) -> str:
    """Draft a plan from the household's cause; gives the plan's address."""
    page = officer.open("/work/assistance/plans/")
    page.click(f"a:has-text('{NAME}')")
    address = page.url.removeprefix(officer.site.address)
    page.click("button:has-text('开始订方案')")
    page.click("a:has-text('写目标')")
    page.fill("[name=goal]", "妻子安心把病看好")
    page.click("main form button[type=submit] >> nth=0")
    page.click("a:text-is('医疗救助')")
    page.fill("[name=amount]", "5000")
    page.select_option("[name=source]", "central")
    page.select_option("[name=responsible]", label="周岩")
    today = datetime.date.today()
    page.fill("[name=starts_on]", today.isoformat())
    page.fill("[name=ends_on]", today.replace(month=12, day=31).isoformat())
    page.click("main form button[type=submit] >> nth=0")
    assert "5,000 元" in page.locator("main").inner_text()
    return address


def pay(payer: Walker, folder: Path) -> None:
    """The payments are put together for the bank; its sheet goes out, its answer comes back."""
    page = payer.open("/work/assistance/money/payments/")
    row = page.locator(f"tbody tr:has-text('{NAME}')")
    number = row.locator("th").inner_text()
    for box in page.locator("tbody input[type=checkbox]").all():
        box.uncheck()
    row.locator("input[type=checkbox]").check()
    page.click("main form button[type=submit] >> nth=0")
    batch = page.url.removeprefix(payer.site.address)
    page = payer.open(f"{batch}sheet/")
    page.fill("[name=reason]", "交岚州银行代发")
    with page.expect_download() as held:
        page.click("main form button[type=submit] >> nth=0")
    sheet = load_workbook(io.BytesIO(Path(held.value.path()).read_bytes())).active
    lines = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert [number, NAME, ACCOUNT] == [lines[-1][place] for place in (0, 1, 3)]
    answer = folder / "return.xlsx"
    write_xlsx(answer, [Sheet("回单", ["付款编号", "结果", "金额"], [[number, "成功", "5000.00"]])])
    page = payer.open(f"{batch}return/")
    page.set_input_files("[name=file]", answer)
    page.click("main form button[type=submit] >> nth=0")
    assert "已转账 1 笔" in page.locator("main").inner_text()


def receive_and_rate(worker: Worker) -> None:
    page = worker.walker.open("/assistance/plan/")
    assert "已转到尾号 7788 的卡" in page.locator("main").inner_text()
    page.click("button:has-text('收到了')")
    assert "您已确认收到" in page.locator("main").inner_text()
    page.click("a:has-text('说说办得怎么样')")
    page.check("[name=solved][value=yes]")
    page.fill("[name=words]", "医院的钱交上了")
    page.click(".step__foot button[type=submit]")
    assert "您说：解决了" in page.locator("main").inner_text()


def notices_end(site: Site, number: str) -> None:
    site.do(NOTICES_END.format(number=number))


def test_a_household_is_helped_from_the_first_question_to_the_last_word(walker, site, tmp_path):
    worker = joined(walker)
    ask_for_help(worker)
    worker.sees("待入户核实", "会上门看看", "低保边缘户", never=("已撤回",))

    visitor = walker(viewport=PHONE).sign_in("工会干部")
    visit_without_network(visitor, worker.number)
    visitor.complaints.clear()  # that the network is gone is what the browser says, rightly
    officer = walker(viewport=DESK).sign_in("工会干部")
    officer.decide(worker.number, "verify", "待县级复核")
    worker.sees("待县级复核", "核对家庭的收入和财产", "公示中", "待审批", "已建档")

    reviewer = walker(viewport=DESK).sign_in("县级干部")
    reviewer.decide(worker.number, "publish", "公示中")
    worker.sees("公示中", "公示到", "拟帮扶金额", "只写姓氏、单位、类别和金额", "待审批")
    notices_end(site, worker.number)
    worker.sees("公示期满", "由另一位干部审批", "已建档")

    approver = walker(viewport=DESK).sign_in("县级审批")
    approver.decide(worker.number, "approve", "已建档")
    worker.sees("已建档", "商定帮扶方案")

    plan = plan_help(officer)
    approver.open(plan).click("button:has-text('批准这一版方案')")
    assert "方案定了" in approver.page.locator("main").inner_text()
    worker.sees("已建档", "帮扶方案定了", "由谁办、什么时候办好")
    reviewer.open("/work/assistance/money/approvals/").click(f"button[aria-label*='{NAME}']")
    assert "审批记下了" in reviewer.page.locator("main").inner_text()
    pay(walker(viewport=DESK).sign_in("县级财务"), tmp_path)
    worker.sees("有一笔款转到您的卡上了")
    receive_and_rate(worker)
    worker.sees("您确认收到了")
    assert "家里人说：解决了" in officer.open(plan).locator("main").inner_text()
