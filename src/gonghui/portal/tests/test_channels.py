"""A member chooses how to be told; the choice is what the outbox follows."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.crypto import open_text
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices import actions, proving
from gonghui.kernel.notices.models import Delivery, Preference
from gonghui.portal import channels
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

ADDRESS = "/me/channels/"
MAIL = "zhang@example.cn"


@pytest.fixture
def cast(db, monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    return gather()


@pytest.fixture
def zhang(cast):
    return applying.member(cast.organizations["basic"], "张三", 1, cast.at).person


@pytest.fixture
def browser(cast, zhang) -> Client:
    return sign_in(Client(), access.open_account(zhang.phone, zhang, by=SYSTEM, at=cast.at), second=False)


def give_mail(browser: Client, **more: str) -> None:
    """Choose mail, read the code where it arrived, type it."""
    wanted = {"email": "on", "address": MAIL, **more}
    browser.post(ADDRESS, wanted)
    browser.post(ADDRESS, {**wanted, "code": code_sent()})


def code_sent() -> str:
    delivery = Delivery.objects.get(channel="email", notice=None)
    return json.loads(open_text(bytes(delivery.words), bound_to=delivery.bound("words")))["code"]


def ways_of_a_notice(cast, person) -> set[str]:
    places = {"organization": "岚州机电集团工会", "number": "RH-2026-0001"}
    actions.tell(person, "membership.joined", places=places, by=SYSTEM, at=cast.at)
    return set(Delivery.objects.values_list("channel", flat=True))


def test_the_page_says_what_is_told_and_when_it_is_quiet(browser):
    shown = browser.get(ADDRESS).content.decode()
    assert "21:00 到第二天 08:00" in shown
    assert "138****0001" in shown
    assert "入会通过" in shown
    assert "工作提醒" not in shown
    assert "微信，由工会" not in shown, "nobody's WeChat is known yet"
    assert ADDRESS in browser.get(reverse("portal:me")).content.decode()


def test_an_officer_also_reads_what_the_work_tells(cast):
    assert "工作提醒" in cast.client("officer").get(ADDRESS).content.decode()


def test_without_a_choice_a_notice_goes_by_sms(cast, zhang):
    assert ways_of_a_notice(cast, zhang) == {"sms"}


def test_mail_is_used_once_it_is_chosen_with_an_address(cast, browser, zhang):
    missing = browser.post(ADDRESS, {"sms": "on", "email": "on", "address": ""}).content.decode()
    assert "请填邮件地址" in missing
    assert "@" in browser.post(ADDRESS, {"email": "on", "address": "张三"}).content.decode()
    give_mail(browser)
    Delivery.objects.all().delete()
    assert ways_of_a_notice(cast, zhang) == {"email"}
    assert MAIL in browser.get(reverse("portal-membership:profile")).content.decode()
    assert MAIL.encode() not in bytes(Preference.objects.get(channel="email").address)


def test_an_emptied_address_is_deleted_and_the_journal_says_so_without_it(cast, browser, zhang):
    give_mail(browser, sms="on")
    Delivery.objects.all().delete()
    browser.post(ADDRESS, {"sms": "on", "address": ""})
    assert Preference.objects.get(channel="email").address is None
    assert Entry.objects.filter(deed="notices.forget_address", about_person_id=zhang.pk).exists()
    assert MAIL not in str(list(Entry.objects.values_list("body", flat=True)))
    assert ways_of_a_notice(cast, zhang) == {"sms"}


def test_saving_what_stood_writes_nothing(browser):
    browser.post(ADDRESS, {"sms": "on", "address": ""})
    assert not Preference.objects.exists()


def test_switching_sms_off_leaves_the_inbox(cast, browser, zhang):
    browser.post(ADDRESS, {"address": ""})
    assert ways_of_a_notice(cast, zhang) == set()
    assert "您已加入" in browser.get(reverse("portal:messages")).content.decode()


def test_a_union_without_any_channel_says_so(cast, browser, monkeypatch):
    monkeypatch.delenv("GONGHUI_DEMO")
    assert "还没有开通短信" in browser.get(ADDRESS).content.decode()


def test_an_address_is_not_used_before_its_code_is_typed(cast, browser, zhang):
    shown = browser.post(ADDRESS, {"sms": "on", "email": "on", "address": MAIL}, follow=True).content.decode()
    assert "邮件里的验证码" in shown
    assert not Preference.objects.filter(channel="email").exists()
    assert MAIL not in str(dict(browser.session))
    assert code_sent() not in str(dict(browser.session))
    code = code_sent()
    wrong = "000000" if code != "000000" else "000001"
    wanted = {"sms": "on", "email": "on", "address": MAIL}
    for _try in range(proving.MOST_TRIES):
        assert "验证码不对" in browser.post(ADDRESS, {**wanted, "code": wrong}).content.decode()
    browser.post(ADDRESS, {**wanted, "code": code})
    assert not Preference.objects.filter(channel="email").exists(), "five wrong tries end a code"


def test_a_code_proves_only_the_address_it_was_sent_to(browser, zhang):
    browser.post(ADDRESS, {"email": "on", "address": MAIL})
    browser.post(ADDRESS, {"email": "on", "address": "other@example.cn", "code": code_sent()})
    assert not Preference.objects.filter(channel="email").exists()


def test_codes_are_sent_five_times_an_hour_at_most(browser):
    for number in range(proving.MOST_AN_HOUR):
        browser.post(ADDRESS, {"email": "on", "address": f"a{number}@example.cn"})
    said = browser.post(ADDRESS, {"email": "on", "address": MAIL}).content.decode()
    assert "过一个小时再试" in said
    assert Delivery.objects.filter(channel="email").count() == proving.MOST_AN_HOUR


def test_without_the_code_any_address_would_be_used_at_once(browser, monkeypatch):
    monkeypatch.setattr(channels.ChannelForm, "to_prove", "")
    browser.post(ADDRESS, {"email": "on", "address": MAIL})
    assert Preference.objects.get(channel="email").on
