"""What is coming to a member before anything was opened for it: the next festival, birthday, retirement."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

from ..dates import retirement
from ..models import Entitlement, Program
from . import due, events, moon, occasions, retiring

KINDS = ("festival", "birthday", "retirement")
AHEAD = datetime.timedelta(days=366)


@dataclass(frozen=True)
class Coming:
    """A program's next day for one person; `name` is the festival's, else that of the program."""

    program: Program
    name: str
    on: datetime.date


def coming(
    person: Person, place: Organization | None, mine: list[Entitlement], today: datetime.date
) -> list[Coming]:
    """The next day of each such program within a year, the nearest first; not what stands in `mine`."""
    if place is None:
        return []
    found = [_next(program, person, mine, today) for program in _programs(place, today)]
    dated = [each for each in found if each and each.on - today <= AHEAD]
    return sorted(dated, key=lambda each: (each.on, each.program.pk))


def birthday(person: Person, today: datetime.date) -> datetime.date | None:
    """The next birthday from today on, by the moon for who keeps it so; None when the birth is not known."""
    kept = moon.kept_by(person)
    days = (moon.day(person, kept, year) for year in (today.year, today.year + 1))
    return next((on for on in days if on and on >= today), None)


def retirement_day(person: Person) -> datetime.date | None:
    """As agreed, else by the law; None for a woman whose group is not recorded, or without a birth date."""
    recorded = retiring.group_of(person)
    if recorded and recorded.agreed_on:
        return recorded.agreed_on
    group = recorded.group if recorded else retirement.MALE if person.sex == retiring.MALE else ""
    return retirement.day(person.birth_date, group) if group and person.birth_date else None


def _programs(place: Organization, today: datetime.date) -> list[Program]:
    above = [place.path[:end] for end in range(STEP, len(place.path) + 1, STEP)]
    lasting = Q(valid_to=None) | Q(valid_to__gt=today)
    found = Program.objects.filter(lasting, path__in=above, kind__in=KINDS, state=Program.State.IN_FORCE)
    return list(found.filter(places=None).select_related("organization").order_by("pk"))


def _next(program: Program, person: Person, mine: list[Entitlement], today: datetime.date) -> Coming | None:
    own = [one for one in mine if one.program_id == program.pk]
    if program.kind == "festival":
        keys = {one.occasion.key for one in own}
        ahead = occasions.between(program, today, today + AHEAD)
        dated = [each.dated for each in ahead if each.dated.on >= today and each.dated.key not in keys]
        name, on = (str(dated[0].name), dated[0].on) if dated else ("", None)
    else:
        name = program.name
        on = birthday(person, today) if program.kind == "birthday" else retirement_day(person)
        if on and any(one.on == on for one in own):
            on = None
    if on is None or on < today or not _is_meant(program, person, today):
        return None
    return Coming(program, name, on)


def _is_meant(program: Program, person: Person, today: datetime.date) -> bool:
    """Whether the rule means the person today, and they have not said that they do not want it."""
    try:
        meant = events.is_meant(program, person, today)
    except Refusal:
        return False
    return meant and not due.is_waived(program, person)
