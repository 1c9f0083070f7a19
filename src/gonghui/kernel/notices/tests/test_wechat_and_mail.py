"""By WeChat and by mail as by SMS: sent at least once, known by one key, forgotten in time."""

import email
from datetime import timedelta

import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.notices import actions, keeping
from gonghui.kernel.notices.dispatching import LEASE, _claim, dispatch
from gonghui.kernel.notices.models import Delivery

from .cast import DAY, a_member, tell
from .servers import FakeHttp, FakeSmtp

pytestmark = pytest.mark.django_db
OPENID, MAIL = "oLVPpjqs9BhvzwPj5A", "chen@example.cn"


class ByWechat:
    """WeChat's machine; `busy` refuses for now."""

    channel, address = "wechat", OPENID

    def __init__(self, monkeypatch) -> None:
        self.busy = False
        self.server = FakeHttp(self.answer)
        for name, value in {"APP_ID": "wx-keys", "APP_SECRET": "s", "TEMPLATE": "t"}.items():
            monkeypatch.setenv(f"GONGHUI_WECHAT_{name}", value)
        self.set_up = lambda: monkeypatch.setenv("GONGHUI_WECHAT_ENDPOINT", self.server.address)

    def answer(self, call):
        if call.path == "/cgi-bin/stable_token":
            return 200, {"access_token": "token", "expires_in": 7200}
        return 200, {"errcode": -1 if self.busy else 0, "msgid": 7}

    def keys(self) -> list[str]:
        """The key of every message that arrived, taken or not."""
        return [call.said["client_msg_id"] for call in self.server.calls if "template" in call.path]


class ByMail:
    """A mail server; `busy` refuses for now, after it knows for whom the mail is."""

    channel, address = "email", MAIL

    def __init__(self, monkeypatch) -> None:
        self.server = FakeSmtp()
        monkeypatch.setenv("GONGHUI_MAIL_FROM", "union@example.cn")
        self.set_up = lambda: monkeypatch.setenv("GONGHUI_MAIL", self.server.address)

    @property
    def busy(self) -> bool:
        return bool(self.server.refuses)

    @busy.setter
    def busy(self, is_busy: bool) -> None:
        self.server.refuses = "451 later" if is_busy else ""

    def keys(self) -> list[str]:
        return [email.message_from_bytes(mail)["Message-ID"] for mail in self.server.mails]


@pytest.fixture(params=[ByWechat, ByMail])
def way(request, monkeypatch):
    made = request.param(monkeypatch)
    with made.server:
        made.set_up()
        yield made


@pytest.fixture
def delivery(way) -> Delivery:
    member = a_member()
    actions.choose_channel(member, way.channel, on=True, address=way.address, by=SYSTEM, at=DAY)
    tell(member)
    return Delivery.objects.get(channel=way.channel)


def test_a_busy_provider_is_asked_again_and_knows_the_message_by_its_key(way, delivery):
    way.busy = True
    dispatch(limit=1, at=DAY)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == ("failed", 1)
    way.busy = False
    dispatch(limit=1, at=delivery.next_try_at)
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert len(set(way.keys())) == 1
    assert delivery.dedupe.replace(":", ".") in way.keys()[0].replace(":", ".")


def test_what_a_dispatcher_died_over_goes_again_with_the_same_key(way, delivery, monkeypatch):
    """It was sent, but the dispatcher was killed before it could write so."""
    with monkeypatch.context() as killed:
        killed.setattr("gonghui.kernel.notices.dispatching._settle", lambda *_given, **_more: "sent")
        dispatch(limit=1, at=DAY)
    assert dispatch(limit=1, at=DAY + LEASE - timedelta(seconds=5))["sent"] == 0
    dispatch(limit=1, at=DAY + LEASE + timedelta(seconds=1))
    keys = way.keys()
    assert (len(keys), len(set(keys))) == (2, 1)
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_two_dispatchers_never_hold_the_same_message(delivery):
    assert _claim(DAY) == delivery
    assert _claim(DAY) is None


def test_told_once_it_is_sent_once(way, delivery):
    for moment in range(3):
        dispatch(limit=5, at=DAY + timedelta(hours=moment))
    assert len(way.keys()) == 1


def test_where_it_went_lies_sealed_and_is_forgotten_after_thirty_days(way, delivery):
    dispatch(limit=1, at=DAY)
    delivery.refresh_from_db()
    assert way.address.encode() not in bytes(delivery.address)
    assert keeping.forget_old(at=DAY + keeping.ADDRESSES_KEPT) == (0, 0)
    assert keeping.forget_old(at=DAY + keeping.ADDRESSES_KEPT + timedelta(seconds=1)) == (1, 0)
    delivery.refresh_from_db()
    assert delivery.address is None
    assert delivery.state == "sent"
