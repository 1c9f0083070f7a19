"""Who is due what on a date: sets of rows that the database finds by itself, never a loop over people."""

import datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from gonghui.kernel.access import queries as access
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.audiences.days import born_between
from gonghui.kernel.months import last_day
from gonghui.kernel.organizations.queries import in_ranges
from gonghui.kernel.people.models import Person

from ..dates import birthdays, occasions, retirement
from ..models import Entitlement, LunarBirthday, Occasion, Program, RetirementGroup, Waiver
from . import moon, retiring
from .occasions import Planned

SERVICE = "benefits"
BORN = "person__birth_date"
MALE = "1"


class SameDayIn(Func):
    """The day of a month that a date lies on; one that the month has not is its last."""

    output_field = DateField()

    def __init__(self, field: Any, year: int, month: int) -> None:
        super().__init__(field)
        self.year, self.month = year, month

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        last = last_day(self.year, self.month)
        day, begins = "SUBSTR(%(expressions)s, 9, 2)", last.isoformat()[:8]
        template = f"'{begins}' || MIN({day}, '{last.day}')"
        return super().as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        last = last_day(self.year, self.month).day
        day = f"LEAST(EXTRACT(DAY FROM %(expressions)s)::int, {last})"
        template = f"MAKE_DATE({self.year}, {self.month}, {day})"
        return super().as_sql(compiler, connection, template=template, **context)


def sets(planned: Planned, on: datetime.date, at: datetime.datetime, path: str = "") -> list[QuerySet]:
    """Who is due on a date as it stands on a day: rows with `person`, `organization`, `path` and `due_on`.

    Several sets where the days come about in several ways; nobody is in two of them. Unions that have
    switched benefits off are left out.
    """
    program = planned.program
    place = path if path.startswith(program.path) else program.path
    rows = audiences.rows(program.rule, planned.counted_on(on), place)
    rows = _where_it_is_on(rows, program, at)
    if planned.program.kind == occasions.BIRTHDAY:
        found = _by_birthday(rows, planned)
    elif planned.program.kind == occasions.RETIREMENT:
        found = _by_retirement(rows, planned)
    else:
        found = [rows.annotate(due_on=_day(planned.due_on(on)))]
    return [_while_valid(part, planned) for part in found]


def count(planned: Planned, on: datetime.date, at: datetime.datetime, path: str = "") -> int:
    """How many people are due on a date."""
    parts = sets(planned, on, at, path)
    return sum(part.aggregate(people=Count("person", distinct=True))["people"] for part in parts)


def not_yet(rows: QuerySet, occasion: Occasion) -> QuerySet:
    """Those of the rows who have no entitlement of the occasion."""
    return rows.filter(~Exists(Entitlement.objects.filter(occasion=occasion, person=OuterRef("person"))))


def waived(program: Program) -> Q:
    """Who said once that they do not want this."""
    return Q(Exists(_waivers(program).filter(person=OuterRef("person"))))


def given(occasion: Occasion, person: Person, part: str = "") -> Entitlement | None:
    """What a person already has of an occasion."""
    return Entitlement.objects.filter(occasion=occasion, person=person, part=part).first()


def waiting(occasion: Occasion) -> QuerySet[Entitlement]:
    """Everything of an occasion that is still to come; for telling whom it is due to."""
    return Entitlement.objects.filter(occasion=occasion, state=Entitlement.State.OPEN)


def is_waived(program: Program, person: Person) -> bool:
    return _waivers(program).filter(person=person).exists()


def anything_waived(program: Program) -> bool:
    return _waivers(program).exists()


def _waivers(program: Program) -> QuerySet[Waiver]:
    return Waiver.objects.filter(what__in=(program.code, program.coverage), taken_back_at=None)


def _where_it_is_on(rows: QuerySet, program: Program, at: datetime.datetime) -> QuerySet:
    if not access.is_service_on(SERVICE, program.path, at):
        return rows.none()
    off = access.switches_within(program.path).filter(service=SERVICE, off_from__lte=at)
    paths = list(off.values_list("path", flat=True))
    return rows.exclude(in_ranges(paths)) if paths else rows


def _by_birthday(rows: QuerySet, planned: Planned) -> list[QuerySet]:
    month = planned.dated.on
    born = born_between(month.strftime("%m-%d"), planned.dated.last.strftime("%m-%d"), month.year)
    by_the_sun = rows.filter(born).annotate(due_on=SameDayIn(F(BORN), month.year, month.month))
    if not LunarBirthday.objects.exists():
        return [by_the_sun]
    by_the_moon = LunarBirthday.objects.filter(moon.in_year(month.year), person=OuterRef("person"))
    kept = Subquery(by_the_moon.values_list(F("month") * 100 + F("day")))
    days = {
        each.month * 100 + each.day: on
        for each, on in birthdays.lunar_days_in(month.year, month.month).items()
    }
    dated = Case(*(When(kept=key, then=_day(on)) for key, on in days.items()), output_field=DateField())
    lunar = rows.annotate(kept=kept).filter(kept__in=days).annotate(due_on=dated)
    return [by_the_sun.filter(~Exists(by_the_moon)), lunar]


def _by_retirement(rows: QuerySet, planned: Planned) -> list[QuerySet]:
    """By the law, or on the day that was agreed. A woman whose group is not recorded: by both ages."""
    month = planned.dated.on
    told = RetirementGroup.objects.filter(person=OuterRef("person"))
    agreed = told.filter(agreed_on__gte=month, agreed_on__lte=planned.dated.last)
    by_law = Q(pk__in=[])
    for group in retirement.GROUPS:
        born = Q(pk__in=[])
        for year, born_in in retirement.births_retiring(month.year, month.month, group):
            first, last = datetime.date(year, born_in, 1), last_day(year, born_in)
            born |= Q(**{f"{BORN}__gte": first, f"{BORN}__lte": last})
        of_group = Q(Exists(told.filter(group=group, agreed_on=None)))
        if group == retirement.MALE:
            of_group |= Q(~Exists(told), person__sex=MALE)
        by_law |= born & of_group
    by_law |= retiring.unrecorded_women(month, planned.dated.last)
    own_day = SameDayIn(F(BORN), month.year, month.month)
    return [
        rows.filter(by_law).annotate(due_on=own_day),
        rows.filter(Exists(agreed)).annotate(due_on=Subquery(agreed.values("agreed_on"))),
    ]


def _while_valid(rows: QuerySet, planned: Planned) -> QuerySet:
    """Where everybody has a day of their own, those whose day lies in the program's time."""
    program, dated = planned.program, planned.dated
    if not occasions.own_day(program.kind):
        return rows
    if program.valid_from > dated.on:
        rows = rows.filter(due_on__gte=program.valid_from)
    if program.valid_to and program.valid_to <= dated.last:
        rows = rows.filter(due_on__lt=program.valid_to)
    return rows


def _day(on: datetime.date) -> Value:
    return Value(on, output_field=DateField())
