"""Hands for the tests of benefits: members, a program in force, its occasion, who is due what."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.models import Entitlement, Occasion, Program
from gonghui.services.membership.actions import life

AT = timezone.make_aware(datetime.datetime(2026, 9, 1, 9, 30))
ON = datetime.date(2026, 9, 25)
_numbers = itertools.count(1)


def moment(on: datetime.date, hour: int = 10) -> datetime.datetime:
    """So many hours into a day, here."""
    return timezone.make_aware(datetime.datetime.combine(on, datetime.time(hour)))


def person(name: str = "陈秀兰", **told: Any) -> Person:
    """Somebody whom no union knows yet."""
    return register_person(name=name, by=SYSTEM, at=told.pop("at", AT), **told)


def member(
    union: Organization, name: str = "陈秀兰", since: datetime.date | None = None, **told: Any
) -> Person:
    """A lasting member of a union since a day."""
    found = person(name, **told)
    life.admit(person=found, organization=union, on=since or datetime.date(2020, 1, 1), by=SYSTEM, at=AT)
    return found


def program(union: Organization, **told: Any) -> Program:
    """A program in force since 2020: by default mooncakes of 200 yuan at mid-autumn."""
    given = {
        "code": f"P{next(_numbers)}",
        "name": "中秋节慰问",
        "coverage": "greeting",
        "kind": "festival",
        "settings": {"festival": "mid_autumn"},
        "gives": "月饼一盒",
        "form": "goods",
        "value_fen": 20_000,
        "valid_from": datetime.date(2020, 1, 1),
        "state": Program.State.IN_FORCE,
        "written_at": AT,
        "in_force_at": AT,
    }
    return Program.objects.create(organization=union, **{**given, **told})


def occasion(of: Program, on: datetime.date = ON, **told: Any) -> Occasion:
    """One date of a program, open from two weeks before until two weeks after."""
    given = {
        "key": f"{on}-{next(_numbers)}",
        "name": of.name,
        "opens_on": on - datetime.timedelta(days=of.lead_days),
        "closes_on": on + datetime.timedelta(days=of.stays_days),
        "made_at": AT,
    }
    return Occasion.objects.create(program=of, organization=of.organization, on=on, **{**given, **told})


def entitled(
    at: Occasion,
    who: Person,
    union: Organization,
    state: str = "open",
    settled: datetime.datetime | None = None,
    **told: Any,
) -> Entitlement:
    """One benefit due to one person; anything but open is settled on the day of the occasion."""
    given: dict[str, Any] = {
        "on": at.on,
        "until": at.closes_on,
        "value_fen": at.program.value_fen,
        "is_private": at.program.is_private,
        "reason": "away" if state == "missed" else "",
        "settled_at": None if state == "open" else settled or moment(at.on),
    }
    given |= told
    return Entitlement.objects.create(
        occasion=at, program=at.program, person=who, organization=union, state=state, **given
    )
