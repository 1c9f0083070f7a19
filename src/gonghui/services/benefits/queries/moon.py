"""By the sun or by the moon: how a member keeps the birthday in a year."""

import datetime

from django.db.models import Q

from gonghui.kernel.people.models import Person

from ..dates import birthdays, lunar
from ..dates.lunar import LunarDay
from ..models import LunarBirthday


def in_year(year: int) -> Q:
    """The choices that hold in a year of the sun."""
    return Q(from_year__lte=year) & (Q(last_year=None) | Q(last_year__gte=year))


def kept_by(person: Person) -> LunarBirthday | None:
    """What a person chose, whether it has begun, lasts, or ends with this year."""
    return LunarBirthday.objects.filter(person=person).first()


def holds(kept: LunarBirthday | None, year: int) -> bool:
    """Whether the moon decides in a year."""
    return bool(kept and kept.from_year <= year and (kept.last_year is None or year <= kept.last_year))


def day(person: Person, kept: LunarBirthday | None, year: int) -> datetime.date | None:
    """The birthday of a year; None when the birth is not known."""
    if kept and holds(kept, year):
        return birthdays.lunar_day(LunarDay(kept.month, kept.day), year)
    return birthdays.day(person.birth_date, year) if person.birth_date else None


def born_on(person: Person) -> LunarDay | None:
    """The lunar day somebody was born on; None when the birth is not known."""
    return lunar.of(person.birth_date) if person.birth_date else None
