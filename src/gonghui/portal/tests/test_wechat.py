"""Binding the union's WeChat account: who began it here is bound, told there, and forgotten when asked."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.notices import actions, addresses, binding
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Preference
from gonghui.kernel.notices.tests.cast import DAY, a_member
from gonghui.kernel.notices.tests.servers import FakeHttp

pytestmark = pytest.mark.django_db
PAGE, OUT, BACK, REMOVAL = (f"/me/channels/wechat/{name}" for name in ("", "out/", "back/", "removal/"))
OPENID = "oLVPpjqs9BhvzwPj5A-vTYAX3GLc"
INSIDE = {"User-Agent": "Mozilla/5.0 MicroMessenger/8.0.50"}


def wechat(number: str = OPENID, fault: int = 0):
    """WeChat's two machines: who a code stands for, and the taking of messages."""

    def answer(call):
        if call.path.startswith("/sns/oauth2/access_token"):
            return 200, {"errcode": fault} if fault else {"openid": number, "access_token": "t"}
        if call.path == "/cgi-bin/stable_token":
            return 200, {"access_token": "token-1", "expires_in": 7200}
        return 200, {"errcode": 0, "msgid": 42}

    return answer


@pytest.fixture
def member():
    return a_member()


@pytest.fixture
def browser(member):
    account = access.open_account(member.phone, member, by=SYSTEM, at=DAY)
    return sign_in(Client(headers=INSIDE), account, second=False)


@pytest.fixture
def union(monkeypatch):
    """A union with a WeChat account, and nothing of the demonstration."""
    monkeypatch.setenv("GONGHUI_DEMO", "0")
    monkeypatch.setenv("GONGHUI_ADDRESS", "https://gonghui.example")
    for name, value in {"APP_ID": "wx-bind", "APP_SECRET": "very-secret", "TEMPLATE": "t1"}.items():
        monkeypatch.setenv(f"GONGHUI_WECHAT_{name}", value)
    return lambda server: monkeypatch.setenv("GONGHUI_WECHAT_ENDPOINT", server.address)


def sent_away(browser: Client) -> dict[str, str]:
    """What the browser carries to WeChat."""
    there = urlsplit(browser.get(OUT).url)
    assert (there.netloc, there.path) == ("open.weixin.qq.com", "/connect/oauth2/authorize")
    return {name: values[0] for name, values in parse_qs(there.query).items()}


def said_on(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def test_a_member_binds_is_told_there_and_takes_it_back(union, browser, member, caplog):
    caplog.set_level("DEBUG")
    with FakeHttp(wechat()) as server:
        union(server)
        assert "请在微信里打开" not in browser.get(PAGE).content.decode()
        asked = sent_away(browser)
        assert asked["redirect_uri"] == "https://gonghui.example" + BACK
        assert asked["scope"] == "snsapi_base"
        shown = browser.get(BACK, {"code": "c1", "state": asked["state"]}, follow=True)
        assert "微信绑好了" in said_on(shown)
        assert addresses.address_of(member, "wechat") == OPENID
        places = {"organization": "岚州机电集团工会", "number": "RH-1"}
        actions.tell(member, "membership.joined", places=places, by=SYSTEM, at=DAY)
        assert dispatch(limit=5, at=DAY)["sent"] == 1
        assert server.calls[-1].said["touser"] == OPENID
        assert "解除了" in said_on(browser.post(REMOVAL, follow=True))
        assert addresses.address_of(member, "wechat") == ""
    deeds = [entry.deed for entry in journal.about(member.pk)]
    assert {"notices.choose_channel", "notices.forget_address"} <= set(deeds)
    assert "very-secret" not in caplog.text and OPENID not in caplog.text


def test_the_number_lies_sealed(union, browser):
    with FakeHttp(wechat()) as server:
        union(server)
        browser.get(BACK, {"code": "c1", "state": sent_away(browser)["state"]})
    assert OPENID.encode() not in bytes(Preference.objects.get(channel="wechat").address)


@pytest.mark.parametrize("word", ["", "another-word"])
def test_a_code_that_was_not_asked_for_here_binds_nobody(union, browser, member, word):
    """Someone sends a member a link with a code of their own: the notices would go to them."""
    with FakeHttp(wechat()) as server:
        union(server)
        sent_away(browser)
        shown = browser.get(BACK, {"code": "theirs", "state": word}, follow=True)
        assert "没有绑定" in said_on(shown)
        assert server.calls == []
    assert addresses.address_of(member, "wechat") == ""


def test_without_the_word_it_would_have_been_bound(union, browser, member, monkeypatch):
    monkeypatch.setattr(binding, "constant_time_compare", lambda kept, word: True)
    with FakeHttp(wechat()) as server:
        union(server)
        sent_away(browser)
        browser.get(BACK, {"code": "theirs", "state": "another-word"})
    assert addresses.address_of(member, "wechat") == OPENID


def test_a_word_is_good_once(union, browser, member):
    with FakeHttp(wechat()) as server:
        union(server)
        word = sent_away(browser)["state"]
        browser.get(BACK, {"code": "c1", "state": word})
        assert "不是从这一页开始的" in said_on(browser.get(BACK, {"code": "c2", "state": word}, follow=True))
        assert len(server.calls) == 1


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (wechat(fault=40029), "已经用过或过期了"),
        (wechat(fault=-1), "没有回应"),
        (lambda call: (503, {}), "没有回应"),
    ],
)
def test_what_wechat_refuses_is_said(union, browser, member, answer, says):
    with FakeHttp(answer) as server:
        union(server)
        shown = browser.get(BACK, {"code": "c", "state": sent_away(browser)["state"]}, follow=True)
    assert says in said_on(shown)
    assert addresses.address_of(member, "wechat") == ""


def test_outside_wechat_the_page_says_where_to_open_it(union, browser):
    assert "请在微信里打开" in browser.get(PAGE, headers={"User-Agent": "Firefox"}).content.decode()


def test_a_union_without_a_wechat_account_has_no_such_page(monkeypatch, browser):
    monkeypatch.setenv("GONGHUI_DEMO", "0")
    assert [browser.get(page).status_code for page in (PAGE, OUT, BACK)] == [404, 404, 404]
    assert browser.post(REMOVAL).status_code == 404
    assert PAGE not in browser.get("/me/channels/").content.decode()


def test_in_the_demonstration_the_whole_way_can_be_walked(browser, member):
    assert PAGE in browser.get("/me/channels/").content.decode()
    shown = browser.get(browser.get(OUT).url, follow=True)
    assert "微信已经绑好" in shown.content.decode()
