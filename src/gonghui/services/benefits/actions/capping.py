"""Caps, forms and frequencies held against the rule cards, before any money is promised.

A program is checked by what it would give; an occasion by what is really due to each person, summed over
every program. What a card does not allow is refused with the card; an approved exception lifts its cap.
"""

import datetime

from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.ledger.money import yuan
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..models import Occasion, Program, RuleCard
from ..queries import capped, cards
from ..queries.capped import parts_of, parts_of_occasion, times_in
from ..queries.cards import FESTIVAL, FORMS, MEMBER_YEAR, TOP_UP, Book
from ..refusals_caps import (
    DuesFirst,
    NotAFestival,
    OverFestivalCap,
    OverTopUp,
    OverUnionShare,
    OverYearCap,
    OverYearPlan,
    TooOften,
    TwiceForOneEvent,
)
from . import holding
from .holding import By

COUNTED_BY = {
    FESTIVAL: By.FESTIVAL,
    "birthday": By.TIME,
    "wedding": By.TIME,
    "birth": By.TIME,
    "hospital": By.TIME,
    "bereavement": By.TIME,
    "retirement": By.TIME,
    "outing": By.PERSON_DAY,
    "cinema": By.MEMBER_YEAR,
}
"""Kinds of programs that cannot be without a card. Others have no cap of their own, only the forms."""
TOPPED_UP = ("outing", "cinema")
DUES, UNION = "dues", "union"
YEARLY = {FESTIVAL: MEMBER_YEAR, "cinema": "cinema"}
"""The item of the card that sums a kind's year."""


def check_program(program: Program, on: datetime.date) -> None:
    """Whether a program may give what it says. Raises what the cards refuse, and CardMissing."""
    book = cards.book_for(program.organization, on)
    for card in _cards_of(book, program.kind, *parts_of(program)):
        holding.form(book, card, program.form)
        holding.amount(book, card, program.value_fen)
        _check_others(book, card, program)
    _check_year(book, program)


def check_occasion(occasion: Occasion, place: Organization | None = None) -> None:
    """Whether what an occasion owes at and below a union is allowed, person by person.

    `place`: whose cards and exceptions hold; the occasion's own union when it is not said.
    Raises what the cards refuse, and CardMissing.
    """
    program, place = occasion.program, place or occasion.organization
    book = cards.book_for(place, occasion.on)
    value = max(program.value_fen, capped.most_of_one(occasion, place))
    for card in _cards_of(book, program.kind, *parts_of_occasion(occasion)):
        holding.form(book, card, program.form)
        holding.amount(book, card, value)
        _check_each(book, card, occasion)
    if year := _year_card(book, program.kind):
        _check_year_of_each(book, year, occasion)


def check_purchase(occasion: Occasion, fund: Fund, amount: int) -> None:
    """Whether a union may promise so many fen of a fund for an occasion. Raises what the cards refuse."""
    check_occasion(occasion, fund.organization)
    book = cards.book_for(fund.organization, occasion.on)
    kind = occasion.program.kind
    share = book.card(YEARLY.get(kind, kind), By.UNION_SHARE)
    if share is not None:
        base = sum(capped.budget(book.place, fund.year, source) for source in share.sources or (UNION,))
        asked = capped.spent(book.place, fund.year, _kinds_of(kind)) + amount
        holding.money_share(share, base, asked, OverUnionShare)
    if kind in TOPPED_UP and fund.source != DUES:
        _check_top_up(book, fund, amount)


def _cards_of(book: Book, kind: str, *parts: str) -> list[RuleCard]:
    """The card of each part of an item; the one on forms for what has no card of its own."""
    if kind not in COUNTED_BY:
        return [card for card in (book.card(FORMS, By.NONE),) if card]
    if kind == FESTIVAL:
        return [_festival(book, part) for part in parts]
    return [holding.wanted(book, kind, COUNTED_BY[kind], part) for part in parts]


def _festival(book: Book, code: str) -> RuleCard:
    """Raises NotAFestival, with those that are listed."""
    card = book.exactly(FESTIVAL, By.FESTIVAL, code)
    if card is not None:
        return card
    any_of_them = holding.wanted(book, FESTIVAL, By.FESTIVAL)
    names = formats.listed(each.name for each in book.of_item(FESTIVAL))
    raise NotAFestival(any_of_them, festival=code, festivals=names)


def _check_others(book: Book, card: RuleCard, program: Program) -> None:
    """Together with other programs of the kind that surely give to the same people."""
    found = capped.alongside(program, [program.kind], book.on)
    others = [each for each in found if not card.part or card.part in parts_of(each)]
    cap = book.cap(card)
    if card.cap_by == By.FESTIVAL and cap is not None:
        most = capped.most_on_a_way(program, others, lambda each: each.value_fen)
        holding.amount(book, card, most)
    if card.times is None or len(others) < card.times:
        return
    if card.per == "event":
        raise TwiceForOneEvent(card, times=card.times, other=others[0].name)
    if card.per == "year":
        raise TooOften(card, times=card.times, asked=len(others) + 1)


def _check_year(book: Book, program: Program) -> None:
    """The most that one person would get in a year: this program and those that surely meet it."""
    card = _year_card(book, program.kind)
    if card is None:
        return
    others = capped.alongside(program, _kinds_of(program.kind), book.on)
    most = capped.most_on_a_way(program, others, lambda each: each.value_fen * times_in(each, book.on.year))
    cap = book.cap(card)
    if cap is not None and most > cap:
        raise OverYearPlan(card, cap=yuan(cap), asked=yuan(most))
    times = capped.most_on_a_way(program, others, lambda each: times_in(each, book.on.year))
    if card.times is not None and card.per == "year" and times > card.times:
        raise TooOften(card, times=card.times, asked=times)


def _check_each(book: Book, card: RuleCard, occasion: Occasion) -> None:
    """Several programs for one festival are one festival to the person who gets them; so is one event."""
    cap, kind = book.cap(card), occasion.program.kind
    if card.cap_by == By.FESTIVAL and cap is not None:
        found = capped.by_festival(occasion, book.place, cap)
        if found.above:
            raise OverFestivalCap(card, cap=yuan(cap), asked=yuan(found.most))
    if card.times is not None and card.per == "year":
        _hold_times(card, capped.times_a_year(occasion, book.place, [kind], card.times))
    if card.times is not None and card.per == "event":
        other = capped.other_of_one_event(occasion, book.place)
        if other is not None:
            raise TwiceForOneEvent(card, times=card.times, other=other.name)


def _check_year_of_each(book: Book, card: RuleCard, occasion: Occasion) -> None:
    kinds, cap = _kinds_of(occasion.program.kind), book.cap(card)
    if cap is not None:
        found = capped.by_year(occasion, book.place, kinds, cap)
        if found.above:
            people = formats.number(found.above)
            raise OverYearCap(card, cap=yuan(cap), people=people, asked=yuan(found.most))
    if card.times is not None and card.per == "year":
        _hold_times(card, capped.times_a_year(occasion, book.place, kinds, card.times))


def _hold_times(card: RuleCard, found: capped.Highest) -> None:
    if found.above:
        raise TooOften(card, times=card.times, asked=found.most)


def _check_top_up(book: Book, fund: Fund, amount: int) -> None:
    """Members' dues first; what the union's own money adds is limited by the year's dues."""
    card = book.card(TOP_UP, By.DUES_SHARE)
    if card is None:
        return
    left = capped.left(book.place, fund.year, DUES)
    if left > 0:
        raise DuesFirst(card, left=yuan(left))
    base = capped.budget(book.place, fund.year, DUES)
    asked = capped.spent(book.place, fund.year, TOPPED_UP, UNION) + amount
    holding.money_share(card, base, asked, OverTopUp)


def _year_card(book: Book, kind: str) -> RuleCard | None:
    return book.card(YEARLY[kind], By.MEMBER_YEAR) if kind in YEARLY else None


def _kinds_of(kind: str) -> list[str]:
    """The kinds of programs whose year is summed together with this one's."""
    item = YEARLY.get(kind)
    return [each for each, summed in YEARLY.items() if summed == item] if item else [kind]
