"""Whose hands fill the demonstration: one person for each part that the rules keep apart."""

import datetime
from typing import Any

from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.people.models import Person

from ..queries import households

UNION, COUNTY = "JC01", "LZ13"
LOOKED_AT = 600


class Hands:
    """Those who act in one basic union and its county, and the moments at which they do."""

    def __init__(self, stage: Any) -> None:
        self.at = stage.at
        self.union, self.county = tree.find(UNION), tree.find(COUNTY)
        self.officer = stage.officer()
        self.reviewer, self.approver = stage.officer("县级干部"), stage.officer("县级审批")
        self.payer, self.city = stage.officer("县级财务"), stage.officer("市级干部")

    def ago(self, days: float) -> datetime.datetime:
        """The moment so many days before the demonstration begins."""
        return self.at - datetime.timedelta(days=days)


def members_of(code: str, count: int, taken: set[int]) -> list[Person]:
    """The last-registered people first: the first ones sign in as the demonstration's members."""
    found: list[Person] = []
    for person in Person.objects.exclude(pk__in=taken).order_by("-pk")[:LOOKED_AT]:
        union = households.union_of(person)
        if union and union.code == code:
            found.append(person)
        if len(found) == count:
            break
    taken.update(person.pk for person in found)
    return found


def acting(person: Person) -> Actor:
    """A worker acting for themselves."""
    return Actor(person.pk, person.name)
