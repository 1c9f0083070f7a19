"""Who a rule means on a day: one queryset, its count, and the rule in sentences."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..actor import Actor
from ..organizations.models import Organization
from ..organizations.queries import within
from . import rules
from .rules import Asked, Not, Part, Rule

FEWEST = 5  # of a sensitive audience no smaller number is told


def rows(rule: Rule | Mapping[str, Any], on: datetime.date, path: str = "") -> QuerySet:
    """Rows with `person`, `organization` and `path` of whoever the rule means on a day, at or below a path.

    One person may stand in several rows where the population has them so (two sites).
    """
    read = _read(rule)
    found = within(read.population.rows(on), path)
    for part in read.where:
        found = found.filter(part.on_rows(on))
    return found.order_by()


def count(rule: Rule | Mapping[str, Any], on: datetime.date, path: str = "") -> int:
    """How many people; for the machine's own use, since it tells small numbers of sensitive audiences too."""
    return rows(rule, on, path).aggregate(people=Count("person", distinct=True))["people"]


def told_count(
    rule: Rule | Mapping[str, Any], on: datetime.date, place: Organization, by: Actor
) -> int | None:
    """How many people, for an officer's eyes. Raises MayNotAsk.

    None where a sensitive rule means, or leaves out, some but less than five.
    """
    read = _read(rule)
    rules.check_allowed(read, place, by)
    people = count(read, on, place.path)
    if not read.is_sensitive:
        return people
    everybody = count(Rule(read.population), on, place.path)
    return None if 0 < people < FEWEST or 0 < everybody - people < FEWEST else people


def says(rule: Rule | Mapping[str, Any], on: datetime.date | None = None) -> list[str]:
    """The rule for people to read: from whom first, then a sentence for each condition."""
    read = _read(rule)
    day = on or timezone.localdate()
    return [str(read.population.name), *(_sentence(part, day) for part in read.where)]


def _read(rule: Rule | Mapping[str, Any]) -> Rule:
    return rule if isinstance(rule, Rule) else rules.read(rule)


def _sentence(part: Part, on: datetime.date) -> str:
    if isinstance(part, Asked):
        return str(part.criterion.says(on, **part.values))
    if isinstance(part, Not):
        return _("除外：{what}").format(what=_sentence(part.part, on))
    inner = [_sentence(one, on) for one in part.parts]
    word = _("满足任一项：{what}") if part.way == "any" else _("同时满足：{what}")
    return word.format(what="；".join(inner))
