"""What unions have taken up: for officers, for the members it concerns, and the figures that go with it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel import small_cells
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.months import later
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..models import Focus, FocusSurvey, Measure, SurveyCount, SurveyTaken
from ..permissions import FIGURES, FOCUS
from . import officers, quality, topics
from .routing import home_of

AHEAD = datetime.timedelta(days=3)
MONTHS_BEFORE, MONTHS_SHOWN = 3, 12


@dataclass(frozen=True)
class Line:
    """One row of figures: what is followed, and how many by month; None for fewer than five."""

    name: str
    counts: list[int | None]


def visible(actor: Actor, at: datetime.datetime) -> QuerySet[Focus]:
    """What the unions in this officer's sight have taken up."""
    return access.visible_to(actor, _whole(), FIGURES, at=at)


def governed(actor: Actor, at: datetime.datetime) -> QuerySet[Focus]:
    """Those this officer may add to, ask about and close."""
    return access.visible_to(actor, _whole(), FOCUS, at=at)


def places(actor: Actor, at: datetime.datetime) -> QuerySet[Organization]:
    """Unions for which this officer may take something up."""
    return access.visible_to(actor, organizations.open_organizations(), FOCUS, at=at).order_by("path")


def measures_of(actor: Actor, at: datetime.datetime) -> QuerySet[Measure]:
    """What this officer has to do, or governs."""
    mine = Q(owner_id=actor.person_id or 0) | Q(focus__in=governed(actor, at).order_by().values("pk"))
    return Measure.objects.filter(mine).select_related("focus__organization", "owner")


def of_member(person: Person) -> QuerySet[Focus]:
    """What a worker's own union and those above it have taken up, the open ones first."""
    home = home_of(person)
    if home is None:
        return Focus.objects.none()
    around = [home.pk, *(place.pk for place in organizations.ancestors(home))]
    found = _whole().filter(organization__in=around).prefetch_related("measures")
    return found.order_by("closed_at", "-opened_at")


def owners(place: Organization) -> list[Person]:
    """Who may be given a measure."""
    return officers.in_union(place)


def measures_due(on: datetime.date) -> QuerySet[Measure]:
    """Open ones whose day is within three days, or has passed."""
    found = Measure.objects.filter(done_on=None, due_on__lte=on + AHEAD, focus__closed_at=None)
    return found.select_related("focus__organization", "owner")


def locked(focus: Focus) -> Focus:
    return Focus.objects.select_for_update().get(pk=focus.pk)


def locked_measure(measure: Measure) -> Measure:
    return Measure.objects.select_for_update().get(pk=measure.pk)


def months_of(focus: Focus, on: datetime.date) -> list[datetime.date]:
    """From three months before it was taken up until three after it was closed, at most a year."""
    first = later(timezone.localdate(focus.opened_at).replace(day=1), -MONTHS_BEFORE)
    last = on.replace(day=1)
    if focus.closed_at is not None:
        last = min(last, later(timezone.localdate(focus.closed_at).replace(day=1), MONTHS_BEFORE))
    found = [first]
    while found[-1] < last:
        found.append(later(found[-1], 1))
    return found[-MONTHS_SHOWN:]


def figures(focus: Focus, months: list[datetime.date]) -> Iterator[Line]:
    """How often the category and each term came up at the union and below, by month."""
    if focus.category is not None:
        counted = _by_month(focus, months)
        cells = [(counted.get(month, 0), f"focus:{focus.pk}:{month}") for month in months]
        yield Line(focus.category.shown_name, [small_cells.vague(said, cell=cell) for said, cell in cells])
    for term in focus.terms:
        kept = topics.by_month(focus.organization, term, months[0])
        yield Line(term, [kept.get(month) for month in months])


def survey_of(focus: Focus) -> FocusSurvey | None:
    return FocusSurvey.objects.filter(focus=focus).first()


def is_asked(survey: FocusSurvey, person: Person, on: datetime.date) -> bool:
    """Whether the survey is open and this person belongs to those asked."""
    if survey.focus.closed_at is not None or on > survey.closes_on:
        return False
    return audiences.rows(survey.rule, on, survey.focus.path).filter(person=person).exists()


def has_answered(survey: FocusSurvey, person: Person) -> bool:
    return SurveyTaken.objects.filter(survey=survey, person=person).exists()


def answers(survey: FocusSurvey, on: datetime.date) -> tuple[dict[str, int | None], int | None]:
    """How many gave each answer, and all, as they may be shown: when it has ended, and nothing of fewer
    than five. While it runs nothing is told, so that no answer shows by its moment."""
    if on <= survey.closes_on and survey.focus.closed_at is None:
        return dict.fromkeys(SurveyCount.Answer.values), None
    cells = dict(survey.counts.values_list("answer", "said"))
    return small_cells.vague_table(cells, table=f"survey:{survey.pk}")


def in_words(survey: FocusSurvey, on: datetime.date) -> list[dict[str, Any]]:
    """The same as facts to read; empty while nothing may be told."""
    shown, total = answers(survey, on)
    if total is None:
        return []
    counts = [(answer.label, shown[answer]) for answer in SurveyCount.Answer]
    return [{"term": term, "value": formats.number(said) if said else _("少于 5")} for term, said in counts]


def _by_month(focus: Focus, months: list[datetime.date]) -> dict[datetime.date, int]:
    found = quality.of(focus.path, months[0], later(months[-1], 1) - datetime.timedelta(days=1))
    found = found.filter(Q(category=focus.category) | Q(category__parent=focus.category)).order_by()
    rows = found.annotate(month=TruncMonth("said_on")).values("month").annotate(said=Count("pk"))
    return {row["month"]: row["said"] for row in rows}


def _whole() -> QuerySet[Focus]:
    return Focus.objects.select_related("organization", "category", "opened_by")
