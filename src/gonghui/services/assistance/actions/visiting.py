"""A visit at home, written down at once or on a phone without a network: the same visit only once."""

import datetime
import uuid
from typing import Any

from django.db import IntegrityError, transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files.models import StoredFile
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.people.models import Person

from ..models import Attachment, Household, Visit
from ..queries import ways
from ..refusals import RelativeCase

APPLICATION, RECHECK, DIARY = "apply", "recheck", "diary"
AUTHORIZATION = "8"


@transaction.atomic
def record_visit(
    household: Household,
    *,
    key: uuid.UUID,
    visited_on: datetime.date,
    purpose: str,
    findings: dict[str, Any],
    by: Actor,
    at: datetime.datetime,
    case: Case | None = None,
    authorized_check: bool = False,
    agrees: bool | None = None,
    paper: StoredFile | None = None,
) -> tuple[Visit, bool]:
    """Write a visit down. Gives the visit, and whether it is new: `key` sent again changes nothing.

    Raises RelativeCase. `findings` are the words of the form; `paper` is the signed authorization.
    """
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise RelativeCase
    known = ways.visit_of(key)
    if known:
        return known, False
    visit = Visit(
        household=household,
        organization=household.organization,
        case=case,
        client_key=key,
        visitor=Person.objects.get(pk=by.person_id),
        visited_on=visited_on,
        purpose=purpose,
        authorized_check=authorized_check,
        agrees=agrees,
        recorded_at=at,
    )
    visit.particulars = findings
    if known := _come_in_meanwhile(visit):
        return known, False
    if paper:
        Attachment.objects.create(household=household, kind=AUTHORIZATION, file=paper, added_at=at)
    journal.record(
        "assistance.visit.record",
        by=by,
        at=at,
        subject=visit,
        about_person_id=household.head_id,
        organization_id=household.organization_id,
        path=household.path,
        body={"purpose": purpose, "authorized": authorized_check},
    )
    return visit, True


def _come_in_meanwhile(visit: Visit) -> Visit | None:
    """Save the visit, unless its key has come in from another page of the same moment; that one is given."""
    try:
        with transaction.atomic():
            visit.save()
    except IntegrityError:
        known = ways.visit_of(visit.client_key)
        if known is None:
            raise
        return known
    return None
