"""More time, once: asked for with a reason, granted by another."""

import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.actions.holding import hold_item
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.kernel.cases.seats import is_recused
from gonghui.kernel.files import actions as files

from ..models import Extension, Grievance
from ..permissions import EXTEND
from ..queries import grievances
from ..refusals import ExtendedAlready, NoExtensionWaits, OwnExtension, TooManyDays, WordsMissing
from ..rules import days
from . import saying


@transaction.atomic
def ask(
    grievance: Grievance,
    *,
    wanted: Decimal,
    reason: str,
    paper: Any = None,
    by: Actor,
    at: datetime.datetime,
) -> Extension:
    """Ask for more working days. Raises WordsMissing, TooManyDays, ExtendedAlready, and a claim's own."""
    hold_item(grievance.case, by, at)
    if not reason.strip():
        raise WordsMissing
    most = days.longest_extension(on=timezone.localdate(at), region=grievance.case.organization.region)
    if not 0 < wanted <= Decimal(str(most)):
        raise TooManyDays(most=most)
    if grievance.extensions.exclude(granted=False).exists():
        raise ExtendedAlready
    kept = files.store(paper, kind="image", sensitive=True, by=by, at=at) if paper else None
    saying.write_down("ask_extension", grievance, by=by, at=at, days=str(wanted))
    return Extension.objects.create(
        grievance=grievance,
        days=wanted,
        reason=reason.strip(),
        paper=kept,
        asked_by_id=by.person_id or 0,
        asked_at=at,
    )


@transaction.atomic
def settle(
    extension: Extension, *, granted: bool, answer: str = "", by: Actor, at: datetime.datetime
) -> Extension:
    """Grant it or not. Raises NoExtensionWaits, OwnExtension, NotYourMove."""
    extension = grievances.locked_extension(extension)
    case = extension.grievance.case
    if extension.granted is not None or case.has_ended:
        raise NoExtensionWaits
    if extension.asked_by_id == by.person_id:
        raise OwnExtension
    if is_recused(case, by.person_id) or not access.allows(by, EXTEND, case.path, at):
        raise NotYourMove
    extension.granted, extension.answer = granted, answer.strip()
    extension.decided_by_id, extension.decided_at = by.person_id, at
    extension.save()
    saying.write_down("settle_extension", extension.grievance, by=by, at=at, granted=granted)
    if granted:
        cases.extend(case, days=extension.days, by=by, at=at, reason=extension.reason)
        saying.tell_speaker(extension.grievance, "grievances.extended", by=by, at=at)
    saying.tell_officers(
        extension.grievance, [extension.asked_by], "grievances.extension_settled", by=by, at=at
    )
    return extension
