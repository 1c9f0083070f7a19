"""What partners and colleagues offer, what families need, and which fits which."""

import datetime

from django.db.models import Count, F, Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

from ..models import Measure, Offer, Plan
from .plans import PLAN


def visible(actor: Actor) -> QuerySet[Offer]:
    """Offers within the officer's scope, and those of the unions above it, which everybody may draw on."""
    paths = access.paths_for(actor, PLAN)
    above = [path[:end] for path in paths for end in range(1, len(path) + 1)]
    inside = access.visible_to(actor, Offer.objects.all(), PLAN).values("pk")
    found = Offer.objects.filter(Q(pk__in=inside) | Q(path__in=above)).select_related("organization")
    return found.annotate(taken=Count("matches")).order_by("-since", "-id")


def open_ones(actor: Actor, on: datetime.date) -> QuerySet[Offer]:
    """Offers in force with a place left."""
    lasting = Q(until=None) | Q(until__gte=on)
    return visible(actor).filter(lasting, since__lte=on, taken__lt=F("places"))


def needs(actor: Actor) -> QuerySet[Measure]:
    """Measures in force that no offer answers yet, the longest waiting first."""
    found = Measure.objects.filter(
        plan__state=Plan.State.ACTIVE,
        match__isnull=True,
        state__in=(Measure.State.PLANNED, Measure.State.RUNNING),
    )
    seen = access.visible_to(actor, found, PLAN, field="plan__path")
    return seen.select_related("plan__household__head", "plan__organization").order_by("starts_on", "id")


def suggestions(actor: Actor, on: datetime.date) -> list[tuple[Measure, list[Offer]]]:
    """For every need the offers that fit, the nearest union first."""
    offers: dict[str, list[Offer]] = {}
    for offer in open_ones(actor, on):
        offers.setdefault(offer.measure_kind, []).append(offer)
    wanted = needs(actor).filter(kind__in=list(offers))
    return [
        (
            measure,
            sorted(offers[measure.kind], key=lambda offer: -_shared(offer.path, measure.plan.path)),
        )
        for measure in wanted[:200]
    ]


def _shared(one: str, other: str) -> int:
    """How long a way two places have in common."""
    return next((end for end, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
