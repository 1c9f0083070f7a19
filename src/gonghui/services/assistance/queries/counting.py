"""Households counted where they are kept: one statement gives every figure of a day."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Substr

from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within

from ..models import Assessment, AssessmentRun, Household

ILLNESS, SCHOOLING = "06", "09"
UNINSURED = "5"
MUCH_FEN = 50_000 * 100
LONG_YEARS = 2


@dataclass(frozen=True)
class Group:
    """Households alike in region, category and main cause, and how many of them what applies to.

    `helped`: on file or observed on that day; the others had been lifted by then.
    """

    region: str
    category: str
    cause: str
    helped: bool
    households: int
    persons: int
    uninsured: int
    migrants: int
    migrant_persons: int
    migrant_stated: int
    long_ill: int
    costly: int
    returned: int
    this_year: int


def groups(place: Organization | str, on: datetime.date) -> list[Group]:
    """All households on file at or below an organization on a day, and those lifted by then: one statement.

    When they were filed, let go or came back, and their category, are those of the day; what else is
    counted is as the file tells now.
    """
    rows = grouped(on_a_day(place, on), on)
    return [Group(**row) for row in rows]


def on_a_day(place: Organization | str, on: datetime.date) -> QuerySet[Household]:
    """Households that had been filed by a day, with `helped` and the `category` of that day."""
    filed = within(Household.objects.filter(filed_on__lte=on), _reach(place)).exclude(
        state=Household.State.CLOSED
    )
    return filed.annotate(helped=_helped(on), category=_category(on))


def grouped(households: QuerySet[Household], on: datetime.date) -> QuerySet[Household, dict[str, Any]]:
    """The statement itself: its rows are the fields of `Group`."""
    year = datetime.date(on.year, 1, 1)
    ill = Q(main_cause=ILLNESS)
    stated = _either(Q(stated_members=None), F("facts__members"), F("stated_members"))
    keyed = households.order_by().values(
        "category", "helped", region=Substr("facts__region", 1, 6), cause=F("main_cause")
    )
    return keyed.annotate(
        households=Count("pk"),
        persons=Sum("facts__members"),
        uninsured=_how_many(Q(insurance=UNINSURED) | ~Q(insurance_gap="")),
        migrants=_how_many(Q(migrant=True)),
        migrant_persons=_sum(Q(migrant=True), F("facts__members")),
        migrant_stated=_sum(Q(migrant=True), stated),
        long_ill=_how_many(ill & Q(illness_since__lte=_years_before(on))),
        costly=_how_many(ill & Q(medical_cost__gte=MUCH_FEN)),
        returned=_how_many(Q(returned_on__lte=on)),
        this_year=_how_many(Q(helped=1, returned_on__range=(year, on)) | Q(ended_on__range=(year, on))),
    )


def summed(found: Iterable[Group], field: str, chosen: Callable[[Group], bool] = bool) -> int:
    """A field of the groups that are chosen, added up."""
    return sum(getattr(group, field) for group in found if chosen(group))


def _reach(place: Organization | str) -> Organization | str:
    """The place; "" for the one union above all, because a table is read quicker as it lies."""
    if isinstance(place, str) or place.parent_id is not None:
        return place
    others = Organization.objects.filter(parent=None).exclude(pk=place.pk)
    return place if others.exists() else ""


def _helped(on: datetime.date) -> Case:
    back = Q(returned_on__lte=on, returned_on__gte=F("ended_on"))
    return _either(Q(ended_on=None) | Q(ended_on__gt=on) | back, Value(1), Value(0))


def _category(on: datetime.date) -> Case | F:
    """The category last found by that day; only where it changed since does an earlier assessment count."""
    if not AssessmentRun.objects.filter(on__gt=on).exists():
        return F("facts__category")
    earlier = Assessment.objects.filter(facts=OuterRef("facts"), run__on__lte=on).order_by("-run__on", "-id")
    return Case(
        When(facts__assessed_on__gt=on, then=Subquery(earlier.values("category")[:1])),
        default=F("facts__category"),
    )


def _how_many(condition: Q) -> Sum:
    return _sum(condition, Value(1))


def _sum(condition: Q, value: Any) -> Sum:
    return Sum(_either(condition, value, Value(0)))


def _either(condition: Q, value: Any, other: Any) -> Case:
    return Case(When(condition, then=value), default=other, output_field=IntegerField())


def _years_before(on: datetime.date) -> datetime.date:
    day = 28 if (on.month, on.day) == (2, 29) else on.day
    return on.replace(year=on.year - LONG_YEARS, day=day)
