"""Amounts of money as people write them."""

from decimal import Decimal, InvalidOperation

from gonghui.kernel.text import tidy

from .models.facts import MOST_FEN

FEN = 100
TEN_THOUSAND = "万"
YUAN = "元"


def fen_of(text: str) -> int | None:
    """ "54,000", "5.4万", "54000 元" as fen; None when it is no amount of money, or below nothing."""
    plain = tidy(text).replace(",", "").replace("，", "").replace(" ", "").removesuffix(YUAN)
    factor = 10_000 if plain.endswith(TEN_THOUSAND) else 1
    try:
        amount = Decimal(plain.removesuffix(TEN_THOUSAND)) * factor * FEN
    except InvalidOperation:
        return None
    whole = amount.is_finite() and amount == amount.to_integral_value() and 0 <= amount <= MOST_FEN
    return int(amount) if whole else None
