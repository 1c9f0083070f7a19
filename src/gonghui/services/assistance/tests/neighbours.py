"""The people of these tests: a county with two basic unions, workers in hardship, officers who help them."""

import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.test import Client

from gonghui.kernel.access.tests.cast import account as open_account
from gonghui.kernel.access.tests.cast import appoint
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.identity import check_digit
from gonghui.kernel.people.models import Person
from gonghui.services.assistance.actions import judging
from gonghui.services.assistance.models import Line
from gonghui.services.membership.actions import life

CHINA = ZoneInfo("Asia/Shanghai")
AT = datetime.datetime(2026, 3, 10, 9, 30, tzinfo=CHINA)
TODAY = AT.date()
REGION = "990103"


def id_number(order: int, born: str = "19850312") -> str:
    head = f"{REGION}{born}{order:03}"
    return head + check_digit(head)


def union(code: str, name: str, level: str, parent: Organization | None = None, **more) -> Organization:
    return organizations.found(
        code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT, **{"region": REGION, **more}
    )


def worker(name: str, order: int, place: Organization | None = None, **more) -> Person:
    """Someone registered, and a member of a union when one is given."""
    who = register_person(
        name=name, id_number=id_number(order), phone=f"1380000{order:04}", by=SYSTEM, at=AT, **more
    )
    if place:
        life.admit(person=who, organization=place, on=TODAY, by=SYSTEM, at=AT)
    return who


def actor(who: Person) -> Actor:
    return Actor(who.pk, who.name)


def line(monthly_fen: int = 78_000, residence: str = "urban", region: str = "990100") -> Line:
    return Line.objects.create(
        region=region,
        residence=residence,
        amount_fen=monthly_fen,
        valid_from=datetime.date(2025, 1, 1),
        document="演示数据",
        demonstration=True,
        entered_by="系统",
        entered_at=AT,
    )


def browser(who: Person, order: int, second: bool = False) -> Client:
    """A browser in which this person is signed in."""
    return sign_in(Client(), open_account(who, f"1390000{order:04}"), second=second)


def gather() -> SimpleNamespace:
    city = union("S", "岚州市总工会", "city", region="990100")
    county = union("S1", "机电开发区总工会", "county", city, covers_region=REGION)
    plant = union("S11", "岚州机电集团工会", "basic", county)
    dock = union("S12", "岚州码头工会", "basic", county)
    parameters.enter(
        judging.POLICY,
        value="three-categories",
        valid_from=datetime.date(2020, 1, 1),
        document="演示数据",
        by=SYSTEM,
    )
    who = SimpleNamespace(city=city, county=county, plant=plant, dock=dock)
    who.chen = worker("陈秀兰", 24, plant, residence="岚州市机电开发区青石桥路 8 号")
    who.ma = worker("马小军", 35, dock)
    who.zhou, who.li = worker("周岩", 41), worker("李建国", 42)
    who.zhao, who.he = worker("赵德海", 43), worker("何小组", 44)
    appoint(who.zhou, plant, "officer")
    appoint(who.li, dock, "officer")
    appoint(who.zhao, county, "upper_officer")
    appoint(who.he, plant, "steward")
    return who
