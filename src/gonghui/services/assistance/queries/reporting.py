"""The report on hardship: what the mission's statistics tell, computed from the records."""

import datetime
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from gonghui.kernel.codes import divisions, parameters
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.organizations.models import Organization

from . import counting
from .counting import ILLNESS, SCHOOLING, Group, summed

RESIDENTS = "region.residents"
UNASSESSED = "unassessed"
STATED_AS_COUNTED = "migrant_persons_differ"


def report(place: Organization, on: datetime.date) -> dict[str, Any]:
    """Households on file at or below an organization on a day, and the money of that year until then.

    Shares are parts of 1. `share_of_residents` is None until the residents of exactly this region are
    entered with their document. Money in fen.
    """
    found = counting.groups(place, on)
    return {
        "on": on.isoformat(),
        "organization": place.code,
        **of_groups(found, place, on),
        **money(place, on),
    }


def of_groups(found: list[Group], place: Organization, on: datetime.date) -> dict[str, Any]:
    """The part of the report that tells of households."""
    helped = [group for group in found if group.helped]
    lifted = [group for group in found if not group.helped]
    households, persons = summed(helped, "households"), summed(helped, "persons")
    migrant = _migrant(helped)
    residents = _residents([place.region, *{group.region for group in helped}], on)
    return {
        "households": households,
        "persons": persons,
        "persons_per_household": _share(persons, households, 3),
        "share_of_residents": _share(persons, residents.get(place.region, 0), 6),
        "by_category": _by(helped, lambda group: group.category or UNASSESSED),
        "by_cause": _by(helped, lambda group: group.cause),
        "by_region": _by_region(helped, residents),
        "uninsured": _part(summed(helped, "uninsured"), households),
        "illness": _illness(helped, households),
        "schooling": _part(summed(helped, "households", lambda group: group.cause == SCHOOLING), households),
        "migrant": migrant,
        "lifted": summed(lifted, "households"),
        "lifted_this_year": summed(lifted, "this_year"),
        "returned": summed(helped, "returned"),
        "returned_this_year": summed(helped, "this_year"),
        "flags": [] if migrant["consistent"] else [STATED_AS_COUNTED],
    }


def _residents(regions: list[str], on: datetime.date) -> dict[str, int]:
    return parameters.exactly(RESIDENTS, on=on, regions=regions)


def _by(found: list[Group], key: Callable[[Group], str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for group in found:
        counts[key(group)] = counts.get(key(group), 0) + group.households
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def _by_region(found: list[Group], residents: dict[str, int]) -> list[dict[str, Any]]:
    rows: dict[str, list[int]] = {}
    for group in found:
        row = rows.setdefault(group.region, [0, 0])
        row[0] += group.households
        row[1] += group.persons
    return [
        {
            "region": region,
            "name": divisions.name(region),
            "households": households,
            "persons": persons,
            "share_of_residents": _share(persons, residents.get(region, 0), 6),
        }
        for region, (households, persons) in sorted(rows.items())
    ]


def _illness(found: list[Group], households: int) -> dict[str, Any]:
    count = summed(found, "households", lambda group: group.cause == ILLNESS)
    return {
        **_part(count, households),
        "over_two_years": summed(found, "long_ill"),
        "over_two_years_share": _share(summed(found, "long_ill"), count),
        "over_50k": summed(found, "costly"),
        "over_50k_share": _share(summed(found, "costly"), count),
    }


def _migrant(found: list[Group]) -> dict[str, Any]:
    """Persons as the files count them beside what the files state; they are shown as they differ."""
    households, persons = summed(found, "migrants"), summed(found, "migrant_persons")
    stated = summed(found, "migrant_stated")
    return {
        "households": households,
        "persons": persons,
        "persons_per_household": _share(persons, households, 3),
        "persons_stated": stated,
        "stated_per_household": _share(stated, households, 3),
        "consistent": stated == persons,
    }


def money(place: Organization, on: datetime.date) -> dict[str, Any]:
    """Fen paid at or below an organization from New Year to a day by source, and how it was matched."""
    evening = timezone.make_aware(datetime.datetime.combine(on, datetime.time(23, 59)))
    matching = ledger.matching_ratio(place, on.year, at=evening)
    return {
        "paid_by_source": ledger.paid_by_source(place, datetime.date(on.year, 1, 1), on),
        "matching_ratio": None if matching.ratio is None else float(matching.ratio),
        "matching_is_short": matching.is_short,
    }


def _part(count: int, whole: int) -> dict[str, Any]:
    return {"count": count, "share": _share(count, whole)}


def _share(part: int, whole: int, places: int = 4) -> float | None:
    return round(part / whole, places) if whole else None
