"""How many are due what on a day, by coverage and by date, without writing anything."""

import datetime
from collections import Counter
from typing import Any

from django.db.models import Count

from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import ancestors, within
from gonghui.kernel.refusal import Refusal

from ..models import Coverage, Entitlement, Program
from . import due, occasions, programs
from .occasions import Planned


def due_on(on: datetime.date, place: Organization | None, *, at: datetime.datetime) -> dict[str, Any]:
    """Everything that is open on a day, at and below a union, as plain data.

    `kept`: how many already have their entitlement.
    """
    open_now = [planned for program in _holding(on, place) for planned in occasions.open_on(program, on)]
    kept = _kept(open_now, place)
    found = [_told(planned, on, at, place, kept) for planned in open_now]
    sums = Counter[str]()
    for one in found:
        sums[one["coverage"]] += one["due"]
    return {
        "on": on.isoformat(),
        "organization": place.code if place else "",
        "due": {code: sums[code] for code in Coverage.values},
        "coverages": [
            {"coverage": code, "coverage_name": str(name), "due": sums[code]}
            for code, name in Coverage.choices
        ],
        "occasions": found,
    }


def _holding(on: datetime.date, place: Organization | None) -> list[Program]:
    """The programs of a union, of those below it and of those above it, whose members its own are."""
    if place is None:
        return list(programs.in_force(on))
    above = [union.pk for union in ancestors(place)]
    return [*programs.in_force(on).filter(organization__in=above), *programs.in_force(on, place.path)]


def _kept(open_now: list[Planned], place: Organization | None) -> dict[tuple[int, str], int]:
    """Entitlements by program and date."""
    wanted = {planned.program.pk for planned in open_now}
    rows = within(Entitlement.objects.filter(program__in=wanted), place or "")
    counted = rows.values_list("program", "occasion__key").annotate(number=Count("pk")).order_by()
    return {(program, key): number for program, key, number in counted}


def _told(
    planned: Planned,
    on: datetime.date,
    at: datetime.datetime,
    place: Organization | None,
    kept: dict[tuple[int, str], int],
) -> dict[str, Any]:
    program = planned.program
    try:
        number = due.count(planned, on, at, place.path if place else "")
        fault = {}
    except Refusal as refusal:
        number, fault = 0, {"fault": str(refusal)}
    return {
        "program": program.code,
        "organization": program.organization.code,
        "coverage": program.coverage,
        "key": planned.dated.key,
        "name": f"{program.name} {planned.dated.name}",
        "on": planned.dated.on.isoformat(),
        "opens_on": planned.opens_on.isoformat(),
        "closes_on": planned.closes_on.isoformat(),
        "due": number,
        "kept": kept.get((program.pk, planned.dated.key), 0),
        **fault,
    }
