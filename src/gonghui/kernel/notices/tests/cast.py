"""The cast of this room's tests: one member with a telephone, one kind of notice, one vendor."""

from datetime import datetime

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.notices import actions
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.manifest import NoticeKind

DAY = timezone.make_aware(datetime(2026, 3, 10, 10, 0))
NIGHT = timezone.make_aware(datetime(2026, 3, 10, 22, 30))
PHONE = "13800001111"
JOINED = NoticeKind(
    code="test.joined",
    name="入会通过",
    title="{name}，您的入会申请通过了",
    body="会员证从今天起可以用，由{union}办理。",
    channels=("inbox", "sms", "email", "wechat"),
)
URGENT = NoticeKind(
    code="test.urgent", name="急事", title="{name}，请今天回电", body="", channels=("sms",), urgent=True
)
HARD = NoticeKind(code="test.hard", name="帮扶", title="您的困难帮扶申请通过了", body="大病救助 3,000 元。")
PLACES = {"name": "陈秀兰", "union": "岚州机电集团工会"}


def a_member(name: str = "陈秀兰", phone: str = PHONE) -> Person:
    return register_person(name=name, phone=phone, by=SYSTEM, at=DAY)


def tell(person: Person, kind: NoticeKind = JOINED, at: datetime = DAY, **more: object) -> Notice:
    return actions.tell(person, kind.code, places=PLACES, by=SYSTEM, at=at, **more)


def set_up_sms(monkeypatch, endpoint: str = "http://127.0.0.1:9") -> None:
    given = {
        "SECRET_ID": "AKIDTEST",
        "SECRET_KEY": "key",
        "APP_ID": "1400000000",
        "SIGN_NAME": "岚州工会",
        "NOTICE_TEMPLATE": "11",
        "CODE_TEMPLATE": "22",
        "ENDPOINT": endpoint,
    }
    for name, value in given.items():
        monkeypatch.setenv(f"GONGHUI_SMS_{name}", value)
