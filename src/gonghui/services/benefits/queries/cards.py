"""Which rule card holds where and when: the narrowest region's newest; and what was excepted from it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

from ..models import CapException, RuleCard

RULES, RUN, APPROVE = "benefits.rules", "benefits.run", "benefits.approve"
FESTIVAL, FORMS, MEMBER_YEAR, TOP_UP = "festival", "forms", "member_year", "top_up"
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Book:
    """The cards that hold for one union on one day, and the caps it was excepted to (fen by card)."""

    place: Organization
    on: datetime.date
    cards: Mapping[Key, RuleCard]
    lifted: Mapping[int, int]

    def card(self, item: str, by: str, part: str = "") -> RuleCard | None:
        """Of this part; else of the whole item; else of its strictest part."""
        exact = self.cards.get((item, part, by)) or self.cards.get((item, "", by))
        return exact or min(self._parts(item, by), key=lambda card: card.cap_fen or 0, default=None)

    def exactly(self, item: str, by: str, part: str) -> RuleCard | None:
        return self.cards.get((item, part, by))

    def of_item(self, item: str) -> list[RuleCard]:
        """In the order in which they were entered."""
        found = [card for (each, _part, _by), card in self.cards.items() if each == item]
        return sorted(found, key=lambda card: card.pk)

    def every(self) -> list[RuleCard]:
        return sorted(self.cards.values(), key=lambda card: card.pk)

    def cap(self, card: RuleCard) -> int | None:
        """Fen the card allows this union: its own cap, or what an approved exception says."""
        return self.lifted.get(card.pk, card.cap_fen)

    def _parts(self, item: str, by: str) -> Iterable[RuleCard]:
        return [card for (each, _part, how), card in self.cards.items() if (each, how) == (item, by)]


def book_for(place: Organization, on: datetime.date) -> Book:
    """Everything that rules a union on a day, in three queries."""
    around = divisions.enclosing(region_of(place))
    rows = list(holding(on).filter(region__in=around))
    rows.sort(key=lambda card: (-around.index(card.region), card.valid_from))
    found = {(card.item, card.part, card.cap_by): card for card in rows}
    return Book(place, on, found, _lifted(place, on))


def holding(on: datetime.date) -> QuerySet[RuleCard]:
    lasting = Q(valid_to=None) | Q(valid_to__gt=on)
    return RuleCard.objects.filter(lasting, valid_from__lte=on)


def all_cards() -> QuerySet[RuleCard]:
    """Every card, also those that do not hold any more or not yet: documents anybody may read."""
    return RuleCard.objects.order_by("item", "part", "region", "cap_by", "-valid_from")


def held_by(card: RuleCard) -> QuerySet[RuleCard]:
    """The other cards for the same thing in the same region, the newest first."""
    same = RuleCard.objects.filter(item=card.item, part=card.part, region=card.region, cap_by=card.cap_by)
    return same.exclude(pk=card.pk).order_by("-valid_from")


def keys() -> set[tuple]:
    fields = ("item", "part", "region", "cap_by", "valid_from")
    return set(RuleCard.objects.values_list(*fields))


def key_of(card: RuleCard) -> tuple:
    return card.item, card.part, card.region, card.cap_by, card.valid_from


def region_of(place: Organization) -> str:
    """The division of a union; of one without, that of the nearest above; "" when none has one."""
    line = [place, *reversed(tree.ancestors(place))]
    return next((each.region for each in line if each.region), "")


def may_enter(actor: Actor, region: str) -> bool:
    """Whether a division lies within the officer's own; only the national union may enter for everywhere."""
    places = tree.open_organizations().filter(pk__in=access.places_for(actor, RULES))
    own = {region_of(place) for place in places if region_of(place) or place.level == "national"}
    return any(each in own for each in divisions.enclosing(region))


def exceptions(actor: Actor) -> QuerySet[CapException]:
    """Exceptions of this officer's unions, the newest first."""
    return _seen(actor, RUN)


def to_decide(actor: Actor) -> QuerySet[CapException]:
    """Exceptions that wait for a yes or a no of this officer's unions."""
    return _seen(actor, APPROVE).filter(approved_at=None, refused_reason="").order_by("asked_at")


def seen_exceptions_to(actor: Actor, card: RuleCard) -> QuerySet[CapException]:
    """What was asked of one card in this officer's unions."""
    return exceptions(actor).filter(card=card)


def _seen(actor: Actor, permission: str) -> QuerySet[CapException]:
    found = CapException.objects.select_related("card", "organization", "asked_by", "approved_by", "file")
    return access.visible_to(actor, found, permission)


def _lifted(place: Organization, on: datetime.date) -> dict[int, int]:
    held = CapException.objects.filter(
        organization=place, approved_by__isnull=False, valid_from__lte=on, valid_to__gt=on
    )
    return dict(held.order_by("approved_at").values_list("card_id", "cap_fen"))
