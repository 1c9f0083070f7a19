"""Reading draws: those a member may ask in, those an officer keeps, what is published of one."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import STEP
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

from ..models import Draw, DrawEntry, Entitlement, Occasion
from ..rules import fair
from ..rules.drawing import Published
from . import events, own

RUN = "benefits.run"
BANDS = (35, 45, 55)
SHOWN_FOR = datetime.timedelta(days=180)


def visible(actor: Actor) -> QuerySet[Draw]:
    """The draws an officer keeps."""
    return with_words(access.visible_to(actor, Draw.objects.all(), RUN))


def to_open(actor: Actor, today: datetime.date) -> QuerySet[Occasion]:
    """Occasions to come with few places, for which no draw is open yet."""
    found = Occasion.objects.filter(program__places__isnull=False, draw=None, on__gt=today)
    return access.visible_to(actor, found, RUN).select_related("program", "organization").order_by("on", "pk")


def for_person(person: Person | None) -> QuerySet[Draw]:
    """The draws of a person's union and of those above it, until half a year after they were drawn."""
    place = own.place_of(person)
    path = place.path if place else ""
    above = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    lasting = Q(drawn_at=None) | Q(drawn_at__gt=timezone.now() - SHOWN_FOR)
    return with_words(Draw.objects.filter(lasting, path__in=above))


def with_words(draws: QuerySet[Draw]) -> QuerySet[Draw]:
    return draws.select_related("occasion__program", "organization").order_by("-asks_until", "pk")


def is_meant(draw: Draw, person: Person, on: datetime.date) -> bool:
    """Whether a person may ask: one of those the program's rule means."""
    try:
        return events.is_meant(draw.occasion.program, person, on)
    except Refusal:
        return False


def entry_of(draw: Draw, person: Person) -> DrawEntry | None:
    return DrawEntry.objects.filter(draw=draw, person=person).first()


def asking(draw: Draw) -> QuerySet[DrawEntry]:
    """Who asks for a place and has not withdrawn."""
    return DrawEntry.objects.filter(draw=draw, withdrawn_at=None).select_related("person", "organization")


def took_part(draw: Draw) -> QuerySet[DrawEntry]:
    """Who was in the draw, whatever became of it since."""
    return DrawEntry.objects.filter(draw=draw, rank__isnull=False).order_by("rank")


def next_waiting(draw: Draw) -> DrawEntry | None:
    """The first who waits for a place to be given back."""
    found = asking(draw).filter(won=False, rank__isnull=False).order_by("rank")
    return found.first()


def place_in_waiting(entry: DrawEntry) -> int:
    """From 1; how many stand before, and oneself."""
    return asking(entry.draw).filter(won=False, rank__lte=entry.rank).count()


def numbers_taken(draw: Draw) -> set[str]:
    return set(DrawEntry.objects.filter(draw=draw).values_list("number", flat=True))


def published(draw: Draw) -> Published:
    """Everything of a draw that anybody needs to make it again."""
    numbers = list(took_part(draw).values_list("number", flat=True))
    return Published(
        places=draw.places,
        commitment=draw.commitment,
        seed=draw.seed,
        words=draw.public_words,
        numbers=frozenset(numbers),
        entries_hash=draw.entries_hash,
        winners=frozenset(numbers[: draw.places]),
    )


def reported(draw: Draw) -> dict[str, list[fair.Share]]:
    """Whether the shares are fair: by union branch and by band of age, small groups together."""
    rows = took_part(draw)
    return {
        "branch": fair.shares(_groups(rows, "organization__name", draw)),
        "age": fair.shares(_groups(rows, "group", draw)),
    }


def entitlement_of(entry: DrawEntry) -> Entitlement | None:
    """What a winner has of the place."""
    return Entitlement.objects.filter(occasion=entry.draw.occasion, person=entry.person).first()


def band(birth: datetime.date | None, on: datetime.date) -> str:
    """The band of age on a day: "-34", "35-44", "45-54", "55-"; empty when the birth is not known."""
    if birth is None:
        return ""
    age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    if age < BANDS[0]:
        return f"-{BANDS[0] - 1}"
    low = max(limit for limit in BANDS if limit <= age)
    return f"{low}-" if low == BANDS[-1] else f"{low}-{low + 9}"


def _groups(rows: QuerySet[DrawEntry], field: str, draw: Draw) -> dict[str, tuple[int, int]]:
    counted: Iterable[Any] = (
        rows.order_by().values(name=F(field)).annotate(
            asked=Count("pk"), first=Count("pk", filter=Q(rank__lte=draw.places))
        )
    )  # fmt: skip
    return {row["name"]: (row["asked"], row["first"]) for row in counted}
