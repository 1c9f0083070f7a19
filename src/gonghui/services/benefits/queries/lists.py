"""Lists for those who hand out: what comes soon by occasion and branch, and the names of one occasion."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, QuerySet, Value, When

from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import Person

from ..models import Entitlement, Occasion
from ..reasons import Missed
from . import entitlements

State = Entitlement.State
BRANCHES = 300
OFFERED = 200


@dataclass(frozen=True)
class Sum:
    """So many of one occasion at one branch: still open, and all."""

    occasion: Occasion
    place: Organization
    first: datetime.date
    open: int
    due: int


def coming(actor: Actor, on: datetime.date, days: int) -> list[Sum]:
    """What is open and falls due within so many days, or already has: by occasion and branch, nearest first.

    At most 300 rows; the rest is found in the occasion itself.
    """
    last = on + datetime.timedelta(days=days)
    seen = entitlements.visible(actor)
    waiting = seen.filter(state=State.OPEN, on__lte=last).values("occasion", "organization")
    counted = list(
        waiting.annotate(open=Count("pk")).order_by("occasion__on", "occasion_id", "path")[:BRANCHES]
    )
    found = {row["occasion"] for row in counted}
    all_due = seen.filter(occasion__in=found).values("occasion", "organization")
    due = {(row["occasion"], row["organization"]): row["due"] for row in all_due.annotate(due=Count("pk"))}
    occasions = Occasion.objects.select_related("program").in_bulk(found)
    places = Organization.objects.in_bulk({row["organization"] for row in counted})
    return [
        Sum(
            occasions[row["occasion"]],
            places[row["organization"]],
            occasions[row["occasion"]].on,
            row["open"],
            due[row["occasion"], row["organization"]],
        )
        for row in counted
    ]


def occasion(actor: Actor, uid: Any) -> QuerySet[Occasion]:
    """An occasion of which this actor may see somebody; foreign and absent answer the same."""
    seen = entitlements.visible(actor).values("occasion")
    return Occasion.objects.filter(uid=uid, pk__in=seen).select_related("program", "organization")


def names(actor: Actor, of: Occasion, filters: dict[str, Any]) -> QuerySet[Entitlement]:
    """Who is due at an occasion in the actor's scope, by state, place, and name or pinyin."""
    rows = entitlements.with_words(entitlements.visible(actor).filter(occasion=of))
    if state := filters.get("state"):
        rows = rows.filter(state=state)
    if place := filters.get("organization"):
        rows = rows.filter(organization__uid=place)
    if text := filters.get("q"):
        rows = people.search(rows, text, "person__")
    return rows.order_by("path", "person__name_pinyin", "pk")


def counts(actor: Actor, of: Occasion) -> dict[str, int]:
    """How many of an occasion in the actor's scope, by state."""
    rows = entitlements.visible(actor).filter(occasion=of).order_by().values("state")
    return {row["state"]: row["count"] for row in rows.annotate(count=Count("pk"))}


def places_of(actor: Actor, of: Occasion) -> list[Organization]:
    """The branches of an occasion in the actor's scope, at most 200."""
    seen = entitlements.visible(actor).filter(occasion=of).values("organization")
    return list(Organization.objects.filter(pk__in=seen).order_by("path")[:OFFERED])


def waiting_of(actor: Actor, person: Person, uid: Any = None) -> QuerySet[Entitlement]:
    """What this actor may hand out to a person now; late ones too."""
    rows = entitlements.deliverable(actor).filter(person=person, state__in=(State.OPEN, State.MISSED))
    if uid:
        rows = rows.filter(occasion__uid=uid)
    return entitlements.with_words(rows).order_by("on", "pk")


def chosen(actor: Actor, of: Occasion | None, uids: list[Any]) -> QuerySet[Entitlement]:
    """The ticked ones that this actor may hand out."""
    rows = entitlements.deliverable(actor).filter(uid__in=uids)
    return rows.filter(occasion=of) if of else rows


def to_sign(actor: Actor, of: Occasion, place: Organization | None) -> QuerySet[Entitlement]:
    """What is open on a list for signing, of one branch or of all: in the order of the paper, without the
    officer's own.
    """
    rows = entitlements.deliverable(actor).filter(occasion=of, state=State.OPEN)
    rows = rows.filter(organization=place) if place else rows
    rows = rows.exclude(person=actor.person_id) if actor.person_id else rows
    return entitlements.with_words(rows).order_by("path", "person__name_pinyin", "pk")


def missed(actor: Actor) -> QuerySet[Entitlement]:
    """Everybody missed in the actor's scope; those without a reason of their own first."""
    rows = entitlements.with_words(entitlements.visible(actor).filter(state=State.MISSED))
    waits = Case(When(reason=Missed.NOT_REACHED, then=Value(0)), default=Value(1))
    return rows.order_by(waits, "-until", "path", "pk")


def unexplained_count(actor: Actor) -> int:
    """Of these, how many still wait for the reason."""
    rows = entitlements.visible(actor).filter(state=State.MISSED, reason=Missed.NOT_REACHED)
    return rows.count()


def taken_along(actor: Actor, of: Occasion) -> QuerySet[Entitlement]:
    """Who waits at an occasion, for a telephone that goes where there is no network; never private ones."""
    rows = entitlements.deliverable(actor).filter(
        occasion=of, is_private=False, state__in=(State.OPEN, State.MISSED)
    )
    return rows.select_related("person", "organization").order_by("path", "person__name_pinyin", "pk")
