"""The cast of the rule cards: a union in the region of a card, its programs, what is due, its money."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.models import Entitlement, Occasion, Program, RuleCard

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))
ON = AT.date()


def union(region: str = "", parent: Organization | None = None, code: str = "JC01") -> Organization:
    level = "branch" if parent else "basic"
    return organizations.found(
        code=code, name="岚州机电集团工会", level=level, region=region, parent=parent, by=SYSTEM, at=AT
    )


def program(place: Organization, kind: str, fen: int = 0, **more: Any) -> Program:
    """A program in force since 2018."""
    told = {
        "code": f"{kind}-{Program.objects.count()}",
        "name": "慰问",
        "coverage": "greeting",
        "gives": "米面油一份",
        "form": "goods",
        "valid_from": datetime.date(2018, 1, 1),
        "state": "in_force",
        "written_at": AT,
        **more,
    }
    return Program.objects.create(organization=place, kind=kind, value_fen=fen, **told)


def occasion(of: Program, on: datetime.date = ON, key: str = "2026-spring") -> Occasion:
    days = {"on": on, "opens_on": on, "closes_on": on, "made_at": AT}
    return Occasion.objects.create(organization=of.organization, program=of, key=key, name="慰问", **days)


def due(of: Occasion, person: Person, fen: int | None = None, **more: Any) -> Entitlement:
    told = {
        "organization": of.organization,
        "program": of.program,
        "on": of.on,
        "until": of.closes_on,
        **more,
    }
    fen = of.program.value_fen if fen is None else fen
    return Entitlement.objects.create(occasion=of, person=person, value_fen=fen, **told)


def person(name: str = "牛大力") -> Person:
    return register_person(name=name, by=SYSTEM, at=AT)


def fund(place: Organization, source: str, fen: int, on: datetime.date = ON) -> Fund:
    return ledger.open_fund(place, source, on.year, budget=fen, by=SYSTEM, at=AT)


def use_up(found: Fund) -> None:
    """Promise all that is left of a fund to somebody."""
    payee = ledger.open_account(person=None, holder="放映公司", number="6222021234567891", by=SYSTEM, at=AT)
    by = Actor(person("周岩").pk, "周岩")
    ledger.commit(found, found.budget, about=("test", 1), key="all", payee=payee, by=by, at=AT)
    found.refresh_from_db()


def same(one: RuleCard, other: RuleCard) -> bool:
    """Whether a refusal named this very card."""
    return (one.item, one.part, one.region, one.cap_by, one.valid_from) == (
        other.item,
        other.part,
        other.region,
        other.cap_by,
        other.valid_from,
    )
