"""When the days of an occasion are over: what is open is missed, by name and reason, and told upwards.

Before the date whoever hands out is reminded, on it the chair, and when it is over for some days and
somebody is still not reached, the union above.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..models import Entitlement, Occasion
from ..queries import unreached
from ..queries.unreached import Group
from ..reasons import Missed
from ..telling_handing import MISSED, TO_DO
from . import settling

REMIND_DAYS, ESCALATE_DAYS = "benefits.remind_days", "benefits.escalate_days"
DAYS = {REMIND_DAYS: 3, ESCALATE_DAYS: 7}
Found = tuple[str, list[Person]]


@dataclass(frozen=True)
class Closed:
    """How many entitlements became missed, of how many occasions."""

    missed: int
    occasions: int


def close_due(on: datetime.date, *, by: Actor, at: datetime.datetime) -> Closed:
    """Whatever is open after its last day is missed; who hands it out is asked for the reason.

    Run again it changes nothing. What was undone after the last day is missed again.
    """
    counts = [_close(occasion, on, by, at) for occasion in unreached.over(on)]
    for occasion in unreached.to_close(on):
        Occasion.objects.filter(pk=occasion.pk, closed_at=None).update(closed_at=at)
    return Closed(sum(counts), sum(map(bool, counts)))


def remind_due(on: datetime.date, *, by: Actor, at: datetime.datetime) -> int:
    """The three steps upwards; each tells each person of an occasion and day once. How many were told.

    How many days before and after are dated numbers of a region: benefits.remind_days, .escalate_days.
    """
    return (
        _remind(unreached.near(on), on, by, at)
        + _tell_chairs(unreached.on_the_day(on), by, at)
        + _tell_above(unreached.long_over(on), on, by, at)
    )


@transaction.atomic
def _close(occasion: Occasion, on: datetime.date, by: Actor, at: datetime.datetime) -> int:
    missed = settling.miss_all(occasion, on, Missed.NOT_REACHED, by=by, at=at)
    if missed:
        groups = unreached.missed_by_place(occasion, at)
        for sums in _added(groups, lambda group: unreached.who_delivers(group, at)):
            kind = "benefits.missed_private" if sums.is_private else "benefits.missed"
            _tell(kind, sums, by, at, url=MISSED)
    return missed


def _remind(groups: list[Group], on: datetime.date, by: Actor, at: datetime.datetime) -> int:
    due = [group for group in groups if (group.on - on).days <= _days(REMIND_DAYS, group.region, on)]
    told = 0
    for sums in _added(due, lambda group: unreached.who_delivers(group, at)):
        told += _tell("benefits.near_private" if sums.is_private else "benefits.near", sums, by, at)
    return told


def _tell_chairs(groups: list[Group], by: Actor, at: datetime.datetime) -> int:
    everyday = [group for group in groups if not group.is_private]
    found = _added(everyday, lambda group: unreached.who_leads(group, unreached.CHAIR, at))
    return sum(_tell("benefits.on_the_day", sums, by, at) for sums in found)


def _tell_above(groups: list[Group], on: datetime.date, by: Actor, at: datetime.datetime) -> int:
    due = [
        group
        for group in groups
        if not group.is_private and (on - group.on).days > _days(ESCALATE_DAYS, group.region, on)
    ]
    told = 0
    for sums in _added(due, lambda group: unreached.who_leads(group, unreached.UPPER, at)):
        with transaction.atomic():
            told += _tell("benefits.unreached", sums, by, at)
            for path in sums.paths:
                Entitlement.objects.filter(
                    occasion=sums.occasion,
                    path=path,
                    until=sums.on,
                    is_private=False,
                    escalated_at=None,
                    state__in=(Entitlement.State.OPEN, Entitlement.State.MISSED),
                ).update(escalated_at=at)
    return told


@dataclass
class _Sums:
    """What one place is told of: one occasion, one day, all that its people answer for."""

    occasion: Occasion
    on: datetime.date
    is_private: bool
    path: str
    people: list[Person]
    count: int
    paths: list[str]


def _added(groups: Iterable[Group], find: Callable[[Group], Found]) -> Iterator[_Sums]:
    """By occasion, day and the place whose people are told; what nobody answers for is left out."""
    known: dict[tuple[str, bool], Found] = {}
    together: dict[tuple, list[Group]] = defaultdict(list)
    for group in groups:
        place = (group.path, group.is_private)
        if place not in known:
            known[place] = find(group)
        if known[place][1]:
            together[(group.occasion, group.on, group.is_private, known[place][0])].append(group)
    occasions = unreached.occasions({key[0] for key in together})
    for (number, on, is_private, path), members in together.items():
        people = known[(members[0].path, is_private)][1]
        paths = [group.path for group in members]
        yield _Sums(
            occasions[number], on, is_private, path, people, sum(group.count for group in members), paths
        )


def _tell(kind: str, sums: _Sums, by: Actor, at: datetime.datetime, url: str = "") -> int:
    """How many people were told; who was told before is not told again."""
    place = unreached.places({sums.path})[sums.path]
    places = {"count": str(sums.count), "place": place.shown_name}
    if not sums.is_private:
        places |= {"what": sums.occasion.name, "day": formats.day(sums.on)}
        url = url or reverse("workbench-benefits:handing", args=[sums.occasion.uid])
    said = [
        tell(
            person,
            kind,
            places=places,
            url=url or TO_DO,
            by=by,
            at=at,
            about=None if sums.is_private else sums.occasion,
            organization=place,
            once=f"{sums.occasion.pk}:{sums.path}:{sums.on}",
        )
        for person in sums.people
    ]
    return sum(notice.created_at == at for notice in said)


def _days(code: str, region: str, on: datetime.date) -> int:
    return int(parameters.value(code, on=on, region=region, default=DAYS[code]))
