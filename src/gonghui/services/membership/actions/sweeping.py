"""Drafts that nobody came back to are forgotten: answers given half-way must not lie about for good."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal import actions as journal

from .. import queries

KEPT_DAYS, KEPT_DAYS_DEFAULT = "join.draft_days", 30


@transaction.atomic
def forget_drafts(*, by: Actor, at: datetime.datetime) -> int:
    """Delete the drafts untouched for the days in force (`join.draft_days`); the journal keeps how many."""
    today = timezone.localdate(at)
    days = int(parameters.value(KEPT_DAYS, on=today, default=KEPT_DAYS_DEFAULT))
    old = queries.forgotten_drafts(at - datetime.timedelta(days=days))
    count, _models = old.delete()
    if count:
        journal.record("membership.drafts_forgotten", by=by, at=at, body={"count": count, "days": days})
    return count
