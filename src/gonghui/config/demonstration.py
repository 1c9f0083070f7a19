"""The demonstration: an invented province with its unions, one login for each kind of person."""

import datetime
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.organizations import actions as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.services.membership import queries as membership

from . import starting

SCALES = {"small": 3_000, "region": 60_000}
OFFICER = "工会干部"
PASSWORD = "yanshi-lanzhou-2026"
SEATED = (
    ("小组长", "王敏", "15400000002", ("steward",), "JC01-1"),
    (OFFICER, "周岩", "15400000003", ("officer",), "JC01"),
    ("工会主席", "李建国", "15400000004", ("chair",), "JC01"),
    ("县级干部", "赵海燕", "15400000005", ("upper_officer", "officer"), "LZ13"),
    ("审计员", "孙丽萍", "15400000006", ("auditor",), "TOP"),
    ("管理员", "何永平", "15400000007", ("administrator",), "TOP"),
    ("县级审批", "钱文斌", "15400000008", ("upper_officer",), "LZ13"),
    ("县级财务", "冯晓燕", "15400000009", ("upper_officer",), "LZ13"),
    ("市级干部", "孟和", "15400000010", ("upper_officer",), "LZ1"),
    ("女职工委员", "林芳", "15400000011", ("womens_officer",), "JC01"),
)
"""Kind, name, telephone, roles, union. Who reviews, who approves and who pays are different people."""


@dataclass
class Stage:
    """What a service gets to fill the demonstration.

    `officer(kind)` acts as one of those who are seated; `login(kind, person)` lets a worker sign in.
    """

    folder: Path
    top: Organization
    scale: str
    people: int
    at: datetime.datetime
    progress: Callable[[str, int, int], None]
    officer: Callable[..., Actor]
    login: Callable[[str, Person], None]


@transaction.atomic
def fill(
    folder: Path, scale: str, *, at: datetime.datetime, progress: Callable[[str, int, int], None]
) -> None:
    """Found the top union, let every service fill its part, seat the officers, give a member a login."""
    top = starting.found(code="TOP", name="岚州省总工会（演示）", level="province", region="990000", at=at)
    logins: list[dict] = []
    stage = Stage(
        folder,
        top,
        scale,
        SCALES[scale],
        at,
        progress,
        officer=lambda kind=OFFICER: _officer(logins, at, kind),
        login=lambda kind, person: logins.append(_worker(kind, person, at)),
    )
    for service in sorted(registry.services(), key=lambda service: len(service.demo_after)):
        if service.demo:
            service.demo(stage)
    _officer(logins, at, OFFICER)
    _cover_regions(at)
    logins.insert(0, _member(at))
    (folder / "demo-logins.json").write_text(json.dumps(logins, ensure_ascii=False), encoding="utf-8")


def summary() -> dict[str, Any]:
    """What stands in the demonstration, in the words of `gonghui demo --no-serve`."""
    logins = json.loads((Path(settings.DATA) / "demo-logins.json").read_text(encoding="utf-8"))
    return {
        "organizations": Organization.objects.count(),
        "people": Person.objects.count(),
        "members": membership.lasting().count(),
        "cases": cases.visible(SYSTEM, timezone.now()).count(),
        "organization": "JC01",
        "logins": logins,
    }


def _officer(logins: list[dict], at: datetime.datetime, kind: str) -> Actor:
    """One of the officers of the demonstration; everybody is seated when the first is asked for."""
    if not logins:
        logins.extend(_seat(*seated, at=at) for seated in SEATED)
    phone = next(phone for told, _name, phone, _roles, _code in SEATED if told == kind)
    account = Account.objects.select_related("person").get(phone=phone)
    return Actor(account.person_id, account.shown_name, account_id=account.pk)


def _seat(
    kind: str, name: str, phone: str, roles: tuple[str, ...], code: str, *, at: datetime.datetime
) -> dict:
    place = Organization.objects.get(code=code)
    starting.seat(place, name=name, phone=phone, roles=roles, password=PASSWORD, at=at)
    return {"kind": kind, "name": name, "phone": phone, "password": PASSWORD, "organization": code}


def _member(at: datetime.datetime) -> dict:
    person = membership.lasting().filter(organization__code="JC01-1").order_by("pk")[0].person
    return _worker("会员", person, at)


def _worker(kind: str, person: Person, at: datetime.datetime) -> dict:
    belongs = membership.lasting().get(person=person).organization
    return _seat(kind, person.name, person.phone, (), belongs.code, at=at)


def _cover_regions(at: datetime.datetime) -> None:
    """County unions take in workers whose unit has no union."""
    for county in Organization.objects.filter(level=Organization.Level.COUNTY):
        tree.change(county, {"covers_region": county.region}, by=SYSTEM, at=at)
