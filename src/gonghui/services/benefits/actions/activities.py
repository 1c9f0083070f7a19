"""Prizes, clothes, outings and cinema held against the rule cards. Amounts are fen."""

import datetime

from gonghui.kernel.organizations.models import Organization

from ..queries import cards
from ..refusals_caps import TooManyDays, TooManyWinners
from . import holding
from .holding import By


def check_prizes(
    place: Organization,
    on: datetime.date,
    *,
    first: int = 0,
    team: int = 0,
    individual: int = 0,
    winners: int = 0,
    participants: int = 0,
) -> None:
    """Prizes of one contest: the first prize, one in a team, one alone; how many win of all who took part.

    Raises OverCap, TooManyWinners.
    """
    book = cards.book_for(place, on)
    for part, value in (("first", first), ("team", team), ("individual", individual)):
        if card := book.exactly("prize", By.TIME, part):
            holding.amount(book, card, value)
    card = book.exactly("prize", By.WINNERS_SHARE, "")
    if card is not None and not holding.within_share(card, participants, winners):
        most = holding.share_of(card, participants)
        raise TooManyWinners(card, participants=participants, cap=most, asked=winners)


def check_uniform(place: Organization, on: datetime.date, value: int, *, higher: bool = False) -> None:
    """Clothes for one person; `higher`: for an activity of a union above. Raises OverCap, CardMissing."""
    book = cards.book_for(place, on)
    card = holding.wanted(book, "uniform", By.TIME, "higher" if higher else "")
    holding.amount(book, card, value)


def check_outing(place: Organization, on: datetime.date, value: int, *, days: int = 1) -> None:
    """An outing for one person and day that ends on the day it begins.

    Raises TooManyDays, OverDayCap, CardMissing.
    """
    book = cards.book_for(place, on)
    card = holding.wanted(book, "outing", By.PERSON_DAY)
    if card.times is not None and days > card.times:
        raise TooManyDays(card, times=card.times, asked=days)
    holding.amount(book, card, value)


def check_cinema(place: Organization, on: datetime.date, value: int, *, had: int = 0) -> None:
    """Cinema for one person who `had` so much in the year before. Raises OverYearPlan, CardMissing."""
    book = cards.book_for(place, on)
    holding.amount(book, holding.wanted(book, "cinema", By.MEMBER_YEAR), value + had)
