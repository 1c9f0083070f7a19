"""The cast of rights work: a province, a city with its duty officer, a plant with officers and a worker."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life

DAY = datetime.timedelta(days=1)
AT = timezone.make_aware(datetime.datetime(2026, 7, 1, 9, 30))
TODAY = timezone.localdate(AT)


@dataclass
class Cast:
    """Where things happen, who serves there, and the worker of the plant."""

    province: Organization
    city: Organization
    plant: Organization
    neighbour: Organization
    officers: dict[str, Actor] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    @property
    def worker(self) -> Person:
        person = self.accounts["worker"].person
        assert person is not None
        return person


def gather() -> Cast:
    province = _found("S", "甘泉省总工会", "province", None)
    city = _found("S-1", "岚州市总工会", "city", province)
    plant = _found("S-1-1", "岚州机电集团工会", "basic", city)
    neighbour = _found("S-1-2", "岚州市第一医院工会", "basic", city)
    cast = Cast(province, city, plant, neighbour)
    serving = (
        ("province", "孟和", province, "upper_officer"),
        ("duty", "乌兰", city, "upper_officer"),
        ("officer", "周岩", plant, "officer"),
        ("chair", "钱文斌", plant, "chair"),
        ("stranger", "韩梅", neighbour, "chair"),
    )
    for number, (kind, name, place, role) in enumerate(serving, 1):
        person = _registered(cast, kind, name, number)
        since = datetime.date(2025, 1, 1)
        access.appoint(person, place, role, valid_from=since, by=SYSTEM, at=AT, reason="换届")
        cast.officers[kind] = Actor(person.pk, person.name)
    worker = _registered(cast, "worker", "牛大力", 90)
    life.admit(person=worker, organization=plant, on=datetime.date(2020, 1, 1), by=SYSTEM, at=AT)
    return cast


def moment(on: datetime.date, hour: int = 9) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time(hour, 30)))


def _registered(cast: Cast, kind: str, name: str, number: int) -> Person:
    phone = f"139000071{number:02}"
    person = register_person(name=name, phone=phone, by=SYSTEM, at=AT)
    cast.accounts[kind] = access.open_account(phone, person, by=SYSTEM, at=AT)
    return person


def _found(code: str, name: str, level: str, parent: Organization | None) -> Organization:
    return organizations.found(
        code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT, region="990103"
    )
