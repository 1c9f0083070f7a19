"""A county, a plant with its officers and a women's officer, a neighbour; members to send about."""

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life
from gonghui.services.membership.models import Membership

AT = timezone.make_aware(datetime.datetime(2026, 7, 1, 9, 30))
TODAY = datetime.date(2026, 7, 1)
DAY = datetime.timedelta(days=1)


@dataclass
class Cast:
    """The tree, who serves in it, and its members by name."""

    county: Organization
    plant: Organization
    branch: Organization
    neighbour: Organization
    officers: dict[str, Actor] = field(default_factory=dict)
    members: dict[str, Person] = field(default_factory=dict)

    def admit(self, name: str, place: Organization | None = None, **details: object) -> Person:
        """A member of the plant, or of another place."""
        person = register_person(name=name, by=SYSTEM, at=AT, **details)
        on = datetime.date(2020, 1, 1)
        life.admit(person=person, organization=place or self.plant, on=on, by=SYSTEM, at=AT)
        self.members[name] = person
        return person


def gather() -> Cast:
    county = _found("LZ13", "机电开发区总工会", "county", None, region="990103")
    plant = _found("JC01", "岚州机电集团工会", "basic", county, region="990103", phone="0990-5550001")
    branch = _found("JC01-1", "总装二分厂分会", "branch", plant)
    neighbour = _found("JC03", "岚州市第一医院工会", "basic", county)
    cast = Cast(county, plant, branch, neighbour)
    cast.officers = {
        "officer": serving("周岩", plant, "officer"),
        "chair": serving("钱文斌", plant, "chair"),
        "womens": serving("乌兰", plant, "womens_officer"),
        "stranger": serving("孟和", neighbour, "womens_officer"),
    }
    return cast


def serving(name: str, place: Organization, role: str) -> Actor:
    phone = f"139{sum(map(ord, name + place.code + role)) % 10**8:08d}"
    person = register_person(name=name, phone=phone, by=SYSTEM, at=AT)
    access.appoint(person, place, role, valid_from=datetime.date(2026, 1, 1), by=SYSTEM, at=AT, reason="换届")
    return Actor(person.pk, person.name)


def found_by(condition) -> set[str]:
    """Names of the members whom a criterion finds."""
    rows = Membership.objects.filter(condition, ended_on=None)
    return set(rows.values_list("person__name", flat=True))


def _found(code: str, name: str, level: str, parent: Organization | None, **details: object) -> Organization:
    return organizations.found(code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT, **details)
