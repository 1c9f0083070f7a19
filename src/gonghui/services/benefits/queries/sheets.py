"""What leaves on official sheets. Private entitlements are on none of them, whoever asks."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

from ..models import Entitlement, Handout, Occasion, Purchase
from . import purchases
from .entitlements import DELIVER, VIEW
from .purchases import PAY


def to_sign(actor: Actor, filters: dict[str, str], today: datetime.date) -> QuerySet[Any]:
    """Who signs for what: of one occasion, or of those that run today, by union and name."""
    found = Entitlement.objects.filter(_meant(filters, today), is_private=False, program__is_private=False)
    seen = access.visible_to(actor, found, DELIVER)
    standing = Prefetch("handouts", Handout.objects.filter(undone_at=None), to_attr="held")
    words = seen.select_related("person", "organization", "program", "occasion")
    return words.prefetch_related(standing).order_by("occasion_id", "path", "person__name_pinyin", "id")


def bought(actor: Actor, filters: dict[str, str], year: int) -> QuerySet[Purchase]:
    """Purchases of one occasion, or of a year, in the order in which they were made."""
    wanted = filters.get("occasion", "")
    found = purchases.visible(actor, PAY)
    found = found.filter(occasion__uid=wanted) if _is_uid(wanted) else found.filter(fund__year=year)
    return found.order_by("made_at", "id")


def visited(actor: Actor, year: int) -> QuerySet[Any]:
    """Occasions of a year with how many are due and how many were reached in the officer's unions."""
    seen = Q(pk__in=access.visible_to(actor, Entitlement.objects.filter(is_private=False), VIEW).values("pk"))
    rows = Entitlement.objects.filter(seen).values("pk")
    counted = Q(entitlements__in=rows)
    found = Occasion.objects.filter(on__year=year, program__is_private=False).select_related("program")
    return (
        found.annotate(
            due=Count("entitlements", filter=counted & ~Q(entitlements__state="declined")),
            reached=Count("entitlements", filter=counted & Q(entitlements__state="reached")),
        )
        .filter(due__gt=0)
        .order_by("on", "id")
    )


def bought_for(actor: Actor, occasions: Iterable[int]) -> dict[int, list[Purchase]]:
    """Purchases by occasion."""
    found: dict[int, list[Purchase]] = {}
    for purchase in purchases.visible(actor, VIEW).filter(occasion__in=list(occasions)):
        found.setdefault(purchase.occasion_id, []).append(purchase)
    return found


def member_numbers(person_ids: Iterable[int]) -> dict[int, str]:
    """Numbers of membership as whoever keeps members tells them."""
    told: dict[int, str] = {}
    wanted = list(person_ids)
    for service in registry.services():
        if service.member_numbers:
            told |= service.member_numbers(wanted)
    return told


def _meant(filters: dict[str, Any], today: datetime.date) -> Q:
    wanted = filters.get("occasion", "")
    if _is_uid(wanted):
        return Q(occasion__uid=wanted)
    return Q(occasion__closed_at=None, occasion__opens_on__lte=today, occasion__closes_on__gte=today)


def _is_uid(text: str) -> bool:
    return len(text) == 36 and set(text) <= set("0123456789abcdef-")
