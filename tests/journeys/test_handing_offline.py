"""Handing out at a work site without a network: kept on the phone, sealed, and counted once."""

import contextlib
import sqlite3
import uuid
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Walker

pytestmark = pytest.mark.browser

LOST = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "status of 409")
FORM = "/work/benefits/offline/"
NAMES = ("郝安生", "郝安康", "郝安平")
GIFTS = """
import datetime
from django.utils import timezone
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.queries import find
from gonghui.kernel.people.actions import register_person
from gonghui.services.benefits.models import Entitlement, Occasion, Program
at = timezone.now(); today = timezone.localdate(at); day = datetime.timedelta(days=1)
union = find("JC01")
program = Program.objects.create(organization=union, code="{code}", name="送清凉", coverage="sites",
    kind="cooling", gives="清凉包一份", form="goods", valid_from=today, state="in_force", written_at=at)
occasion = Occasion.objects.create(organization=union, program=program, key="{code}", name="工地送清凉",
    on=today, opens_on=today, closes_on=today + 9 * day, made_at=at, uid="{uid}")
for name in {names}:
    person = register_person(name=name, by=SYSTEM, at=at)
    Entitlement.objects.create(organization=union, occasion=occasion, program=program, person=person,
        on=today, until=today + 9 * day)
"""
GIVEN_BY_ANOTHER = """
from django.utils import timezone
from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.actions import handing
from gonghui.services.benefits.models import Entitlement
by = Person.objects.exclude(name="{name}").order_by("pk").first()
handing.hand_out(Entitlement.objects.get(occasion__uid="{uid}", person__name="{name}"),
    handing.Given("desk", "paper"), by=Actor(by.pk, by.name), at=timezone.now())
"""
SCRIPT = Path(__file__).with_name("handouts_held.js").read_text(encoding="utf-8")
HELD = f"async () => {{ {SCRIPT}; return held(); }}"


@pytest.fixture
def officer(walker):
    """With a telephone; that it complains about the lost network and the told conflict is right."""
    someone = walker().sign_in("工会干部")
    yield someone
    someone.complaints[:] = [said for said in someone.complaints if not any(lost in said for lost in LOST)]


@pytest.fixture
def occasion(site) -> str:
    uid = str(uuid.uuid4())
    site.do(GIFTS.format(code=f"cooling-{uid[:8]}", uid=uid, names=NAMES))
    return uid


def take_along(officer: Walker, occasion: str) -> None:
    page = officer.open(f"/work/benefits/handing/{occasion}/")
    page.click(f"a[href$='?occasion={occasion}'] >> text=带上名单")
    page.wait_for_selector("[data-says]:has-text('3 人的名单记在这部手机里')")


def away(officer: Walker, occasion: str) -> None:
    take_along(officer, occasion)
    officer.context.set_offline(True)
    officer.open(FORM).wait_for_selector("[data-people] li")


def give(officer: Walker, name: str) -> None:
    officer.page.click(f"button[aria-label='{name}的发了']")
    officer.page.wait_for_selector(f"[data-kept-list] li:has-text('{name}')")


def back_online(officer: Walker) -> None:
    officer.context.set_offline(False)
    officer.page.wait_for_selector("[data-says]:has-text('都交上去了')")


def handouts(officer: Walker, occasion: str) -> list[tuple]:
    """What the union has of the occasion, asked of its database: way, and whether a telephone brought it."""
    asked = """SELECT h.way, h.device_key IS NOT NULL, h.undone_at FROM benefits_handout h
        JOIN benefits_entitlement e ON e.id = h.entitlement_id
        JOIN benefits_occasion o ON o.id = e.occasion_id WHERE o.uid = ? ORDER BY h.id"""
    with contextlib.closing(sqlite3.connect(officer.site.folder / "gonghui.sqlite3")) as database:
        return database.execute(asked, [uuid.UUID(occasion).hex]).fetchall()


def test_what_is_handed_out_without_a_network_comes_in_when_there_is_one(officer, occasion):
    away(officer, occasion)
    for name in NAMES[:2]:
        give(officer, name)
    expect(officer.page.locator("[data-people] li")).to_have_count(1)
    assert handouts(officer, occasion) == []
    back_online(officer)
    assert handouts(officer, occasion) == [("site", 1, None), ("site", 1, None)]
    expect(officer.page.locator("[data-kept-list]")).to_be_hidden()
    expect(officer.page.locator("[data-people] li")).to_have_count(1)


def test_nothing_about_people_can_be_read_on_the_telephone(officer, occasion):
    away(officer, occasion)
    give(officer, NAMES[0])
    held = officer.page.evaluate(HELD)
    assert "extractable=false" in held
    assert "没有网络时发放" in held
    assert not [name for name in NAMES if name in held]
    officer.page.evaluate(f"localStorage.setItem('plain', '{NAMES[0]}')")
    assert NAMES[0] in officer.page.evaluate(HELD)
    back_online(officer)


def test_a_reload_and_a_second_page_send_it_once(officer, occasion):
    away(officer, occasion)
    give(officer, NAMES[0])
    officer.page.reload()
    officer.page.wait_for_selector(f"[data-kept-list] li:has-text('{NAMES[0]}')")
    second = officer.context.new_page()
    second.goto(officer.site.address + FORM)
    second.wait_for_selector("[data-kept-list] li")
    back_online(officer)
    second.wait_for_selector("[data-kept-list]", state="hidden")
    assert handouts(officer, occasion) == [("site", 1, None)]


def test_somebody_else_was_first_is_said_by_name_and_counted_once(officer, occasion):
    away(officer, occasion)
    give(officer, NAMES[0])
    officer.site.do(GIVEN_BY_ANOTHER.format(uid=occasion, name=NAMES[0]))
    officer.context.set_offline(False)
    officer.page.wait_for_selector("[data-kept-list] li:has-text('登记为“已送达”')")
    assert handouts(officer, occasion) == [("desk", 0, None)]
    officer.page.click("[data-kept-list] button:has-text('知道了')")
    officer.page.wait_for_selector("[data-kept-list]", state="hidden")


def test_a_tap_too_many_is_taken_away_before_it_is_sent(officer, occasion):
    away(officer, occasion)
    give(officer, NAMES[0])
    officer.page.click("[data-kept-list] button:has-text('没发，去掉')")
    officer.page.wait_for_selector("[data-kept-list]", state="hidden")
    officer.page.fill("[name=q]", NAMES[1])
    expect(officer.page.locator("[data-people] li")).to_have_count(1)
    give(officer, NAMES[1])
    back_online(officer)
    assert len(handouts(officer, occasion)) == 1


def test_the_page_can_be_used_with_a_thumb_and_the_names_can_be_cleared(officer, occasion):
    away(officer, occasion)
    page = officer.page
    sizes = page.eval_on_selector_all(
        "main .btn, main input",
        "all => all.map(one => [one.className, one.getBoundingClientRect().height])",
    )
    assert not [one for one in sizes if 0 < one[1] < 44]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("[data-clear]")
    page.wait_for_selector("[data-people-card]", state="hidden")
    assert page.locator("[data-what]").inner_text() == "这部手机里没有名单"
