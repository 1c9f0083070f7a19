"""Whose a confidential grievance is: for who handles it, after a reason, never unrecorded."""

import datetime

from django.db import transaction

from gonghui.kernel.access.refusals import ReasonMissing
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.seats import is_recused
from gonghui.kernel.journal.actions import record
from gonghui.kernel.text import tidy

from ..models import Grievance
from ..refusals import NothingToReveal, NotTheHandler

SHORTEST_REASON = 4


def may_look(grievance: Grievance, by: Actor) -> bool:
    """Named handlers alone: who has it in hand."""
    case = grievance.case
    return by.person_id is not None and case.handler_id == by.person_id and not is_recused(case, by.person_id)


@transaction.atomic
def look(grievance: Grievance, *, reason: str, by: Actor, at: datetime.datetime) -> dict[str, str]:
    """Name and telephone or mail of who spoke. Raises NotTheHandler, ReasonMissing, NothingToReveal.

    The journal says that a name was looked at and shows it to its owner; it does not say in which case.
    """
    if not may_look(grievance, by):
        raise NotTheHandler
    reason = tidy(reason)
    if len(reason) < SHORTEST_REASON:
        raise ReasonMissing
    told = _contact(grievance)
    if not any(told.values()):
        raise NothingToReveal
    record(
        "grievances.speaker.reveal",
        by=by,
        at=at,
        subject=grievance.speaker or grievance.case,
        about_person_id=grievance.speaker_id,
        path=grievance.case.path,
        reason=reason,
    )
    return told


def _contact(grievance: Grievance) -> dict[str, str]:
    speaker = grievance.speaker
    if speaker is not None:
        return {"name": speaker.name, "phone": speaker.phone}
    contact = grievance.particulars.get("contact") or {}
    return {name: contact.get(name, "") for name in ("name", "phone", "mail")}
