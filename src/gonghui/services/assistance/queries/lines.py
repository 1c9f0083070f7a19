"""The subsistence lines in force, those to come, and places whose households have none."""

import datetime
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.organizations.models import Organization

from ..models import Facts, Line
from ..models.facts import Residence
from . import assessing, households, policies

POLICY = "assistance.policy"


@dataclass(frozen=True)
class Missing:
    """A place whose households cannot be assessed, and how many they are."""

    region: str
    residence: str
    households: int

    @property
    def name(self) -> str:
        return divisions.name(self.region[:6])

    @property
    def residence_name(self) -> str:
        return str(Residence(self.residence).label)


def in_force(on: datetime.date) -> QuerySet[Line]:
    """Lines that hold on a day or begin later. They are public documents: everybody may know them."""
    return Line.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on)).order_by(
        "region", "residence", "-valid_from", "members_from"
    )


def missing(actor: Actor, on: datetime.date) -> list[Missing]:
    """Places of this officer's households for which no line is entered."""
    facts = access.visible_to(actor, Facts.objects.all(), POLICY)
    after = " WHERE f.line_fen IS NULL GROUP BY f.region, f.residence ORDER BY f.region, f.residence"
    found = assessing.select("f.region, f.residence, COUNT(*)", facts, policies.lines_on(on), after)
    return [Missing(*row) for row in found.rows()]


def regions_of(actor: Actor) -> list[str]:
    """The divisions at or below which this officer may enter lines; "" is everywhere.

    A union without a division of its own has that of the nearest above; only the national one has all.
    """
    places = Organization.objects.filter(pk__in=access.places_for(actor, POLICY))
    found = {(place.level, households.region_of(place)) for place in places}
    return sorted({region for level, region in found if region or level == "national"})


def may_enter(actor: Actor, region: str) -> bool:
    """Whether a division lies within the officer's own."""
    around = divisions.enclosing(region[:6])
    return any(own in around for own in regions_of(actor))
