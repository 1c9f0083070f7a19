"""A member keeps the birthday by the moon, or by the sun again: always from the next year on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.people.models import Person

from ..models import LunarBirthday
from ..queries import moon, own
from ..refusals_member import BirthNotKnown


@transaction.atomic
def keep_by_the_moon(person: Person, *, by: Actor, at: datetime) -> LunarBirthday:
    """From the next year on; said in the year in which it was given up, it goes on. Raises BirthNotKnown."""
    born = moon.born_on(person)
    if born is None:
        raise BirthNotKnown
    path = _hold(person)
    year = timezone.localdate(at).year
    kept, _made = LunarBirthday.objects.select_for_update().get_or_create(
        person=person,
        defaults={"month": born.month, "day": born.day, "from_year": year + 1, "chosen_at": at},
    )
    if kept.last_year is not None:
        goes_on = kept.last_year >= year
        kept.from_year, kept.last_year = kept.from_year if goes_on else year + 1, None
        kept.month, kept.day, kept.chosen_at = born.month, born.day, at
        kept.save()
    _record("benefits.keep_by_the_moon", person, path, by, at)
    return kept


@transaction.atomic
def keep_by_the_sun(person: Person, *, by: Actor, at: datetime) -> None:
    """From the next year on; what had not begun yet is as if it had never been chosen."""
    path = _hold(person)
    year = timezone.localdate(at).year
    lasting = LunarBirthday.objects.filter(person=person, last_year=None)
    begun = lasting.filter(from_year__lte=year).update(last_year=year)
    if begun or lasting.delete()[0]:
        _record("benefits.keep_by_the_sun", person, path, by, at)


def _hold(person: Person) -> str:
    place = own.place_of(person)
    path = place.path if place else ""
    journal.hold(path)
    return path


def _record(deed: str, person: Person, path: str, by: Actor, at: datetime) -> None:
    journal.record(deed, by=by, at=at, subject=person, about_person_id=person.pk, path=path)
