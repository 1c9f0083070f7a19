"""From a definition in JSON to criteria; whatever does not make sense is refused with its place."""

import contextlib
import copy
import datetime
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal

from .criteria import LINE, SIGNS, Compare, Criterion, Flag, Group, Leaf, Months, OneOf
from .facts import AMOUNTS, FLAGS, SETS, bits

CODE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
LARGEST = 1000  # of a multiple's numerator and denominator: products stay below 2^63


class BadPolicy(Refusal):
    says = _("这份认定政策读不懂：{fault}。请核对后再录入。")


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """Turns whatever a malformed definition trips over into BadPolicy."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as fault:
        raise BadPolicy(fault=f"{type(fault).__name__} {fault}") from fault


def code(text: str) -> str:
    if not CODE.fullmatch(text) or len(text) > 40:
        raise ValueError(text)
    return text


def names(texts: Mapping[str, str]) -> dict[str, str]:
    """A name in Chinese, perhaps in English."""
    return {"zh": texts["zh"], "en": texts.get("en", texts["zh"])}


def in_language(texts: Mapping[str, str]) -> str:
    return texts["en" if (get_language() or "zh").startswith("en") else "zh"]


def day_or_none(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def group(part: Mapping[str, Any]) -> Group:
    """All the criteria of a category."""
    return _group({"code": part["code"], "all": part["all"]}, "all")


def with_multiples(definition: Mapping[str, Any], multiples: Mapping[str, Fraction]) -> dict[str, Any]:
    """A copy of a definition with other multiples: "category.criterion" → multiple."""
    return with_values(definition, {place: {"multiple": str(found)} for place, found in multiples.items()})


def with_values(definition: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A copy with other numbers and signs: "category.criterion" → what is different of it.

    Only what the criterion has already is changed: a comparison gets no months.
    """
    draft = copy.deepcopy(dict(definition))
    found = {
        f"{category['code']}.{part['code']}": part
        for category in draft["categories"]
        for part in _parts(category["all"])
    }
    for place, changes in values.items():
        if place not in found or not changes.keys() <= found[place].keys():
            raise BadPolicy(fault=place)
        found[place].update(changes)
    return draft


def _parts(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from _parts(part.get("all", part.get("any", [])))


def _criterion(part: Mapping[str, Any]) -> Criterion:
    for way in ("all", "any"):
        if way in part:
            return _group(part, way)
    return _leaf(part)


def _group(part: Mapping[str, Any], way: str) -> Group:
    parts = tuple(_criterion(inner) for inner in part[way])
    named = [inner.code for inner in parts]
    if not parts or len(set(named)) < len(named):
        raise ValueError(f"{part['code']}: {named}")
    return Group(code(part["code"]), way, parts)


def _leaf(part: Mapping[str, Any]) -> Leaf:
    name = code(part["code"])
    if "compare" in part:
        return _compare(name, part)
    if "months_at_least" in part:
        return Months(name, int(part["months_at_least"]))
    if "flag" in part:
        if part["flag"] not in FLAGS:
            raise ValueError(part["flag"])
        return Flag(name, part["flag"], bool(part.get("is", True)))
    head = next(head for head in SETS if head in part)
    among = SETS[head] if part[head] == "any" else part[head]
    return OneOf(name, head, bits(head, among))


def _compare(name: str, part: Mapping[str, Any]) -> Compare:
    plus, minus = tuple(part["plus"]), tuple(part.get("minus", ()))
    basis, multiple = part.get("of", LINE), Fraction(part["multiple"])
    known = {*plus, *minus} <= set(AMOUNTS) and (basis == LINE or basis in AMOUNTS)
    if not (plus and known and part["compare"] in SIGNS):
        raise ValueError(name)
    if not (0 < multiple.numerator <= LARGEST and multiple.denominator <= LARGEST):
        raise ValueError(f"{name}: {multiple}")
    return Compare(name, plus, minus, part["compare"], multiple, basis)
