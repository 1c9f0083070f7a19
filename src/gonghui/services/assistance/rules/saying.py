"""An assessment in the words of a worker: what was compared with what, and whether it holds."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from . import facts
from .criteria import LINE, Compare, Criterion, Flag, Group, Leaf, Months, OneOf, holds
from .policies import Decision, Policy
from .reading import in_language


@dataclass(frozen=True)
class Sentence:
    """One criterion: its words, whether it holds, and both numbers in fen where amounts are compared."""

    code: str
    text: str
    holds: bool
    value_fen: int | None = None
    limit_fen: Fraction | None = None
    parts: tuple["Sentence", ...] = ()

    @property
    def gap_fen(self) -> Fraction | None:
        """How far the amount is from the limit."""
        return (
            None if self.limit_fen is None or self.value_fen is None else abs(self.value_fen - self.limit_fen)
        )


@dataclass(frozen=True)
class CategoryExplained:
    """A category with its criteria; `near` when only one of them fails."""

    code: str
    name: str
    holds: bool
    near: bool
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything that was looked at, in the order of the policy."""

    decision: Decision
    policy: str
    line: str
    categories: tuple[CategoryExplained, ...]
    advice: str

    @property
    def deciding(self) -> CategoryExplained | None:
        return next((one for one in self.categories if one.code == self.decision.category), None)


def explain(policy: Policy, given: Any, annual_line: int) -> Explanation:
    """Why a household is in its category. `annual_line`: fen per head and year."""
    decision = policy.decide(given, annual_line)
    known = policy.by_leaf(decision.outcomes)
    line = annual_line * given.members
    categories = tuple(
        CategoryExplained(
            one.code,
            in_language(one.names),
            holds(one.rule, known),
            one.code in decision.near,
            tuple(_sentence(part, given, line, known) for part in one.rule.parts),
        )
        for one in policy.categories
    )
    advice = next((in_language(one.names) for one in policy.advices if one.code == decision.advice), "")
    return Explanation(decision, policy.name, _line_words(given, line), categories, advice)


def yuan(fen: int | Fraction) -> str:
    """38400.00 as 38,400; fen only where there are any."""
    amount = Fraction(fen) / 100
    whole, rest = divmod(abs(amount), 1)
    digits = f"{float(rest):.6f}"[2:].rstrip("0") if rest else ""
    if len(digits) == 1:
        digits += "0"
    return ("-" if amount < 0 else "") + f"{int(whole):,}" + (f".{digits}" if digits else "")


def times(multiple: Fraction) -> str:
    """3/2 as 1.5; what has no end as a fraction."""
    text = f"{float(multiple):.4f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == multiple else str(multiple)


def _line_words(given: Any, line: int) -> str:
    return _("当地低保标准，{members} 口之家一年 {amount} 元").format(
        members=given.members, amount=yuan(line)
    )


def _sentence(part: Criterion, given: Any, line: int, known: dict[int, bool]) -> Sentence:
    held = holds(part, known)
    if isinstance(part, Group):
        parts = tuple(_sentence(inner, given, line, known) for inner in part.parts)
        words = _("以下有一项符合即可") if part.way == "any" else _("以下各项都要符合")
        return Sentence(part.code, _said(words, held), held, parts=parts)
    if isinstance(part, Compare):
        value, limit = part.value(given), part.limit(given, line)
        return Sentence(part.code, _said(_comparison(part, value, limit, held), held), held, value, limit)
    return Sentence(part.code, _said(_words(part, given, held), held), held)


def _said(words: str, held: bool) -> str:
    return (_("{words}：符合") if held else _("{words}：不符合")).format(words=words)


def _comparison(part: Compare, value: int, limit: Fraction, held: bool) -> str:
    if part.basis != LINE:
        words = _("{amount} {value} 元，{relation}{basis}的 {times} 倍 {limit} 元")
    elif part.multiple == 1:
        words = _("{amount} {value} 元，{relation}标准 {limit} 元")
    else:
        words = _("{amount} {value} 元，{relation}标准的 {times} 倍 {limit} 元")
    return words.format(
        amount=amount_words(part),
        value=yuan(value),
        relation=relations()[part.sign, held],
        basis="" if part.basis == LINE else facts.AMOUNTS[part.basis],
        times=times(part.multiple),
        limit=yuan(limit),
    )


def relations() -> dict[tuple[str, bool], str]:
    """The words of a sign, by whether it holds."""
    below, at_most, above, at_least = _("低于"), _("低于或等于"), _("高于"), _("不低于")
    return {
        ("<", True): below, ("<", False): at_least, ("<=", True): at_most, ("<=", False): above,
        (">", True): above, (">", False): at_most, (">=", True): at_least, (">=", False): below,
    }  # fmt: skip


def amount_words(part: Compare) -> str:
    """What is compared: amounts added and taken off."""
    words = _("加").join(str(facts.AMOUNTS[name]) for name in part.plus)
    return "".join([words, *(_("减去") + str(facts.AMOUNTS[name]) for name in part.minus)])


def _words(part: Leaf, given: Any, held: bool) -> str:
    if isinstance(part, Months):
        words = _("收入连续 {months} 个月低于标准，要求至少 {wanted} 个月")
        return words.format(months=given.months_below_line, wanted=part.at_least)
    if isinstance(part, Flag):
        return _flag_words(part.name, bool(getattr(given, part.name)))
    return _one_of_words(part, given)


def _flag_words(name: str, value: bool) -> str:
    if name == "aided":
        return _("已享受政府救助") if value else _("没有享受政府救助")
    return _("家中有人在灾害或事故中伤亡") if value else _("家中没有人在灾害或事故中伤亡")


def _one_of_words(part: OneOf, given: Any) -> str:
    words = facts.SETS[part.head]
    mark = _("、")
    found = mark.join(str(words[code]) for code in part.held(given))
    if part.head == "causes":
        return _("致困原因：{found}").format(found=found) if found else _("没有所列的致困原因")
    return _("突发情况：{found}").format(found=found) if found else _("没有所列的突发情况")
