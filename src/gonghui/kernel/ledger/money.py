"""Fen as people read them."""

CENTRAL = "central"
OWN = ("province", "union")


def yuan(fen: int) -> str:
    """1234567 → "12,345.67"; whole yuan without the cents: 200000 → "2,000"."""
    sign, fen = ("-" if fen < 0 else ""), abs(fen)
    whole, rest = divmod(fen, 100)
    return f"{sign}{whole:,}.{rest:02}" if rest else f"{sign}{whole:,}"
