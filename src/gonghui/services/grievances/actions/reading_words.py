"""What was said, read by a union above: after a reason, never unrecorded."""

import datetime

from django.db import transaction

from gonghui.kernel.access.refusals import ReasonMissing
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.text import tidy

from ..models import Grievance

SHORTEST_REASON = 4


@transaction.atomic
def look(grievance: Grievance, *, reason: str, by: Actor, at: datetime.datetime) -> str:
    """The words. Of a named one the worker sees who looked. Raises ReasonMissing."""
    reason = tidy(reason)
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing
    case = grievance.case
    about = case.applicant_id
    record(
        "grievances.words.reveal",
        by=by,
        at=at,
        subject=case,
        about_person_id=about,
        path=case.path,
        reason=reason,
    )
    return grievance.particulars["text"]
