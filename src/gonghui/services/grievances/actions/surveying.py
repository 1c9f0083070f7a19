"""Asking whether it got better: who answered is kept apart from what was answered."""

import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.kernel.audiences import rules
from gonghui.kernel.journal.actions import record
from gonghui.kernel.people.models import Person

from ..models import Focus, FocusSurvey, SurveyCount, SurveyTaken
from ..queries import focuses
from ..refusals_focus import AskedOnce, DayIsPast, FocusClosed, NotAsked, TakenAlready, TooFewAsked


@transaction.atomic
def ask(
    focus: Focus, *, rule: dict[str, Any], closes_on: datetime.date, by: Actor, at: datetime.datetime
) -> FocusSurvey:
    """Ask an audience of the union and below, once. Raises FocusClosed, AskedOnce, DayIsPast, TooFewAsked
    and what an audience refuses."""
    focus, today = focuses.locked(focus), timezone.localdate(at)
    if focus.closed_at is not None:
        raise FocusClosed
    if focuses.survey_of(focus) is not None:
        raise AskedOnce
    if closes_on < today:
        raise DayIsPast
    rules.check_allowed(rules.read(rule), focus.organization, by)
    if audiences.count(rule, today, focus.path) < audiences.FEWEST:
        raise TooFewAsked
    survey = FocusSurvey.objects.create(
        focus=focus, rule=rule, opened_by_id=by.person_id or 0, opened_at=at, closes_on=closes_on
    )
    SurveyCount.objects.bulk_create(
        SurveyCount(survey=survey, answer=answer) for answer in SurveyCount.Answer.values
    )
    place = focus.organization_id
    record("grievances.focus.ask", by=by, at=at, subject=focus, organization_id=place, path=focus.path)
    return survey


@transaction.atomic
def answer(survey: FocusSurvey, *, person: Person, answer: str, at: datetime.datetime) -> None:
    """Count an answer, once per person who is asked. Raises NotAsked, TakenAlready.

    The journal is not told: it would keep who answered next to the moment.
    """
    if not focuses.is_asked(survey, person, timezone.localdate(at)):
        raise NotAsked
    _taken, is_new = SurveyTaken.objects.get_or_create(survey=survey, person=person)
    if not is_new:
        raise TakenAlready
    SurveyCount.objects.filter(survey=survey, answer=answer).update(said=F("said") + 1)
