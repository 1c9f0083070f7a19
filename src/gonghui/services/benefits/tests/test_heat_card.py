"""The heat rule: read by every member, on the home page of who works on a site in summer."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.services.benefits.models import Site, SiteReading, SiteWorker

from . import members
from .members import page

SUMMER = timezone.make_aware(datetime.datetime(2026, 10, 1, 9)) - datetime.timedelta(days=8)
BEGAN = datetime.date(2026, 1, 1)


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(SUMMER, tick=False):
        yield


@pytest.fixture
def cast(db):
    return members.plant()


@pytest.fixture
def site(cast):
    found = Site.objects.create(
        organization=cast.plant, name="三号高炉", place="厂区北", kind="outdoor", since=BEGAN
    )
    SiteWorker.objects.create(site=found, person=cast.worker, since=BEGAN)
    return found


def reading(site, degrees: str) -> None:
    SiteReading.objects.create(
        site=site, on=SUMMER.date(), degrees=degrees, source="气象台", recorded_at=SUMMER
    )


@pytest.mark.parametrize(
    ("degrees", "says"),
    [
        ("34.9", "照常作业"),
        ("35", "换班轮休"),
        ("36.9", "换班轮休"),
        ("37", "不超过 6 小时"),
        ("39.9", "不超过 6 小时"),
        ("40", "停止当天的室外露天作业"),
    ],
)
def test_every_member_reads_what_holds_at_a_temperature(cast, degrees, says):
    shown = page(members.at_phone(cast.worker), "heat", degrees=degrees)
    head = shown[shown.index("<h1>") : shown.index("按当天最高气温")]
    assert f"{degrees} ℃ 的时候" in head and says in head


def test_without_a_temperature_the_rule_stands_and_nonsense_is_said(cast):
    browser = members.at_phone(cast.worker)
    shown = page(browser, "heat")
    assert "40 ℃ 以上" in shown and "37 到 40 ℃" in shown and "35 到 37 ℃" in shown
    assert "今天按这一条" not in shown
    for nonsense in ("很热", "nan", "400"):
        assert "请写一个数" in page(browser, "heat", degrees=nonsense)


def test_the_allowance_is_dated_and_of_the_region(cast):
    browser = members.at_phone(cast.worker)
    assert "标准由各省定" in page(browser, "heat")
    parameters.enter(
        "benefits.heat_allowance", value=300, valid_from=datetime.date(2026, 6, 1), document="省人社发 5 号",
        unit="元/月", by=Actor(None, "周岩"),
    )  # fmt: skip
    shown = page(browser, "heat")
    assert "每月 300 元" in shown and "省人社发 5 号" in shown


def test_the_home_page_of_who_works_on_a_site_says_what_holds_today(cast, site):
    browser = members.at_phone(cast.worker)
    assert "天热，照规定来" in browser.get("/").content.decode()
    reading(site, "38.5")
    shown = browser.get("/").content.decode()
    assert "今天现场最高 38.5 ℃" in shown and "不超过 6 小时" in shown
    assert "高温" not in _main(members.at_phone(cast.colleague).get("/").content.decode())


def test_in_winter_the_home_page_is_silent(cast, site):
    with time_machine.travel(SUMMER + datetime.timedelta(days=90), tick=False):
        assert "高温天" not in _main(members.at_phone(cast.worker).get("/").content.decode())


def _main(shown: str) -> str:
    return shown[shown.index("<main") : shown.index("</main>")]
