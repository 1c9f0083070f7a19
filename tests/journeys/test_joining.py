"""From the poster to the card: a worker joins on a phone, an officer accepts, another phone checks the card."""

import datetime

import pytest

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
    assert "看一遍" in page.locator("h1").inner_text()
    page.click("main button[type=submit]")
    assert "申请交上去了" in page.locator("h1").inner_text()
    return page.locator(".done__ref").inner_text()


def test_a_worker_joins_is_accepted_and_shows_a_card_that_is_verified(walker):
    worker = walker()
    number = identity_number("990103", datetime.date(1991, 5, 6), 777)
    case = fill_application(worker, "马小军", number, "15400007771")

    officer = walker(viewport=DESK).sign_in("工会干部")
    page = officer.open("/work/")
    page.click(f"a[href*='/work/cases/']:near(:text('{case}'))")
    page.check("input[name=move][value=accept]")
    page.click("main button[type=submit]:has-text('同意')")
    assert "已入会" in page.content()

    page = worker.open("/account/sign-in/code/")
    page.fill("[name=phone]", "15400007771")
    page.click("main button[type=submit] >> nth=0")
    code = worker.site  # the code stands on the demonstration's phone
    other = worker.context.new_page()
    other.goto(f"{code.address}/demo/phone/?number=15400007771")
    text = other.locator("main").inner_text()
    other.close()
    import re

    page.fill("[name=code]", re.search(r"\b(\d{6})\b", text).group(1))
    page.click("main button[type=submit] >> nth=0")
    page = worker.open("/membership/card/")
    assert "马小军" in page.locator("main").inner_text()
