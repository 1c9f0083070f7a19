"""The people and unions of this room's tests."""

import datetime
import re
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import MD5PasswordHasher
from django.http import HttpResponse
from django.utils import timezone

from gonghui.kernel.access import actions
from gonghui.kernel.access.models import Account, Position
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person

CHINA = ZoneInfo("Asia/Shanghai")
NOON = datetime.datetime(2026, 3, 10, 12, 0, tzinfo=CHINA)
TODAY = NOON.date()
LONG_AGO = datetime.date(2020, 1, 1)
PASSWORD = "青石桥头老槐树下听二胡的那个人"


class CountingHasher(MD5PasswordHasher):
    """A quick hasher that counts how often a password was really compared or made."""

    calls: list[str] = []

    def verify(self, password: str, encoded: str) -> bool:
        self.calls.append("verify")
        return super().verify(password, encoded)

    def encode(self, password: str, salt: str) -> str:
        if not self.calls or self.calls[-1] != "verify":
            self.calls.append("encode")
        return super().encode(password, salt)


def organization(code: str, name: str, level: str, parent: Organization | None = None) -> Organization:
    return organizations.found(code=code, name=name, level=level, parent=parent, by=SYSTEM, at=NOON)


def person(name: str, phone: str = "", id_number: str = "") -> Person:
    return register_person(name=name, phone=phone, id_number=id_number, by=SYSTEM, at=NOON)


def actor(who: Person) -> Actor:
    return Actor(who.pk, who.name)


def appoint(who: Person, place: Organization, role: str, **more: object) -> Position:
    facts = {"valid_from": LONG_AGO, "by": SYSTEM, "at": NOON} | more
    return actions.appoint(who, place, role, **facts)


def account(who: Person | None, phone: str, password: str = PASSWORD) -> Account:
    return actions.open_account(phone, who, by=SYSTEM, at=timezone.now(), password=password)


def tree() -> SimpleNamespace:
    """A city over two counties; the first county has two basic unions, the second one; groups below."""
    city = organization("S", "岚州市总工会", "city")
    east = organization("S1", "河东区总工会", "county", city)
    west = organization("S2", "城关区总工会", "county", city)
    mill = organization("S11", "岚州毛纺厂工会", "basic", east)
    dock = organization("S12", "岚州码头工会", "basic", east)
    forge = organization("S21", "城关锻造厂工会", "basic", west)
    group = organization("S111", "纺纱一组", "group", mill)
    return SimpleNamespace(city=city, east=east, west=west, mill=mill, dock=dock, forge=forge, group=group)


def cast() -> SimpleNamespace:
    """The tree with one holder of each role, and a member."""
    unions = tree()
    people = {
        "steward": (unions.group, "steward", "何小组"),
        "officer": (unions.mill, "officer", "王干部"),
        "chair": (unions.mill, "chair", "周主席"),
        "upper": (unions.east, "upper_officer", "赵上级"),
        "auditor": (unions.east, "auditor", "钱审计"),
        "administrator": (unions.city, "administrator", "孙管理"),
        "editor": (unions.mill, "content_editor", "李宣传"),
    }
    holders = SimpleNamespace(**vars(unions), member=person("陈会员"))
    for word, (place, role, name) in people.items():
        who = person(name)
        appoint(who, place, role)
        setattr(holders, word, who)
    return holders


def body(response: HttpResponse) -> str:
    """A page without what differs on every answer."""
    text = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
