"""What an officer sees of one program: its people, its next dates, the rule cards it stands under."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.audiences.refusals import MayNotAsk
from gonghui.kernel.organizations.queries import in_ranges
from gonghui.kernel.refusal import Refusal

from ..models import Program, RuleCard
from . import capped, cards, entitlements, occasions, programs
from .occasions import Planned

AHEAD = datetime.timedelta(days=365)
MOST_DATES, MOST_PROGRAMS = 8, 200


@dataclass(frozen=True)
class Meant:
    """Whom a program means: sentences; how many now, None where it may not be told.

    `fault` says why its audience cannot be asked any more.
    """

    sentences: list[str]
    people: int | None = None
    is_hidden: bool = False
    fault: str = ""


def meant(program: Program, on: datetime.date, actor: Actor) -> Meant:
    try:
        sentences = audiences.says(program.rule, on)
    except Refusal as refusal:
        return Meant([], fault=str(refusal))
    try:
        people = audiences.told_count(program.rule, on, program.organization, actor)
    except MayNotAsk:
        people = None
    return Meant(sentences, people, people is None)


def next_dates(program: Program, on: datetime.date) -> list[Planned]:
    """What is open or lies ahead within a year."""
    found = [each for each in occasions.between(program, on, on + AHEAD) if each.closes_on >= on]
    return found[:MOST_DATES]


def rule_cards(program: Program, on: datetime.date) -> list[RuleCard]:
    """The cards that limit what it gives: of its own kind, of the year, of the form."""
    book = cards.book_for(program.organization, max(on, program.valid_from))
    parts = {"", *capped.parts_of(program)}
    items = [program.kind, cards.MEMBER_YEAR] if program.kind == cards.FESTIVAL else [program.kind]
    return [card for item in (*items, cards.FORMS) for card in book.of_item(item) if card.part in parts]


def calendar(actor: Actor, first: datetime.date, last: datetime.date) -> list[Planned]:
    """Every date between two days of the programs in force that concern this officer's members."""
    held = programs.readable(actor).filter(state=Program.State.IN_FORCE)[:MOST_PROGRAMS]
    found = [
        planned
        for program in held
        for planned in occasions.between(program, first, last)
        if first <= planned.dated.last and planned.dated.on <= last
    ]
    return sorted(found, key=lambda planned: (max(planned.dated.on, first), planned.program.pk))


def listed(actor: Actor, dates: list[Planned]) -> Counter[tuple[int, str]]:
    """How many of this officer's members already have their entitlement, by program and date.

    Private ones are counted for who may see them alone.
    """
    wanted = {planned.program.pk for planned in dates}
    mine = entitlements.visible(actor).filter(program__in=wanted)
    within = mine.filter(in_ranges(access.paths_for(actor, programs.RUN)))
    rows = within.order_by().values_list("program", "occasion__key").annotate(number=Count("pk"))
    return Counter({(program, key): number for program, key, number in rows})
