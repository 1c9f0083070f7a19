"""What lies on an officer's desk, in one indexed query."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from django.db.models import Exists, Q, QuerySet
from django.db.models.expressions import BaseExpression
from django.utils import timezone

from gonghui import compiled
from gonghui.counting import RowCount
from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from ..models import Case, CoSign, Recusal, StandIn, WorkItem
from ..seats import absences
from .scope import Scope, items_in, own_scopes, scopes, seat_permissions

MINE, UNCLAIMED, ALL = "mine", "unclaimed", "all"
ENOUGH = 1000


def inbox(actor: Actor, at: datetime, whose: str = MINE) -> QuerySet[WorkItem]:
    """Open work items by deadline: "mine" (and those of whom I stand in for), "unclaimed", "all".

    Only items at seats that the actor holds now, or that an absent colleague holds. Read in one query.
    """
    found = scopes(actor, seat_permissions(), at)
    items = _items(found, actor, whose).order_by("due_at", "id")
    return items.select_related("case__applicant", "organization", "handler").only(*_shown())


def counts(
    actor: Actor,
    at: datetime,
    *,
    of: Iterable[str] = (MINE, UNCLAIMED, ALL),
    enough: int = ENOUGH,
    **beside: Callable[[], BaseExpression],
) -> dict[str, int]:
    """How many are mine, unclaimed and all; counting stops at `enough` (shown as 1000+).

    One query, unless the actor stands in for someone. `beside`: what makes further values to be read in it,
    of nothing but the actor's person.
    """
    today = timezone.localtime(at).date()
    beside["stands_in"] = partial(_stands_in, actor.person_id or 0, today)
    wanted = own_scopes(actor, seat_permissions(), at)
    told = _told(actor, wanted, of, enough, today, **beside)
    if told.pop("stands_in", False):
        told |= _told(actor, scopes(actor, seat_permissions(), at), of, enough, today)
    return told


def flow_counts(items: QuerySet[WorkItem], *, enough: int = ENOUGH) -> Counter[str]:
    """How many of the first `enough` items belong to each flow: the chips above the list."""
    return Counter(items.select_related(None).values_list("flow", flat=True)[:enough])


def co_signs_for(actor: Actor, at: datetime) -> QuerySet[CoSign]:
    """Signatures that are waited for from the actor, or from whom the actor stands in for."""
    wanted = Q(person_id=actor.person_id)
    for absence in absences(actor, at):
        wanted |= Q(person_id=absence.person_id, case__path__startswith=absence.path)
    asked = CoSign.objects.filter(wanted, answered_at=None, dropped_at=None)
    return asked.select_related("case__organization", "asked_by").order_by("at", "id")


def _told(
    actor: Actor,
    found: list[Scope],
    of: Iterable[str],
    enough: int,
    today: date,
    **beside: Callable[[], BaseExpression],
) -> dict[str, int]:
    def build() -> QuerySet[Person, Any]:
        wanted = {whose: RowCount(_items(found, actor, whose).order_by()[:enough]) for whose in of}
        more = {name: make() for name, make in beside.items()}
        return Person.objects.filter(pk=actor.person_id or 0).values(**wanted, **more)

    key = ("desk", actor.person_id, tuple(found), tuple(of), enough, today, *beside)
    told = compiled.rows(key, build)
    return told[0] if told else dict.fromkeys([*of, *beside], 0)


def _stands_in(person_id: int, today: date) -> Exists:
    return Exists(StandIn.taken_by(person_id, today))


@cache
def _shown() -> list[str]:
    """What a list of items shows: the item and its case, of persons and organizations only the names."""
    item = [field.name for field in WorkItem._meta.concrete_fields if not field.generated]
    case = [f"case__{field.name}" for field in Case._meta.concrete_fields if field.name != "numbers"]
    persons = [f"{person}__{name}" for person in ("case__applicant", "handler") for name in ("uid", "name")]
    return item + case + persons + [f"organization__{name}" for name in ("uid", "code", "name", "short_name")]


def _items(found: list[Scope], actor: Actor, whose: str) -> QuerySet[WorkItem]:
    open_items = WorkItem.objects.filter(closed_at=None)
    items = open_items.exclude(case_id__in=Recusal.cases_closed_to(actor.person_id))
    if whose == MINE:
        return items.filter(_in_hands(found, actor))
    items = items.filter(items_in(found))
    return items.filter(handler=None) if whose == UNCLAIMED else items


def _in_hands(found: list[Scope], actor: Actor) -> Q:
    """Items the actor handles, by whatever right; those of absent colleagues, by the colleague's right."""
    mine = Q(items_in(found), handler_id=actor.person_id)
    for absent in {scope.instead_of for scope in found} - {None}:
        theirs = [scope for scope in found if scope.instead_of == absent]
        mine |= Q(items_in(theirs), handler_id=absent)
    return mine
