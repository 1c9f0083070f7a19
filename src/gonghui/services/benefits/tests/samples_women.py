"""For the access table: women's records, nursing rooms and contracts, here and elsewhere."""

import itertools
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.services.benefits.actions import women
from gonghui.services.benefits.models import NursingRoom, WomensRecord

_numbers = itertools.count(1)
SIDES = (("basic", "member"), ("elsewhere", "outsider"))


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    records = tuple({"uid": _record(cast, *side).uid} for side in SIDES)
    rooms = tuple({"uid": _room(cast, place).uid} for place, _kind in SIDES)
    return {
        "portal-benefits:protection-withdrawal": records,
        "workbench-benefits:womens-record": records,
        "workbench-benefits:womens-ending": records,
        "workbench-benefits:nursing-room-closing": rooms,
    }


def _record(cast: Any, place: str, kind: str) -> WomensRecord:
    person, today = cast.people[kind], timezone.localdate(cast.at)
    told = {"stage": "birth", "on": today.isoformat(), "infants": 1, "tags": []}
    by = Actor(person.pk, person.name)
    return women.keep(person, cast.organizations[place], told, by=by, at=cast.at)


def _room(cast: Any, place: str) -> NursingRoom:
    told = {"name": f"Room {next(_numbers)}", "place": "Hall", "open_hours": "8-18"}
    union, today = cast.organizations[place], timezone.localdate(cast.at)
    return NursingRoom.objects.create(organization=union, opened_on=today, **told)
