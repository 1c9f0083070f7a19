"""A rule as plain data, read into what can be asked: from whom, and under which conditions.

{"from": population, "where": [{"criterion": code, "is": {name: value}}, {"any": […]}, {"all": […]},
{"not": …}]}: all that stands in "where" must hold.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from gonghui.manifest import Criterion, Population

from ..access import queries as access
from ..actor import Actor
from ..organizations.models import Organization
from . import known, refusals

DEEPEST, MOST_CONDITIONS = 4, 40


@dataclass(frozen=True)
class Asked:
    """One criterion with its values."""

    criterion: Criterion
    values: Mapping[str, Any]

    def on_rows(self, on: datetime.date) -> Q:
        return self.criterion.where(on, **self.values)


@dataclass(frozen=True)
class Together:
    """All or any of some conditions."""

    way: str
    parts: tuple["Part", ...]

    def on_rows(self, on: datetime.date) -> Q:
        found = self.parts[0].on_rows(on)
        for part in self.parts[1:]:
            found = found | part.on_rows(on) if self.way == "any" else found & part.on_rows(on)
        return found


@dataclass(frozen=True)
class Not:
    """Who does not meet a condition."""

    part: "Part"

    def on_rows(self, on: datetime.date) -> Q:
        return ~self.part.on_rows(on)


Part = Asked | Together | Not


@dataclass(frozen=True)
class Rule:
    """From whom, and what everybody meets."""

    population: Population
    where: tuple[Part, ...] = ()

    @property
    def is_sensitive(self) -> bool:
        return any(asked.criterion.sensitive for asked in leaves(self.where))


def read(given: Any) -> Rule:
    """The rule that plain data say. Raises a refusal that names what is wrong."""
    if not isinstance(given, Mapping):
        raise refusals.RuleUnreadable(what=_("它不是一组条件"))
    if odd := [str(key) for key in given if key not in ("from", "where")]:
        raise refusals.RuleUnreadable(what=_("多出了“{key}”").format(key=odd[0]))
    population = known.populations().get(given.get("from", ""))
    if population is None:
        every = "、".join(str(one.name) for one in known.populations().values())
        raise refusals.PopulationUnknown(code=given.get("from", ""), known=every)
    rule = Rule(population, _parts(given.get("where", []), population, 1))
    if sum(1 for _leaf in leaves(rule.where)) > MOST_CONDITIONS:
        raise refusals.RuleUnreadable(what=_("条件超过 {most} 个").format(most=MOST_CONDITIONS))
    return rule


def check_allowed(rule: Rule, place: Organization | str, by: Actor) -> None:
    """Raises MayNotAsk for a sensitive criterion whose permission the asker does not hold there."""
    for asked in leaves(rule.where):
        needs = asked.criterion.needs
        if asked.criterion.sensitive and needs and not access.allows(by, needs, place):
            raise refusals.MayNotAsk(criterion=asked.criterion.name)


def leaves(parts: tuple[Part, ...]) -> Iterator[Asked]:
    """The criteria without what holds them together."""
    for part in parts:
        if isinstance(part, Asked):
            yield part
        else:
            yield from leaves(part.parts if isinstance(part, Together) else (part.part,))


def _parts(given: Any, population: Population, depth: int) -> tuple[Part, ...]:
    if not isinstance(given, list):
        raise refusals.RuleUnreadable(what=_("条件要一条一条列出来"))
    if depth > DEEPEST:
        raise refusals.RuleUnreadable(what=_("条件套得太深，最多 {most} 层").format(most=DEEPEST))
    return tuple(_part(one, population, depth) for one in given)


def _part(given: Any, population: Population, depth: int) -> Part:
    kinds = [key for key in ("criterion", "any", "all", "not") if isinstance(given, Mapping) and key in given]
    if len(kinds) != 1 or set(given) - {kinds[0], "is"} or (kinds[0] != "criterion" and "is" in given):
        raise refusals.RuleUnreadable(what=_("有一条既不是条件，也不是“任一”“全部”“除外”"))
    [kind] = kinds
    if kind == "criterion":
        return _asked(given["criterion"], given.get("is", {}), population)
    if kind == "not":
        [part] = _parts([given["not"]], population, depth + 1)
        return Not(part)
    parts = _parts(given[kind], population, depth + 1)
    if not parts:
        raise refusals.RuleUnreadable(what=_("“任一”“全部”里一条也没有"))
    return Together(kind, parts)


def _asked(code: Any, values: Any, population: Population) -> Asked:
    criterion = known.criteria().get(code) if isinstance(code, str) else None
    if criterion is None:
        names = "、".join(str(one.name) for one in known.askable_of(population.code))
        raise refusals.CriterionUnknown(code=code, known=names)
    if criterion.populations and population.code not in criterion.populations:
        raise refusals.CriterionUnfit(criterion=criterion.name, population=population.name)
    if not isinstance(values, Mapping):
        raise refusals.RuleUnreadable(
            what=_("“{criterion}”的内容要写成一组").format(criterion=criterion.name)
        )
    _check_values(criterion, values)
    return Asked(criterion, dict(values))


def _check_values(criterion: Criterion, values: Mapping[str, Any]) -> None:
    """The criterion itself says what it can read; the refusal names the value that it could not."""
    if unknown := [name for name in values if name not in criterion.values]:
        raise refusals.ValueUnknown(criterion=criterion.name, value=unknown[0])
    missing = [name for name in known.required_values(criterion) if name not in values]
    if missing:
        raise refusals.ValueMissing(criterion=criterion.name, value=criterion.values[missing[0]])
    for name, offered in criterion.choices.items():
        _check_choice(criterion, name, values.get(name), offered())
    try:
        criterion.where(known.ANY_DAY, **values)
    except (ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise _unreadable(criterion, values) from wrong


def _check_choice(criterion: Criterion, name: str, given: Any, offered: Any) -> None:
    if given is None:
        return
    codes = [code for code, _word in offered]
    for each in given if isinstance(given, list) else [given]:
        if each not in codes:
            how = _("可以填：{codes}。").format(codes="、".join(map(str, codes[:20])))
            raise refusals.ValueWrong(
                criterion=criterion.name, value=criterion.values[name], given=each, how=how
            )


def _unreadable(criterion: Criterion, values: Mapping[str, Any]) -> refusals.ValueWrong:
    names = "、".join(str(criterion.values[name]) for name in values)
    given = "、".join(str(value) for value in values.values())
    return refusals.ValueWrong(criterion=criterion.name, value=names, given=given, how=_("请核对后重新填。"))
