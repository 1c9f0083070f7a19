"""Showing a masked value: only with a permission in the right place and a reason, and never unrecorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from ..actor import Actor
from ..journal import actions as journal
from ..organizations.models import Organization
from ..people import queries as people
from ..people.models import Person
from ..text import tidy
from . import queries, refusals

SHORTEST_REASON = 4  # characters


@dataclass(frozen=True)
class Revealable:
    """A masked field of a model: how it is read, whose it is, at which paths it may be asked for."""

    model: type[Model]
    field: str
    name: Any
    read: Callable[[Any], str]
    person_of: Callable[[Any], Person]
    permission: str = "people.reveal"


def offer(revealable: Revealable) -> None:
    """Make a field revealable. Rooms and services call this when they start."""
    _offered[revealable.model._meta.label, revealable.field] = revealable


def offered() -> list[Revealable]:
    return list(_offered.values())


@transaction.atomic
def reveal(
    subject: Model,
    field: str,
    *,
    by: Actor,
    at: datetime,
    reason: str,
    place: Organization | str | None = None,
) -> str:
    """The readable value; the journal entry stands in the same transaction, and the person sees it.

    `place`: where a case about the person lies, when the person belongs to no union yet. One's own values
    need no permission. Raises ReasonMissing, NotYours, NothingToReveal; KeyError for a field not offered.
    """
    asked = _offered[subject._meta.label, field]
    reason = tidy(reason)
    if len(reason) < SHORTEST_REASON:
        raise refusals.ReasonMissing()
    person = asked.person_of(subject)
    path = _permitted_path(asked, person, by, at, place)
    value = asked.read(subject)
    if not value:
        raise refusals.NothingToReveal()
    journal.record(
        f"{asked.model._meta.app_label}.{field}.reveal",
        by=by,
        at=at,
        subject=subject,
        about_person_id=person.pk,
        path=path,
        reason=reason,
    )
    return value


def may_reveal(person: Person, *, by: Actor, at: datetime, place: Organization | str | None = None) -> bool:
    """Whether to offer the button at all."""
    places = _places(person, at, place)
    return person.pk == by.person_id or any(queries.allows(by, "people.reveal", path, at) for path in places)


def _permitted_path(
    asked: Revealable, person: Person, by: Actor, at: datetime, place: Organization | str | None
) -> str:
    places = _places(person, at, place)
    if by.person_id is not None and person.pk == by.person_id:
        return places[0] if places else ""
    permitted = [path for path in places if queries.allows(by, asked.permission, path, at)]
    if not permitted:
        raise refusals.NotYours()
    return permitted[0]


def _places(person: Person, at: datetime, place: Organization | str | None) -> list[str]:
    named = [] if place is None else [place if isinstance(place, str) else place.path]
    return named + queries.where_person_belongs(person, at)


_offered: dict[tuple[str, str], Revealable] = {}
offer(Revealable(Person, "id_number", _("身份证号码"), people.id_number, lambda person: person))
offer(Revealable(Person, "phone", _("手机号码"), lambda person: person.phone, lambda person: person))
offer(Revealable(Person, "residence", _("住址"), lambda person: person.residence, lambda person: person))
