"""Sums that caps are held against, exact to the fen, each in one query over everybody at once."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import BigIntegerField, Count, Exists, F, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within

from ..dates import festivals, occasions
from ..models import Entitlement, Occasion, Program, Purchase
from .cards import FESTIVAL

COSTS = (Entitlement.State.OPEN, Entitlement.State.REACHED)


@dataclass(frozen=True)
class Highest:
    """The most that one person comes to, and how many people are above a limit."""

    most: int
    above: int


def due(occasion: Occasion, place: Organization) -> QuerySet[Entitlement]:
    """What an occasion owes at and below a union and was neither declined nor missed."""
    return within(Entitlement.objects.filter(occasion=occasion, state__in=COSTS), place)


def most_of_one(occasion: Occasion, place: Organization) -> int:
    """Fen of the dearest single one of an occasion."""
    return due(occasion, place).aggregate(most=Max("value_fen"))["most"] or 0


def worth(occasion: Occasion, place: Organization) -> int:
    """Fen of everything that an occasion owes at and below a union."""
    return due(occasion, place).aggregate(fen=Sum("value_fen"))["fen"] or 0


def by_festival(occasion: Occasion, place: Organization, cap: int) -> Highest:
    """What the people of an occasion get for the same festival, this and every other program together."""
    same = Q(occasion__key=occasion.key, program__kind=occasion.program.kind)
    return _by_person(occasion, place, same, Sum("value_fen"), cap)


def by_year(occasion: Occasion, place: Organization, kinds: Collection[str], cap: int) -> Highest:
    """What the people of an occasion get in its year from all programs of these kinds."""
    return _by_person(occasion, place, _year_of(occasion, kinds), Sum("value_fen"), cap)


def times_a_year(occasion: Occasion, place: Organization, kinds: Collection[str], cap: int) -> Highest:
    """How often the people of an occasion are given something of these kinds in its year."""
    return _by_person(occasion, place, _year_of(occasion, kinds), Count("pk"), cap)


def alongside(program: Program, kinds: Collection[str], on: datetime.date) -> list[Program]:
    """Programs in force in the year that surely give to the same people: here, above or below.

    Those of another version of the same program are left out. Where two rules only may meet, the sums over
    entitlements decide.
    """
    first, last = datetime.date(on.year, 1, 1), datetime.date(on.year, 12, 31)
    lasting = Q(valid_to=None) | Q(valid_to__gt=first)
    found = Program.objects.filter(lasting, state="in_force", kind__in=kinds, valid_from__lte=last)
    others = found.exclude(organization_id=program.organization_id, code=program.code)
    return [
        other
        for other in others.exclude(pk=program.pk).order_by("path", "code")
        if _on_one_line(other.path, program.path) and _surely_meet(other.rule, program.rule)
    ]


def most_on_a_way(program: Program, others: list[Program], of: Callable[[Program], int]) -> int:
    """The most that somebody gets by where they belong: everything from the top down to one union."""
    together = [program, *others]
    return max(sum(of(each) for each in together if end.path.startswith(each.path)) for end in together)


def other_of_one_event(occasion: Occasion, place: Organization) -> Program | None:
    """Another program that gives something to the same person for the same event (`part`)."""
    here = due(occasion, place).filter(person=OuterRef("person"), part=OuterRef("part"))
    same = Entitlement.objects.filter(Exists(here), program__kind=occasion.program.kind, state__in=COSTS)
    found = same.exclude(part="").exclude(program=occasion.program).select_related("program").first()
    return found.program if found else None


def parts_of(program: Program) -> list[str]:
    """Which parts of an item a program is of: its festivals; "surgery", "family"; "" for the item itself."""
    if program.kind == FESTIVAL:
        return list(program.settings.get("festivals", festivals.CODES))
    return [program.settings.get("part", "")]


def parts_of_occasion(occasion: Occasion) -> list[str]:
    """The same of one date: National Day and the Mid-Autumn Festival kept together are both."""
    if occasion.program.kind != FESTIVAL:
        return parts_of(occasion.program)
    return festivals.codes_in(occasion.key.partition("-")[2])


def times_in(program: Program, year: int) -> int:
    """How often a program gives in a year, as its settings say."""
    told = occasions.of_year(program.kind, program.settings, year)
    approved = [code for code in parts_of(program) if code not in festivals.CODES]
    return len(told) + len(approved) if program.kind == FESTIVAL else len(told)


def spent(place: Organization, year: int, kinds: Collection[str], *sources: str) -> int:
    """Fen a union promised or paid in a year for programs of these kinds, what came back taken off."""
    bought = Purchase.objects.filter(organization=place, fund__year=year, occasion__program__kind__in=kinds)
    bought = bought.filter(fund__source__in=sources) if sources else bought
    return _sum_of(bought)


def spent_on(occasion: Occasion, place: Organization) -> int:
    """Fen that a union already promised or paid for one occasion."""
    return _sum_of(Purchase.objects.filter(occasion=occasion, organization=place))


def budget(place: Organization, year: int, source: str) -> int:
    funds = Fund.objects.filter(organization=place, year=year, source=source)
    return funds.aggregate(fen=Coalesce(Sum("budget"), 0, output_field=BigIntegerField()))["fen"]


def left(place: Organization, year: int, source: str) -> int:
    return sum(fund.free for fund in Fund.objects.filter(organization=place, year=year, source=source))


def _by_person(occasion: Occasion, place: Organization, which: Q, what: Sum | Count, cap: int) -> Highest:
    people = due(occasion, place).values("person")
    rows = Entitlement.objects.filter(which, state__in=COSTS, person__in=people).order_by()
    sums = rows.values("person").annotate(sum=what)
    found = sums.aggregate(most=Max("sum"), above=Count("person", filter=Q(sum__gt=cap)))
    return Highest(found["most"] or 0, found["above"])


def _year_of(occasion: Occasion, kinds: Collection[str]) -> Q:
    year = occasion.on.year
    days = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return Q(program__kind__in=kinds, on__range=days)


def _on_one_line(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _surely_meet(one: dict, other: dict) -> bool:
    """Whether somebody of one rule is surely of the other: the same, or one takes in the whole population."""
    if one == other:
        return True
    return one.get("from") == other.get("from") and not (one.get("where") and other.get("where"))


def _sum_of(bought: QuerySet[Purchase]) -> int:
    return bought.aggregate(fen=Sum(F("commitment__amount") - F("commitment__released")))["fen"] or 0
