"""One value held against one rule card: form, amount, share. Each refuses with the card."""

from gonghui.kernel.ledger.money import yuan
from gonghui.ui import formats

from ..models import Form, RuleCard
from ..queries.cards import FORMS, Book
from ..refusals_caps import (
    CardMissing,
    CardRefusal,
    FormForbidden,
    OverCap,
    OverDayCap,
    OverFestivalCap,
    OverYearPlan,
)

By = RuleCard.By
REFUSES: dict[str, type[CardRefusal]] = {
    By.PERSON_DAY: OverDayCap,
    By.FESTIVAL: OverFestivalCap,
    By.MEMBER_YEAR: OverYearPlan,
}


def wanted(book: Book, item: str, by: str, part: str = "") -> RuleCard:
    """The card of an item. Raises CardMissing: a standard that is missing must not pass for none."""
    card = book.card(item, by, part)
    if card is None:
        raise CardMissing(item=RuleCard.Item(item).label)
    return card


def form(book: Book, card: RuleCard, asked: str) -> None:
    """Against the eight prohibitions first, then against the card."""
    for each in (book.card(FORMS, By.NONE), card):
        if each is not None and each.forms and asked not in each.forms:
            allowed = formats.listed(Form(code).label for code in each.forms)
            raise FormForbidden(each, form=Form(asked).label, forms=allowed)


def amount(book: Book, card: RuleCard, fen: int) -> None:
    cap = book.cap(card)
    if cap is not None and fen > cap:
        raise REFUSES.get(card.cap_by, OverCap)(card, cap=yuan(cap), asked=yuan(fen))


def within_share(card: RuleCard, base: int, asked: int) -> bool:
    """Compared by multiplying, so that a third is exact. A card without a share allows all."""
    if card.share_part is None or card.share_whole is None:
        return True
    return asked * card.share_whole <= base * card.share_part


def share_of(card: RuleCard, base: int) -> int:
    """The most whole fen, or people, that a share of the base allows."""
    return base * (card.share_part or 0) // (card.share_whole or 1)


def money_share(card: RuleCard, base: int, asked: int, refusal: type[CardRefusal]) -> None:
    if not within_share(card, base, asked):
        raise refusal(card, base=yuan(base), cap=yuan(share_of(card, base)), asked=yuan(asked))
