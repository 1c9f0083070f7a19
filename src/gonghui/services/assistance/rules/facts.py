"""What rules may ask of a household, by name, and the words for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

AMOUNTS = {
    "annual_income": _("家庭年收入"),
    "rigid_spending": _("刚性支出"),
    "event_cost": _("突发事件支出"),
    "net_assets": _("净资产"),
    "savings": _("存款"),
    "earlier_aid": _("一年内领到的帮扶款"),
}
CAUSES = {
    "illness": _("患病"),
    "schooling": _("子女上学"),
    "disability": _("残疾"),
    "single_parent": _("单亲"),
    "other": _("其他特殊原因"),
    "unable_to_work": _("无劳动能力"),
    "no_job": _("有劳动能力未就业"),
    "unemployment": _("下岗失业"),
    "uninsured": _("未参加社保"),
    "benefits_unpaid": _("社保待遇落实不到位"),
    "disaster": _("自然灾害"),
    "accident": _("意外事故"),
}
EVENTS = {
    "sudden_event": _("突发事件"),
    "accidental_injury": _("意外伤害"),
    "major_illness": _("重大疾病"),
    "other_event": _("其他突发情况"),
}
SETS = {"causes": CAUSES, "events": EVENTS}
FLAGS = ("aided", "casualty")
RESIDENCES = ("urban", "rural")


@dataclass(slots=True)
class Household:
    """The facts of one household; the columns of `models.facts.Given`, which can stand in its place.

    Amounts are household totals of a year in fen; `causes` and `events` are bits (`bits`).
    """

    region: str
    residence: str
    members: int
    annual_income_fen: int
    rigid_spending_fen: int = 0
    months_below_line: int = 0
    aided: bool = False
    causes: int = 0
    events: int = 0
    event_cost_fen: int = 0
    casualty: bool = False
    net_assets_fen: int = 0
    savings_fen: int = 0
    earlier_aid_fen: int = 0


def bits(head: str, codes: Iterable[str]) -> int:
    """A set of codes of "causes" or "events" as bits. Raises KeyError for an unknown code."""
    return sum(1 << place for place in {_PLACES[head][code] for code in codes})


def codes(head: str, held: int) -> list[str]:
    """The codes that bits stand for, in the order of the list."""
    return [code for code, place in _PLACES[head].items() if held >> place & 1]


_PLACES = {head: {code: place for place, code in enumerate(known)} for head, known in SETS.items()}
