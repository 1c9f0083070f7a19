"""For the access table: a focus of the first basic union, and of the other city's."""

import datetime
import itertools
from typing import Any

from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import focusing
from gonghui.services.grievances.models import Focus, Measure
from gonghui.services.grievances.queries import categories, focuses

from . import saying
from .samples_core import clerk_of

_numbers = itertools.count(1)


def opened(cast: Any, place: str = "basic", **told: Any) -> Focus:
    """A focus of a union, followed by the category of food and lodging."""
    saying.said(cast)
    given = {"title": "电动车充电", "why": "很多人说充电桩不够", "category": categories.find("life")}
    given |= {"terms": ["充电桩"], "by": saying.actor(cast.people["chair"]), "at": cast.at} | told
    return focusing.open_focus(cast.organizations[place], **given)


def measure(cast: Any, focus: Focus, owner: Person, **told: Any) -> Measure:
    """A measure in ten days."""
    due_on = timezone.localdate(cast.at) + datetime.timedelta(days=10)
    given = {"what": "加装十个充电桩", "due_on": due_on, "by": SYSTEM, "at": cast.at} | told
    return focusing.add_measure(focus, owner=owner, **given)


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, place) for place in ("basic", "elsewhere"))
    return {name: (values, there[name]) for name, values in here.items()}


def _made(cast: Any, place: str) -> dict[str, dict[str, Any]]:
    clerk = clerk_of(cast)
    by = {"by": Actor(clerk.pk, clerk.name)}
    focus, to_close = (opened(cast, place, **by) for _each in range(2))
    owners = focuses.owners(cast.organizations[place]) or [_appointed(cast, place)]
    todo = measure(cast, focus, owners[0])
    names = ("focus", "measure-new", "focus-survey")
    return {
        "workbench-grievances:focus-new": {"code": cast.organizations[place].code},
        **{f"workbench-grievances:{name}": {"uid": focus.uid} for name in names},
        "workbench-grievances:focus-close": {"uid": to_close.uid},
        "workbench-grievances:measure": {"uid": todo.uid},
        "portal-grievances:focus": {"uid": focus.uid},
    }


def _appointed(cast: Any, place: str) -> Person:
    person = register_person(name="周干事", phone=f"1392{next(_numbers):07d}", by=SYSTEM, at=cast.at)
    since, where = timezone.localdate(cast.at), cast.organizations[place]
    access.appoint(person, where, "officer", valid_from=since, by=SYSTEM, at=cast.at, reason="届中调整")
    return person
