"""Taking a problem up: measures with owner and day, their results, and closing with what came of it."""

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy, tidy_prose
from gonghui.ui import formats

from ..models import Category, Focus, Measure
from ..queries import focuses
from ..refusals import WordsMissing
from ..refusals_focus import DayIsPast, FocusClosed, MeasureDone, MeasuresOpen, NothingToFollow, NotServing
from ..telling_focus import MEASURE_COMES, MEASURE_GIVEN, MEASURE_LATE


@transaction.atomic
def open_focus(
    place: Organization,
    *,
    title: str,
    why: str,
    category: Category | None,
    terms: Sequence[str],
    by: Actor,
    at: datetime.datetime,
) -> Focus:
    """Take a problem up, followed by a category, by terms, or both. Raises WordsMissing, NothingToFollow."""
    title, why = tidy_prose(title), tidy_prose(why)
    if not title or not why:
        raise WordsMissing
    followed = list(dict.fromkeys(filter(None, map(tidy, terms))))
    if category is None and not followed:
        raise NothingToFollow
    given = {"title": title, "why": why, "category": category, "terms": followed}
    focus = Focus.objects.create(organization=place, **given, opened_by_id=by.person_id or 0, opened_at=at)
    _write("grievances.focus.open", focus, by, at)
    return focus


@transaction.atomic
def add_measure(
    focus: Focus, *, what: str, owner: Person, due_on: datetime.date, by: Actor, at: datetime.datetime
) -> Measure:
    """Give somebody who serves there something to do.

    Raises FocusClosed, WordsMissing, DayIsPast, NotServing.
    """
    focus = _open(focus)
    what = tidy_prose(what)
    if not what:
        raise WordsMissing
    if due_on < timezone.localdate(at):
        raise DayIsPast
    if owner not in focuses.owners(focus.organization):
        raise NotServing(name=owner.name, organization=focus.organization.shown_name)
    measure = Measure.objects.create(focus=focus, what=what, owner=owner, due_on=due_on)
    _write("grievances.focus.measure", focus, by, at, measure=measure.pk)
    _tell(measure, MEASURE_GIVEN, by, at)
    return measure


@transaction.atomic
def finish_measure(measure: Measure, *, result: str, by: Actor, at: datetime.datetime) -> Measure:
    """Write down what came of it, good or not. Raises WordsMissing, MeasureDone, FocusClosed."""
    _open(measure.focus)
    measure = focuses.locked_measure(measure)
    result = tidy_prose(result)
    if not result:
        raise WordsMissing
    if measure.done_on is not None:
        raise MeasureDone
    measure.done_on, measure.result = timezone.localdate(at), result
    measure.save(update_fields=["done_on", "result"])
    _write("grievances.focus.done", measure.focus, by, at, measure=measure.pk)
    return measure


@transaction.atomic
def close_focus(focus: Focus, *, outcome: str, by: Actor, at: datetime.datetime) -> Focus:
    """End it with what changed. Raises FocusClosed, WordsMissing, MeasuresOpen."""
    focus = _open(focus)
    outcome = tidy_prose(outcome)
    if not outcome:
        raise WordsMissing
    if still := focus.measures.filter(done_on=None).count():
        raise MeasuresOpen(count=still)
    focus.outcome, focus.closed_at = outcome, at
    focus.save(update_fields=["outcome", "closed_at"])
    _write("grievances.focus.close", focus, by, at)
    return focus


def remind(*, on: datetime.date, at: datetime.datetime) -> int:
    """Tell owners whose day comes within three days, and once when it has passed. Gives how many."""
    due = list(focuses.measures_due(on))
    for measure in due:
        _tell(measure, MEASURE_LATE if measure.due_on < on else MEASURE_COMES, SYSTEM, at)
    return len(due)


def _open(focus: Focus) -> Focus:
    focus = focuses.locked(focus)
    if focus.closed_at is not None:
        raise FocusClosed
    return focus


def _tell(measure: Measure, kind: str, by: Actor, at: datetime.datetime) -> None:
    focus = measure.focus
    places = {"what": measure.what, "day": formats.iso(measure.due_on), "focus": focus.title}
    tell(
        measure.owner,
        kind,
        places=places,
        url=reverse("workbench-grievances:measure", args=[measure.uid]),
        by=by,
        at=at,
        organization=focus.organization,
        once=f"measure:{measure.pk}",
    )


def _write(deed: str, focus: Focus, by: Actor, at: datetime.datetime, **body: int) -> None:
    place = focus.organization_id
    record(deed, by=by, at=at, subject=focus, organization_id=place, path=focus.path, body=body)
