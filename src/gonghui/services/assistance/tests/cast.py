"""The cast of hardship assistance: a county with one plant, its officers, and a worker who asks for help."""

import datetime
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.assistance import flows
from gonghui.services.assistance.actions import filing, visiting
from gonghui.services.assistance.models import Application, Facts, Household, Line

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))
DAY = datetime.timedelta(days=1)
LINE_FEN = 60_000  # 600 yuan per head and month
POLICY = "depth-relative"


@dataclass
class Cast:
    """Officers by what they do, and the tree they serve in."""

    city: Organization
    county: Organization
    plant: Organization
    officer: Actor
    reviewer: Actor
    approver: Actor
    city_officer: Actor
    worker: Person

    @property
    def applicant(self) -> Actor:
        return Actor(self.worker.pk, self.worker.name)


def gather() -> Cast:
    """Make the tree, the people and the line in force."""
    city = _found("LZ01", "岚州市总工会", "city", None, region="990100")
    county = _found("LZ13", "机电开发区总工会", "county", city, region="990103", phone="0990-5550013")
    plant = _found("JC01", "岚州机电集团工会", "basic", county, region="990103")
    Line.objects.create(
        region="990103",
        residence="urban",
        amount_fen=LINE_FEN,
        valid_from=datetime.date(2025, 1, 1),
        document="演示数据",
        demonstration=True,
        entered_by="周岩",
        entered_at=AT,
    )
    return Cast(
        city,
        county,
        plant,
        officer=_serving("周岩", plant, "officer"),
        reviewer=_serving("赵海燕", county, "upper_officer"),
        approver=_serving("钱文斌", county, "upper_officer"),
        city_officer=_serving("孟和", city, "upper_officer"),
        worker=register_person(name="陈秀兰", phone="15400000024", by=SYSTEM, at=AT),
    )


@transaction.atomic
def household(cast: Cast, person: Person | None = None, **facts: object) -> Household:
    """A household of three in town; by default well below the line."""
    told = {"members": 3, "annual_income_fen": 1_200_000, "region": "990103", "residence": "urban", **facts}
    stored = Facts.objects.create(organization=cast.plant, **told)
    return Household.objects.create(
        organization=cast.plant,
        number=next_number(filing.PREFIX, AT),
        head=person or cast.worker,
        facts=stored,
        main_cause="06",
        changed_at=AT,
    )


def applied(
    cast: Cast,
    at: datetime.datetime = AT,
    person: Person | None = None,
    by: Actor | None = None,
    **facts: object,
) -> Case:
    """Somebody has asked for help."""
    person = person or cast.worker
    file = household(cast, person, **facts)
    case = cases.open_case(
        flows.APPLICATION,
        organization=cast.plant,
        other_organization=cast.county,
        applicant=person,
        by=by or Actor(person.pk, person.name),
        at=at,
        title=str(flows.APPLICATION.name),
    )
    Application.objects.create(
        organization=cast.plant,
        person=person,
        household=file,
        case=case,
        policy=POLICY,
        started_at=at,
        saved_at=at,
        sent_at=at,
    )
    return case


def visited(case: Case, cast: Cast, at: datetime.datetime = AT, *, authorized: bool = True) -> None:
    """The officer has been there."""
    visiting.record_visit(
        case.assistance_application.household,
        key=uuid.uuid4(),
        visited_on=timezone.localdate(at),
        purpose=visiting.APPLICATION,
        findings={"seen": "两间租房，有住院单据。"},
        by=cast.officer,
        at=at,
        case=case,
        authorized_check=authorized,
        agrees=True,
    )


def _serving(name: str, place: Organization, role: str) -> Actor:
    person = register_person(
        name=name, phone=f"139{abs(hash((name, place.code))) % 10**8:08d}", by=SYSTEM, at=AT
    )
    access.appoint(person, place, role, valid_from=AT.date(), by=SYSTEM, at=AT, reason="换届")
    return Actor(person.pk, person.name)


def _found(code: str, name: str, level: str, parent: Organization | None, **details: object) -> Organization:
    return organizations.found(code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT, **details)
