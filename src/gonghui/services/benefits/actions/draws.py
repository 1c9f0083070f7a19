"""Draws where places are few: opened with a commitment, drawn by the published rule, places passed on."""

import datetime
import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy
from gonghui.ui import formats

from ..models import Draw, DrawEntry, Entitlement, Occasion
from ..queries import draws, due, entitlements, own
from ..refusals_draws import (
    AlreadyDrawn,
    AskingOver,
    AskingTooLong,
    DrawOpenAlready,
    NoFewPlaces,
    NotMeantByDraw,
    TooEarlyToDraw,
    TooLateToGiveBack,
    WordsMissing,
)
from ..rules import drawing
from . import capping, settling

DIGITS = 6


@transaction.atomic
def open_draw(
    occasion: Occasion, *, places: int, asks_until: datetime.datetime, words_from: str, by: Actor,
    at: datetime.datetime,
) -> Draw:  # fmt: skip
    """Open asking, with the hash of a seed that nobody has read. Raises NoFewPlaces, AskingTooLong,
    WordsMissing, DrawOpenAlready, and what a rule card refuses.
    """
    if occasion.program.places is None or places < 1:
        raise NoFewPlaces(program=occasion.program.name)
    if not at < asks_until or timezone.localdate(asks_until) >= occasion.on:
        raise AskingTooLong(day=formats.day(occasion.on))
    if not tidy(words_from):
        raise WordsMissing
    capping.check_occasion(occasion)
    seed = secrets.token_hex(32)
    draw = Draw(organization=occasion.organization, occasion=occasion, places=places, asks_until=asks_until)
    draw.words_from, draw.commitment = tidy(words_from)[:120], drawing.digest(seed)
    draw.seed_sealed = crypto.seal_text(seed, bound_to=draw.binding())
    try:
        with transaction.atomic():
            draw.save()
    except IntegrityError as twice:
        raise DrawOpenAlready from twice
    _record("benefits.draw.open", draw, by, at, {"places": places, "commitment": draw.commitment})
    return draw


@transaction.atomic
def ask(draw: Draw, person: Person, *, by: Actor, at: datetime.datetime) -> DrawEntry:
    """Ask for a place; the number comes by lot and tells nothing of when. Asked again it stays the same.

    Raises AskingOver, NotMeantByDraw.
    """
    _hold(draw)
    place = own.place_of(person)
    if draw.drawn_at or at >= draw.asks_until:
        raise AskingOver(when=formats.moment(draw.asks_until))
    if place is None or not place.path.startswith(draw.path):
        raise NotMeantByDraw
    if not draws.is_meant(draw, person, timezone.localdate(at)):
        raise NotMeantByDraw
    entry = draws.entry_of(draw, person) or DrawEntry(draw=draw, person=person, number=_number(draw))
    entry.organization, entry.group = place, draws.band(person.birth_date, draw.occasion.on)
    entry.asked_at, entry.withdrawn_at = at, None
    entry.save()
    _record("benefits.draw.ask", draw, by, at, about=person)
    return entry


@transaction.atomic
def withdraw(entry: DrawEntry, *, by: Actor, at: datetime.datetime) -> DrawEntry | None:
    """Ask no longer, or give a place back: then the first who waits has it, and is given back here.

    Raises TooLateToGiveBack; AlreadySettled when the place was used.
    """
    draw = entry.draw
    _hold(draw)
    if not DrawEntry.objects.filter(pk=entry.pk, withdrawn_at=None).update(withdrawn_at=at):
        return None
    _record("benefits.draw.withdraw", draw, by, at, about=entry.person)
    entry.refresh_from_db()
    if not entry.won:
        return None
    if timezone.localdate(at) > draw.occasion.on:
        raise TooLateToGiveBack(day=formats.day(draw.occasion.on))
    if had := draws.entitlement_of(entry):
        settling.decline(had, by=by, at=at)
    return _pass_on(draw, by=by, at=at)


@transaction.atomic
def draw(opened: Draw, words: str, *, by: Actor, at: datetime.datetime) -> Draw:
    """Draw once, when asking is over: publish the seed, put everybody in order, give the places.

    Raises TooEarlyToDraw, WordsMissing, AlreadyDrawn.
    """
    _hold(opened)
    if at < opened.asks_until:
        raise TooEarlyToDraw(when=formats.moment(opened.asks_until))
    if not tidy(words):
        raise WordsMissing
    if opened.drawn_at:
        raise AlreadyDrawn(when=formats.moment(opened.drawn_at))
    entries = {entry.number: entry for entry in draws.asking(opened)}
    opened.seed = crypto.open_text(bytes(opened.seed_sealed), bound_to=opened.binding())
    opened.public_words, opened.drawn_at = tidy(words)[:120], at
    opened.entries_hash = drawing.hash_of(entries)
    opened.save(update_fields=["seed", "public_words", "drawn_at", "entries_hash"])
    for rank, number in enumerate(drawing.order(opened.seed, opened.public_words, entries), 1):
        entries[number].rank, entries[number].won = rank, rank <= opened.places
    DrawEntry.objects.bulk_update(entries.values(), ["rank", "won"], batch_size=500)
    told = {"asked": len(entries), "seed": opened.seed, "words": opened.public_words}
    _record("benefits.draw.draw", opened, by, at, {**told, "entries": opened.entries_hash})
    for entry in sorted(entries.values(), key=lambda entry: entry.rank or 0):
        _tell_result(opened, entry, by=by, at=at)
    return opened


def _tell_result(drawn: Draw, entry: DrawEntry, *, by: Actor, at: datetime.datetime) -> None:
    """A winner has the place; who waits is told where to look."""
    places = {"name": drawn.occasion.program.name, "drawn": entry.number}
    url = f"/benefits/draws/{drawn.uid}/"
    if not entry.won:
        tell(entry.person, "benefits.draw_waits", places=places, by=by, at=at, url=url)
        return
    _give(drawn, entry, by=by, at=at)
    day = formats.day(drawn.occasion.on)
    tell(entry.person, "benefits.draw_won", places={**places, "day": day}, by=by, at=at, url=url)


def _pass_on(drawn: Draw, *, by: Actor, at: datetime.datetime) -> DrawEntry | None:
    entry = draws.next_waiting(drawn)
    if entry is None:
        return None
    DrawEntry.objects.filter(pk=entry.pk).update(won=True)
    entry.won = True
    _tell_result(drawn, entry, by=by, at=at)
    _record("benefits.draw.pass_on", drawn, by, at, about=entry.person)
    return entry


def _give(drawn: Draw, entry: DrawEntry, *, by: Actor, at: datetime.datetime) -> Entitlement:
    occasion, program = drawn.occasion, drawn.occasion.program
    if known := due.given(occasion, entry.person):
        return entitlements.now(known)
    given = Entitlement.objects.create(
        organization=entry.organization,
        occasion=occasion,
        program=program,
        person=entry.person,
        on=occasion.on,
        until=occasion.closes_on,
        value_fen=program.value_fen,
        is_private=program.is_private,
    )
    settling.record("benefits.draw.give", given, by=by, at=at)
    return given


def _hold(draw: Draw) -> None:
    """One after the other: asking, drawing and giving back; with the row as it stands now."""
    journal.hold(draw.path)
    draw.refresh_from_db(fields=["drawn_at", "seed", "public_words", "entries_hash"])


def _number(draw: Draw) -> str:
    taken = draws.numbers_taken(draw)
    while (number := f"{secrets.randbelow(10**DIGITS):0{DIGITS}}") in taken:
        pass
    return number


def _record(
    deed: str,
    draw: Draw,
    by: Actor,
    at: datetime.datetime,
    body: dict | None = None,
    about: Person | None = None,
) -> None:
    journal.record(
        deed,
        by=by,
        at=at,
        subject=draw,
        about_person_id=about.pk if about else None,
        organization_id=draw.organization_id,
        path=draw.path,
        body=body,
    )
