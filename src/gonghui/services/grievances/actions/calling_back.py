"""Calls back: drawn by lot after the end, made by someone who did not handle it, written down."""

import datetime
import secrets

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.refusals import ReasonMissing
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.kernel.cases.seats import is_recused
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal.actions import record
from gonghui.kernel.text import tidy, tidy_prose

from ..models import Callback, Grievance
from ..permissions import CALL_BACK
from ..queries import callbacks
from ..refusals import CalledAlready, NothingToReveal, OwnWork

PERCENT = "grievances.callback_percent"
PERCENT_DEFAULT = 20
SHORTEST_REASON = 4  # characters


def sample(*, on: datetime.date) -> int:
    """Draw among what ended the day before and can be called; in every union at least one. Gives how many."""
    drawn: list[Grievance] = []
    for region, ended in callbacks.ended_by_union(on - datetime.timedelta(days=1)):
        share = parameters.value(PERCENT, on=on, region=region, default=PERCENT_DEFAULT)
        count = min(len(ended), max(1, round(len(ended) * share / 100)))
        drawn += secrets.SystemRandom().sample(ended, count)
    rows = [Callback(grievance=grievance, sampled_on=on) for grievance in drawn]
    return len(Callback.objects.bulk_create(rows, ignore_conflicts=True))


@transaction.atomic
def look_at_number(callback: Callback, *, reason: str, by: Actor, at: datetime.datetime) -> str:
    """The telephone number to call; its owner sees the look. Raises ReasonMissing, NothingToReveal."""
    reason = tidy(reason)
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing
    speaker = callback.grievance.speaker
    if speaker is None or not speaker.phone:
        raise NothingToReveal
    record(
        "grievances.callback.reveal",
        by=by,
        at=at,
        subject=speaker,
        about_person_id=speaker.pk,
        path=callback.grievance.path,
        reason=reason,
    )
    return speaker.phone


@transaction.atomic
def note(
    callback: Callback,
    *,
    was_reached: bool,
    solved: str = "",
    satisfied: int | None = None,
    words: str = "",
    by: Actor,
    at: datetime.datetime,
) -> Callback:
    """Write down a call. Raises NotYourMove, OwnWork, CalledAlready."""
    callback = callbacks.locked(callback)
    case = callback.grievance.case
    if is_recused(case, by.person_id) or not access.allows(by, CALL_BACK, case.path, at):
        raise NotYourMove
    if case.work_items.filter(handler_id=by.person_id).exists():
        raise OwnWork
    if callback.called_at is not None:
        raise CalledAlready
    callback.called_by_id, callback.called_at, callback.was_reached = by.person_id, at, was_reached
    callback.solved, callback.satisfied = (solved, satisfied) if was_reached else ("", None)
    callback.particulars = {"words": tidy_prose(words)}
    callback.save()
    body = {"reached": was_reached, "on": timezone.localdate(at).isoformat()}
    record("grievances.call_back", by=by, at=at, subject=case, path=case.path, body=body)
    return callback
