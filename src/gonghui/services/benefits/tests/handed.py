"""The cast of handing out: a plant with two branches, its officers, and workers to whom things are due."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.models import Entitlement, Occasion, Program

AT = timezone.make_aware(datetime.datetime(2026, 9, 21, 9, 30))
DAY = datetime.timedelta(days=1)
ON = AT.date()


@dataclass
class Cast:
    """Who serves where, and who works there."""

    county: Organization
    plant: Organization
    branch: Organization
    other_branch: Organization
    steward: Actor
    other_steward: Actor
    officer: Actor
    chair: Actor
    womens: Actor
    county_officer: Actor
    worker: Person
    colleague: Person

    @property
    def member(self) -> Actor:
        return Actor(self.worker.pk, self.worker.name)


def gather() -> Cast:
    """Make the tree and the people."""
    county = _found("LZ13", "机电开发区总工会", "county", None)
    plant = _found("JC01", "岚州机电集团工会", "basic", county)
    branch, other = (
        _found("JC01-1", "总装二分厂分会", "branch", plant),
        _found("JC01-2", "铸造分厂分会", "branch", plant),
    )
    return Cast(
        county,
        plant,
        branch,
        other,
        steward=serving("雷建国", branch, "steward"),
        other_steward=serving("韩梅", other, "steward"),
        officer=serving("周岩", plant, "officer"),
        chair=serving("王立新", plant, "chair"),
        womens=serving("林芳", plant, "womens_officer"),
        county_officer=serving("赵海燕", county, "upper_officer"),
        worker=register_person(name="牛大力", by=SYSTEM, at=AT),
        colleague=register_person(name="马小军", by=SYSTEM, at=AT),
    )


def program(cast: Cast, code: str = "mid-autumn", **more: object) -> Program:
    """A program in force of the whole plant."""
    told = {
        "name": "中秋慰问",
        "coverage": "greeting",
        "kind": "festival",
        "gives": "米面油一份",
        "form": "goods",
        "value_fen": 30_000,
        "valid_from": datetime.date(2026, 1, 1),
        "state": "in_force",
        "written_at": AT,
        **more,
    }
    return Program.objects.create(organization=cast.plant, code=code, **told)


def occasion(cast: Cast, of: Program | None = None, **more: object) -> Occasion:
    """The Mid-Autumn Festival of 2026: from the 11th of September to the 9th of October."""
    told = {
        "key": "2026-mid-autumn",
        "name": "2026 年中秋",
        "on": datetime.date(2026, 9, 25),
        "opens_on": datetime.date(2026, 9, 11),
        "closes_on": datetime.date(2026, 10, 9),
        "made_at": AT,
        **more,
    }
    return Occasion.objects.create(organization=cast.plant, program=of or program(cast), **told)


def due(
    person: Person, of: Occasion, place: Organization | None = None, *, private: bool = False, **more: object
) -> Entitlement:
    """One open entitlement of a person at a place."""
    return Entitlement.objects.create(
        organization=place or of.organization,
        occasion=of,
        program=of.program,
        person=person,
        on=of.on,
        until=of.closes_on,
        value_fen=of.program.value_fen,
        is_private=private,
        **more,
    )


def serving(name: str, place: Organization, role: str) -> Actor:
    person = register_person(name=name, by=SYSTEM, at=AT)
    access.appoint(person, place, role, valid_from=AT.date(), by=SYSTEM, at=AT, reason="换届")
    return Actor(person.pk, person.name)


def _found(code: str, name: str, level: str, parent: Organization | None) -> Organization:
    return organizations.found(code=code, name=name, level=level, parent=parent, by=SYSTEM, at=AT)
