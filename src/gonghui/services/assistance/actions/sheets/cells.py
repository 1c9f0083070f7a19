"""Cells of a household table as facts. Every kind remembers what it has read; a bad cell has a code."""

import re
from collections.abc import Callable

from gonghui.kernel.text import tidy

from ...models.facts import MOST_FEN, MOST_MEMBERS
from ...rules import facts
from ...rules.facts import Household

REMEMBERED = 20_000
MOST_DIGITS = len(str(MOST_FEN))
MONEY = re.compile(r"(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2})0*)?")
WORDS = {
    "yes": True, "no": False, "y": True, "n": False, "true": True, "false": False, "1": True, "0": False,
    "是": True, "否": False, "": False,
}  # fmt: skip
PLACES = {"urban": "urban", "rural": "rural", "城镇": "urban", "城市": "urban", "农村": "rural"}


class BadCell(ValueError):
    """Its argument is the code that goes into the error column."""


class Kind(dict):
    """Text → value, remembered. Raises BadCell, which is not remembered."""

    def __init__(self, read: Callable) -> None:
        self.read = read

    def __missing__(self, text: str):
        value = self.read(tidy(text))
        if len(self) < REMEMBERED:
            self[text] = value
        return value


class Amounts(Kind):
    """Yuan → fen. Nearly every amount is another one: as programs write it (1234.50) it is read at once."""

    def __missing__(self, text: str):
        digits = text[:-3] + text[-2:]
        if text[-3:-2] == "." and len(digits) < MOST_DIGITS and digits.isdigit() and text.isascii():
            return int(digits)
        return super().__missing__(text)


def fen(text: str) -> int:
    """An amount of yuan, to the fen. Raises BadCell."""
    found = MONEY.fullmatch(text) if text.isascii() else None
    if found is None:
        raise BadCell("amount.invalid")
    sign, whole, cents = found.groups()
    value = int(whole.replace(",", "")) * 100 + int((cents or "").ljust(2, "0"))
    if value > MOST_FEN:
        raise BadCell("amount.invalid")
    return -value if sign else value


def _required(code: str, read: Callable) -> Callable:
    def reading(text: str):
        if not text:
            raise BadCell(code)
        return read(text)

    return reading


def _income(text: str) -> int:
    if not text:
        raise BadCell("amount.missing")
    return _amount(text)


def _amount(text: str) -> int:
    value = fen(text or "0")
    if value < 0:
        raise BadCell("amount.invalid")
    return value


def _whole(code: str, least: int, most: int) -> Callable[[str], int]:
    def reading(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and least <= int(text) <= most):
            raise BadCell(code)
        return int(text)

    return reading


def _months(text: str) -> int:
    return _whole("months.invalid", 0, 1200)(text or "0")


def _word(words: dict, code: str) -> Callable:
    def reading(text: str):
        if text.lower() not in words:
            raise BadCell(code)
        return words[text.lower()]

    return reading


def _set(head: str, code: str) -> Callable[[str], int]:
    def reading(text: str) -> int:
        try:
            return facts.bits(head, filter(None, map(str.strip, text.replace("、", ";").split(";"))))
        except KeyError as unknown:
            raise BadCell(code) from unknown

    return reading


# In the order of the columns.
KINDS = {
    "household": Kind(_required("household.missing", str)),
    "region": Kind(_required("region.missing", str)),
    "residence": Kind(_word(PLACES, "residence.unknown")),
    "members": Kind(_whole("members.invalid", 1, MOST_MEMBERS)),
    "annual_income": Amounts(_income),
    "rigid_spending": Amounts(_amount),
    "months_below_line": Kind(_months),
    "aided": Kind(_word(WORDS, "flag.invalid")),
    "causes": Kind(_set("causes", "cause.unknown")),
    "events": Kind(_set("events", "event.unknown")),
    "event_cost": Amounts(_amount),
    "casualty": Kind(_word(WORDS, "flag.invalid")),
    "net_assets": Amounts(lambda text: fen(text or "0")),
    "savings": Amounts(_amount),
    "earlier_aid": Amounts(_amount),
}
REQUIRED = ("household", "region", "residence", "members", "annual_income")
OPTIONAL = tuple(name for name in KINDS if name not in REQUIRED)
_ORDER = [KINDS[name] for name in (*REQUIRED, *OPTIONAL)]


def household(cells: tuple[str, ...]) -> Household:
    """The facts of one row, its cells in the order of REQUIRED and OPTIONAL. Raises BadCell at the first."""
    (_name, region, residence, members, income,
     spending, months, aided, causes, events, cost, casualty, assets, savings, earlier) = _ORDER  # fmt: skip
    return Household(
        region[cells[1]], residence[cells[2]], members[cells[3]], income[cells[4]], spending[cells[5]],
        months[cells[6]], aided[cells[7]], causes[cells[8]], events[cells[9]], cost[cells[10]],
        casualty[cells[11]], assets[cells[12]], savings[cells[13]],
        earlier[cells[14]],
    )  # fmt: skip


def faults(cells: tuple[str, ...]) -> list[str]:
    """The codes of all bad cells of a row, each once."""
    found: list[str] = []
    for kind, text in zip(_ORDER, cells, strict=True):
        try:
            kind[text]
        except BadCell as bad:
            found.append(bad.args[0])
    return list(dict.fromkeys(found))
