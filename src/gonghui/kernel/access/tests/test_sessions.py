"""Sessions end by themselves, everywhere at once, and leave nothing in a cache."""

import pytest
import time_machine
from django.test import Client

from gonghui.kernel.access import actions, second_factor
from gonghui.kernel.access.models import Account

from .cast import NOON, PASSWORD, account, actor, person
from .signing_in import prove

PHONE = "13800001111"
NEW = "春天里百花开月亮粑粑兜里坐个嗲嗲"
DEVICES = "/account/safety/devices/"
HOUR = 3600


@pytest.fixture
def chen(db):
    return account(person("陈秀兰"), PHONE)


def entered(password=PASSWORD, agent="Mozilla/5.0 (iPhone) MicroMessenger/8.0") -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/account/sign-in/", {"login": PHONE, "password": password})
    return client


def is_in(client) -> bool:
    return client.get("/mine/").status_code == 200


@pytest.mark.parametrize(("minutes", "stays"), [(28, True), (31, False)])
def test_half_an_hour_of_silence_ends_a_session(chen, minutes, stays):
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered()
        clock.shift(minutes * 60)
        assert is_in(client) is stays
        if not stays:
            page = client.get("/account/sign-in/").content.decode()
            assert "您有一阵子没有操作" in page


def test_work_keeps_it_open_but_not_beyond_twelve_hours(chen):
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered()
        for _step in range(35):
            clock.shift(20 * 60)
            assert is_in(client)
        clock.shift(20 * 60)
        assert not is_in(client)


@pytest.mark.parametrize("limit", ["SESSION_IDLE_SECONDS", "SESSION_ABSOLUTE_SECONDS"])
def test_without_the_limits_it_would_stay_open(chen, settings, limit):
    other = {"SESSION_IDLE_SECONDS": 2 * HOUR, "SESSION_ABSOLUTE_SECONDS": 13 * HOUR}
    for name, seconds in other.items():
        setattr(settings, name, seconds)
    settings.SESSION_COOKIE_AGE = 13 * HOUR
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered()
        for _step in range(1 if limit == "SESSION_IDLE_SECONDS" else 37):
            clock.shift(20 * 60 if limit != "SESSION_IDLE_SECONDS" else 31 * 60)
            assert is_in(client)


def test_a_session_in_use_is_noted_once_a_minute_not_on_every_page(chen, django_assert_max_num_queries):
    client = entered()
    is_in(client)
    with django_assert_max_num_queries(3):
        is_in(client)


def test_every_page_of_a_signed_in_person_forbids_keeping(chen):
    client = entered()
    for page in (
        "/",
        "/mine/",
        "/open/",
        "/account/safety/",
        DEVICES,
        "/nowhere/",
        "/account/safety/password/",
    ):
        assert client.get(page).headers["Cache-Control"] == "private, no-store", page
    out = client.post("/account/sign-out/")
    assert out.headers["Cache-Control"] == "private, no-store"
    assert "no-store" not in Client().get("/open/").headers.get("Cache-Control", ""), (
        "the twin: a stranger's page"
    )


def test_devices_are_listed_in_words_and_the_others_signed_out(chen):
    phone, desk = entered(), entered(agent="Mozilla/5.0 (Windows NT 10.0) Chrome/120")
    page = phone.get(DEVICES).content.decode()
    assert "iPhone上的微信（就是这台）" in page and "Windows 电脑上的Chrome" in page
    assert phone.post(DEVICES).headers["Location"] == DEVICES
    assert is_in(phone) and not is_in(desk)


def test_all_devices_at_once_with_this_one(chen):
    phone, desk = entered(), entered(agent="?")
    assert "认不出的设备上的认不出的浏览器" in phone.get(DEVICES).content.decode()
    phone.post(DEVICES, {"also_here": "yes"})
    assert not is_in(phone) and not is_in(desk)


def test_a_changed_password_ends_the_other_sessions(chen):
    phone, desk = entered(), entered()
    wrong = phone.post("/account/safety/password/", _change(old="不是这个")).content.decode()
    assert "现在的密码不对" in wrong
    differs = phone.post("/account/safety/password/", _change(again="另一遍")).content.decode()
    assert "两遍填的密码不一样" in differs
    assert phone.post("/account/safety/password/", _change()).status_code == 302
    assert is_in(phone) and not is_in(desk) and is_in(entered(NEW))
    assert "密码换好了" in phone.get("/account/safety/").content.decode()


def _change(old=PASSWORD, again=NEW) -> dict:
    return {"oldpassword": old, "password1": NEW, "password2": again}


def test_who_forgot_it_sets_a_new_one_after_the_second_factor(chen):
    client = Client()
    client.force_login(chen)
    forgotten = {"password1": NEW, "password2": NEW}
    assert client.post("/account/safety/password/", forgotten).status_code == 200
    second_factor.enrol(chen)
    prove(client, chen, seconds_ago=600)
    assert client.post("/account/safety/password/", forgotten).status_code == 200
    prove(client, chen, seconds_ago=10)
    assert client.post("/account/safety/password/", forgotten).status_code == 302


@pytest.mark.parametrize("deed", ["shut", "password", "sessions"])
def test_what_an_officer_does_ends_every_session_on_the_server(who, deed):
    chen = account(who.member, PHONE)
    client = entered()
    assert is_in(client)
    by = {"by": actor(who.administrator), "at": NOON, "reason": "本人到窗口"}
    if deed == "shut":
        actions.set_active(chen, False, **by)
    elif deed == "password":
        actions.take_password_away(chen, **by)
    else:
        actions.end_sessions(chen)
    assert not is_in(client)
    if deed == "shut":
        assert not is_in(entered())
        actions.set_active(chen, True, **by)
        assert is_in(entered())
    if deed == "password":
        assert not Account.objects.get(pk=chen.pk).has_usable_password() and not is_in(entered())


def test_an_account_speaks_its_language_wherever_it_signs_in(chen):
    client = entered()
    headers = {"Accept-Language": "zh-CN"}
    assert 'lang="zh-CN"' in client.get("/account/safety/", headers=headers).content.decode()
    Account.objects.update(language="en")
    page = client.get("/account/safety/", headers=headers)
    assert 'lang="en"' in page.content.decode() and page.headers["Content-Language"] == "en"


def test_signing_out_is_asked_before_it_is_done(chen):
    client = entered()
    assert "要退出登录吗" in client.get("/account/sign-out/").content.decode() and is_in(client)
    client.post("/account/sign-out/")
    assert not is_in(client) and client.get("/account/sign-out/").headers["Location"] == "/"
