"""Who retires in a month: by the day of the law, by an agreed day, or, while nobody said which, by both."""

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from gonghui.kernel.months import later
from gonghui.kernel.people.models import Person

from ..dates import retirement
from ..models import Entitlement, RetirementGroup

MALE, FEMALE = "1", "2"
PROGRAM = "retirement"
MOST_MONTHS = 120


def group_of(person: Person) -> RetirementGroup | None:
    """What is recorded of a person."""
    return RetirementGroup.objects.filter(person=person).first()


def retiring(on: datetime.date, *, months: int = 0) -> Q:
    """People whose day falls into the month of `on`, or into it and the `months` after it.

    An agreed day goes before the day of the law. A woman without a recorded group counts at 50 by the old
    law, and again at 55 unless she was given a retirement benefit meanwhile: so nobody is missed.
    """
    if isinstance(months, bool) or not isinstance(months, int) or not 0 <= months <= MOST_MONTHS:
        raise ValueError(months)
    first = on.replace(day=1)
    last = later(first, months + 1) - datetime.timedelta(days=1)
    recorded = RetirementGroup.objects.filter(person=OuterRef("person"))
    agreed = recorded.filter(agreed_on__gte=first, agreed_on__lte=last)
    undated = recorded.filter(agreed_on=None)
    by_law = Q(pk__in=[])
    for group in retirement.GROUPS:
        of_group = undated.filter(group=group)
        by_law |= Q(Exists(of_group)) & born_to_retire(group, first, last)
    by_law |= ~Q(Exists(recorded)) & Q(person__sex=MALE) & born_to_retire(retirement.MALE, first, last)
    return Q(Exists(agreed)) | by_law | unrecorded_women(first, last)


def unrecorded_women(first: datetime.date, last: datetime.date) -> Q:
    """Women without a recorded group whose day lies between two days by either age of the law.

    The later age does not count for who was given a retirement benefit before.
    """
    recorded = RetirementGroup.objects.filter(person=OuterRef("person"))
    women = born_to_retire(retirement.FEMALE50, first, last)
    women |= born_to_retire(retirement.FEMALE55, first, last) & ~Q(Exists(_given_before(first)))
    return ~Q(Exists(recorded)) & Q(person__sex=FEMALE) & women


def to_be_checked(rows: QuerySet, on: datetime.date, months: int = 12) -> QuerySet:
    """Women without a recorded group who reach 50 or 55 by the law within so many months before or after."""
    first, last = later(on.replace(day=1), -months), later(on.replace(day=1), months + 1)
    near = born_to_retire(retirement.FEMALE50, first, last) | born_to_retire(retirement.FEMALE55, first, last)
    recorded = RetirementGroup.objects.filter(person=OuterRef("person"))
    return rows.filter(near & Q(person__sex=FEMALE), ~Q(Exists(recorded)))


def recorded_for(person_ids: Iterable[int]) -> dict[int, RetirementGroup]:
    """What is recorded of these people, by person."""
    return {each.person_id: each for each in RetirementGroup.objects.filter(person__in=list(person_ids))}


def born_to_retire(group: str, first: datetime.date, last: datetime.date) -> Q:
    """Whose day of the law, in this group, lies between two days, both included: a range of birth dates."""
    since, until = births(group, first, last)
    return Q(person__birth_date__gte=since, person__birth_date__lt=until)


def births(group: str, first: datetime.date, last: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The birth dates that retire between two days: from one, and before the other.

    Whoever is born later never retires earlier, so the bounds are found by halving.
    """
    return _first_retiring(group, first), _first_retiring(group, last + datetime.timedelta(days=1))


def _first_retiring(group: str, on: datetime.date) -> datetime.date:
    """The earliest birth date whose day of the law is not before `on`."""
    low = on.toordinal() - 366 * 70
    high = on.toordinal() - 365 * 40
    while low < high:
        middle = (low + high) // 2
        if retirement.day(datetime.date.fromordinal(middle), group) >= on:
            high = middle
        else:
            low = middle + 1
    return datetime.date.fromordinal(low)


def _given_before(day: datetime.date) -> QuerySet:
    found = Entitlement.objects.filter(person=OuterRef("person"), program__kind=PROGRAM, on__lt=day)
    return found.exclude(state=Entitlement.State.MISSED)
