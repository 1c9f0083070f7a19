"""A member's own benefits: what waits, what comes, what came, what is not wanted."""

import datetime
import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.remembered import once_while_reading

from ..models import Coverage, Entitlement, Program, Waiver
from . import entitlements

NOW, SOON, GOT, DECLINED, MISSED = "now", "soon", "got", "declined", "missed"
SETTLED: dict[str, str] = {
    Entitlement.State.REACHED: GOT,
    Entitlement.State.DECLINED: DECLINED,
    Entitlement.State.MISSED: MISSED,
}
ASKED_TO_CONFIRM = datetime.timedelta(days=60)


def mine(person: Person) -> list[Entitlement]:
    """All that was ever due to a person, the newest first."""
    found = entitlements.of_person(person).select_related("organization")
    return once_while_reading(("benefits", person.pk), lambda: list(found))


def found(person: Person, uid: uuid.UUID | str) -> Entitlement | None:
    """One of a person's own; of somebody else's there is none."""
    return entitlements.with_words(entitlements.of_person(person)).filter(uid=uid).first()


def standing(entitlement: Entitlement, today: datetime.date) -> str:
    """Where it stands for its owner: now, soon, got, declined or missed. What has to be chosen is now."""
    if entitlement.state in SETTLED:
        return SETTLED[entitlement.state]
    return NOW if entitlement.on <= today or must_choose(entitlement, today) else SOON


def may_choose(entitlement: Entitlement, today: datetime.date) -> bool:
    """Until the day before, there is a choice to make or to change: after that it is prepared."""
    is_open = entitlement.state == Entitlement.State.OPEN
    return is_open and len(entitlement.program.options) > 1 and today < entitlement.on


def must_choose(entitlement: Entitlement, today: datetime.date) -> bool:
    return not entitlement.choice and may_choose(entitlement, today)


def awaits_word(entitlement: Entitlement, at: datetime.datetime) -> bool:
    """Handed out lately, as the union says, and not confirmed by its owner yet."""
    handed = entitlement.state == Entitlement.State.REACHED and entitlement.settled_at
    return bool(handed and not entitlement.confirmed_at and at - handed <= ASKED_TO_CONFIRM)


def waiting(person: Person, today: datetime.date) -> list[Entitlement]:
    """What the person can have, or choose, now; the first to end comes first."""
    found = [one for one in mine(person) if standing(one, today) == NOW]
    return sorted(found, key=lambda one: (one.until, one.pk))


def waiting_count(person: Person) -> int:
    """For the tile."""
    return len(waiting(person, timezone.localdate()))


def waivers(person: Person) -> QuerySet[Waiver]:
    """What the person said they do not want, and has not taken back."""
    return Waiver.objects.filter(person=person, taken_back_at=None).order_by("said_at", "pk")


def waiver_name(waiver: Waiver, known: dict[str, str]) -> str:
    """What a waiver is about, in words; `known` are names of programs by code."""
    return str(dict(Coverage.choices).get(waiver.what) or known.get(waiver.what, waiver.what))


def program_names(codes: list[str]) -> dict[str, str]:
    """Code → the newest name."""
    found = Program.objects.filter(code__in=codes).order_by("valid_from")
    return dict(found.values_list("code", "name"))


def covered(waiver: Waiver, state: str) -> QuerySet[Entitlement]:
    """The person's entitlements in a state that a waiver is about, and no other one that still holds."""
    others = waivers(waiver.person).exclude(pk=waiver.pk).values_list("what", flat=True)
    meant = Q(program__code=waiver.what) | Q(program__coverage=waiver.what)
    found = Entitlement.objects.filter(meant, person=waiver.person, state=state)
    return found.exclude(program__code__in=others).exclude(program__coverage__in=others).order_by("pk")


def place_of(person: Person | None) -> Organization | None:
    """Where a person belongs, as far as any service knows."""
    if person is None:
        return None
    known = (service.belongs(person) for service in registry.services() if service.belongs)
    return next(filter(None, known), None)


def by_year(rows: list[Entitlement]) -> list[tuple[int, list[Entitlement]]]:
    """(year, what was due in it), the newest first."""
    years: dict[int, list[Any]] = {}
    for row in rows:
        years.setdefault(row.on.year, []).append(row)
    return sorted(years.items(), reverse=True)
