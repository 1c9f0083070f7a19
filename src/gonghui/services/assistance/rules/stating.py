"""A policy in words, before any household: what each category asks, as its document says it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import facts
from .criteria import LINE, Compare, Criterion, Flag, Group, Leaf, Months, OneOf
from .policies import Category, Policy
from .reading import in_language
from .saying import amount_words, relations, times


@dataclass(frozen=True)
class Stated:
    """One criterion in words; what belongs to a group stands below it."""

    code: str
    text: str
    parts: tuple["Stated", ...] = ()


@dataclass(frozen=True)
class CategoryStated:
    """A category and what must all hold for it."""

    code: str
    name: str
    criteria: tuple[Stated, ...]


def stated(policy: Policy) -> list[CategoryStated]:
    """The categories in the order in which they are asked; the first that holds counts."""
    return [_category(one) for one in policy.categories]


def advices(policy: Policy) -> list[CategoryStated]:
    """What is advised beside the category, and when."""
    return [_category(one) for one in policy.advices]


def _category(one: Category) -> CategoryStated:
    return CategoryStated(one.code, in_language(one.names), tuple(map(_criterion, one.rule.parts)))


def _criterion(part: Criterion) -> Stated:
    if isinstance(part, Group):
        words = _("以下有一项符合即可") if part.way == "any" else _("以下各项都要符合")
        return Stated(part.code, words, tuple(map(_criterion, part.parts)))
    return Stated(part.code, _words(part))


def _words(part: Leaf) -> str:
    if isinstance(part, Compare):
        return _comparison(part)
    if isinstance(part, Months):
        return _("收入连续至少 {months} 个月低于标准").format(months=part.at_least)
    if isinstance(part, Flag):
        return _flag(part)
    return _one_of(part)


def _comparison(part: Compare) -> str:
    if part.basis != LINE:
        words = _("{amount}{relation}{basis}的 {times} 倍")
    elif part.multiple == 1:
        words = _("{amount}{relation}当地标准")
    else:
        words = _("{amount}{relation}当地标准的 {times} 倍")
    return words.format(
        amount=amount_words(part),
        relation=relations()[part.sign, True],
        basis="" if part.basis == LINE else facts.AMOUNTS[part.basis],
        times=times(part.multiple),
    )


def _flag(part: Flag) -> str:
    if part.name == "aided":
        return _("已享受政府救助") if part.wanted else _("没有享受政府救助")
    return _("家中有人在灾害或事故中伤亡") if part.wanted else _("家中没有人在灾害或事故中伤亡")


def _one_of(part: OneOf) -> str:
    words = facts.SETS[part.head]
    if part.any_at_all:
        return _("有致困原因") if part.head == "causes" else _("有突发情况")
    named = _("、").join(str(words[code]) for code in facts.codes(part.head, part.among))
    says = _("致困原因是其中之一：{named}") if part.head == "causes" else _("突发情况是其中之一：{named}")
    return says.format(named=named)
