"""The people and unions of this room's tests."""

import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from gonghui.kernel.access.models import Position
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .flow_for_tests import TRANSFER, TRIAL

CHINA = ZoneInfo("Asia/Shanghai")


def moment(day: int, hour: int = 9, minute: int = 0, month: int = 3) -> datetime.datetime:
    """A moment of 2026; 2 March is a Monday and no day off is near."""
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=CHINA)


MONDAY = moment(2)


def person(name: str) -> Person:
    return Person.objects.create(name=name, created_at=MONDAY, changed_at=MONDAY)


def actor(who: Person) -> Actor:
    return Actor(who.pk, who.name)


def appoint(who: Person, organization: Organization, role: str) -> Position:
    return Position.objects.create(
        person=who, organization=organization, role=role, valid_from=datetime.date(2026, 1, 1)
    )


def officer(name: str, organization: Organization, role: str = "officer") -> Person:
    who = person(name)
    appoint(who, organization, role)
    return who


def organization(code: str, name: str, level: str, parent: Organization | None = None) -> Organization:
    return organizations.found(
        code=code, name=name, level=level, parent=parent, by=SYSTEM, at=MONDAY, region="990101"
    )


def cast() -> SimpleNamespace:
    """A county union over two basic unions, with officers, and one applicant."""
    top = organization("T", "岚州市总工会", "city")
    county = organization("C", "城关区总工会", "county", top)
    motor = organization("M", "岚州机电集团工会", "basic", county)
    port = organization("P", "岚州物流园联合工会", "basic", county)
    return SimpleNamespace(
        top=top,
        county=county,
        motor=motor,
        port=port,
        zhou=officer("周岩", motor, "chair"),
        wang=officer("王敏", motor),
        li=officer("李建国", port, "chair"),
        county_officer=officer("赵德海", county, "upper_officer"),
        applicant=person("马小军"),
    )


def opened(who: SimpleNamespace, at: datetime.datetime = MONDAY, **changes: object) -> Case:
    """A case of the applicant at the motor union."""
    facts = {"organization": who.motor, "applicant": who.applicant, "by": actor(who.applicant)}
    return actions.open_case(TRIAL, at=at, title="入会申请", **(facts | changes))


def transfer(who: SimpleNamespace, at: datetime.datetime = MONDAY) -> Case:
    """A case from the motor union to the port union."""
    return actions.open_case(
        TRANSFER,
        organization=who.motor,
        other_organization=who.port,
        applicant=who.applicant,
        by=actor(who.applicant),
        at=at,
        title="转会",
    )


def stages_of(case: Case) -> list[str]:
    return [step.to_stage for step in case.steps.filter(kind="move")]


def open_items(case: Case) -> int:
    return case.work_items.filter(closed_at=None).count()
