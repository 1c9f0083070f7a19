"""The dates of programs that are open on a day, or lie ahead, from what the calendar says."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.months import later
from gonghui.kernel.remembered import once

from ..dates import festivals, occasions
from ..dates.festivals import Approved
from ..dates.occasions import Dated
from ..models import Occasion, Program
from ..rules import seasons
from .entitlements import VIEW

MINORITY = "benefits.minority_festivals"
MONTH, YEAR = datetime.timedelta(days=31), datetime.timedelta(days=366)


@dataclass(frozen=True)
class Planned:
    """One date of one program with the days on which it opens and closes."""

    program: Program
    dated: Dated
    opens_on: datetime.date
    closes_on: datetime.date

    @property
    def is_rolling(self) -> bool:
        """Whether whoever comes to be meant while it runs is due too."""
        return self.program.kind in occasions.ROLLING

    def due_on(self, on: datetime.date) -> datetime.date:
        """The day of what comes to be due on a day."""
        return self.counted_on(on) if self.is_rolling else self.dated.on

    def counted_on(self, on: datetime.date) -> datetime.date:
        """As of which day the audience is asked: nobody is added after the date itself."""
        return min(max(on, self.dated.on) if self.is_rolling else on, self.dated.last)


def open_on(program: Program, on: datetime.date) -> list[Planned]:
    """The dates that are to be prepared or under way on a day."""
    return [each for each in between(program, on, on) if each.opens_on <= on <= each.closes_on]


def between(program: Program, first: datetime.date, last: datetime.date) -> list[Planned]:
    """The dates of a program that are open at any time between two days, the earliest first."""
    lead = datetime.timedelta(days=program.lead_days)
    stays = datetime.timedelta(days=program.stays_days)
    found = [
        Planned(program, dated, dated.on - lead, dated.last + stays)
        for dated in _dated(program, first - stays, last + lead)
        if dated.on - lead <= last and dated.last + stays >= first and _in_its_time(program, dated)
    ]
    return sorted(found, key=lambda planned: (planned.dated.on, planned.dated.key))


def visible(actor: Actor) -> QuerySet[Occasion]:
    """The occasions an officer may see; how many were due is for those alone who may see the names."""
    found = access.visible_to(actor, Occasion.objects.all(), VIEW)
    return found.select_related("program", "organization").order_by("on", "pk")


def locked(program: Program, key: str) -> Occasion | None:
    """The occasion of a date, kept from others until the transaction ends."""
    found = Occasion.objects.select_for_update(no_key=True).filter(program=program, key=key)
    return found.first()


def _in_its_time(program: Program, dated: Dated) -> bool:
    """A month in which a program begins belongs to it, one that begins after its end does not."""
    ends = program.valid_to
    return dated.last >= program.valid_from and (ends is None or dated.on < ends)


def _dated(program: Program, first: datetime.date, last: datetime.date) -> Iterator[Dated]:
    """The dates that may be open between two days; whatever lasts longest, a year, included."""
    region = program.organization.region
    if program.kind in occasions.SEASONS:
        yield from _seasons(program.kind, first - MONTH, last + MONTH, region)
        return
    for year in range((first - YEAR).year, last.year + 1):
        approved = _approved(region, year) if program.kind == "festival" else []
        yield from occasions.of_year(program.kind, program.settings, year, approved)


def _approved(region: str, year: int) -> list[Approved]:
    def ask() -> list[Approved]:
        told = parameters.value(MINORITY, on=datetime.date(year, 1, 1), region=region, default=[])
        return festivals.read_approved(told)

    return once((MINORITY, region, year), ask)


def _seasons(kind: str, first: datetime.date, last: datetime.date, region: str) -> Iterator[Dated]:
    """Every season that holds the middle of a month between two days."""
    found, month = {}, first.replace(day=15)
    while month <= last:
        if lasting := _season_about(kind, month, region):
            found[lasting] = occasions.season(kind, *lasting)
        month = later(month, 1)
    yield from found.values()


def _season_about(kind: str, day: datetime.date, region: str) -> tuple[datetime.date, datetime.date] | None:
    return once((kind, region, day), lambda: seasons.of(kind, day, region))
