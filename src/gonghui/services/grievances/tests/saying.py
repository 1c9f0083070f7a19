"""Grievances for the tests of the service centre, said through its own deeds."""

import itertools
from typing import Any

from gonghui.kernel.actor import Actor, unnamed
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import handling, receipts, shipping, speaking
from gonghui.services.grievances.models import Basis, Grievance, Message
from gonghui.services.grievances.queries import categories

_numbers = itertools.count(1)
TEXT = "八月以来每周六都安排加班，没有发加班费。"


def actor(person: Person) -> Actor:
    return Actor(person.pk, person.name)


def said(cast: Any, text: str = TEXT, **told: Any) -> speaking.Said:
    """What a worker of the first basic union says; `category` by its code."""
    shipping.ship(at=cast.at)
    category = categories.find(told.pop("category", "wages"))
    given = {"kind": "help", "privacy": "named", "home": cast.organizations["basic"]} | told
    return speaking.Said(category=category, text=text, **given)


def grievance(cast: Any, speaker: str = "member", text: str = TEXT, **told: Any) -> Grievance:
    """A grievance of the member, named unless told otherwise."""
    person = cast.people[speaker]
    return speaking.speak(said(cast, text, **told), speaker=person, by=actor(person), at=cast.at)


def nameless(cast: Any, receipt: str, text: str = TEXT) -> Grievance:
    """One that was said without a name and has been let in, to be found by this receipt."""
    told = said(cast, text, privacy="anonymous")
    hashed = receipts.known_hash_of(receipt)
    return speaking.speak(told, speaker=None, by=unnamed("匿名"), at=cast.at, receipt_hash=hashed)


def answered(cast: Any, one: Grievance, officer: str = "officer", **given: Any) -> Message:
    """The officer takes it and answers."""
    told = {"words": "已经补发，随九月工资到账。", "basis": Basis.LAW, "basis_text": "劳动法第四十四条"}
    by, at = actor(cast.people[officer]), given.pop("at", cast.at)
    return handling.answer(one, by=by, at=at, **(told | given))
