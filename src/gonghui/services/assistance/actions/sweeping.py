"""Drafts that nobody came back to: whoever began is told first, then they are forgotten with their papers."""

import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.actions import tell
from gonghui.ui import formats

from ..models import Application
from ..queries import households, unsent
from ..telling_officers import DRAFT
from . import drafting

KEPT_DAYS, KEPT_DAYS_DEFAULT = "assistance.draft_days", 60
TOLD_DAYS, TOLD_DAYS_DEFAULT = "assistance.draft_told_days", 7
YOUNG = datetime.timedelta(days=1)  # of younger drafts it is not even asked what their region says


def sweep_drafts(*, by: Actor, at: datetime.datetime) -> tuple[int, int]:
    """Tell whose draft is nearly over, forget those whose time is over. Gives how many told and forgotten.

    Nobody's draft goes before they have been told the days that regional data give.
    """
    told = sum(_tell(pk, by, at) for pk in unsent.untouched_since(at - YOUNG))
    gone = sum(_forget(pk, by, at) for pk in unsent.told_before(at))
    return told, gone


@transaction.atomic
def _tell(pk: int, by: Actor, at: datetime.datetime) -> int:
    draft = unsent.held(pk)
    if draft is None or unsent.was_told(draft):
        return 0
    kept, ahead = _days(draft, at)
    if draft.saved_at > at - (kept - ahead):
        return 0
    tell(
        draft.person,
        DRAFT,
        places={"day": formats.day(max(draft.saved_at + kept, at + ahead))},
        url=reverse("portal-assistance:apply"),
        by=by,
        at=at,
        about=draft,
        organization=draft.organization,
        once=unsent.occasion(draft),
    )
    return 1


@transaction.atomic
def _forget(pk: int, by: Actor, at: datetime.datetime) -> int:
    draft = unsent.held(pk)
    if draft is None:
        return 0
    kept, ahead = _days(draft, at)
    told = unsent.was_told(draft)
    if told is None or told > at - ahead or draft.saved_at > at - kept:
        return 0
    place = draft.organization
    journal.record(
        "assistance.draft_forgotten",
        by=by,
        at=at,
        subject=draft,
        about_person_id=draft.person_id,
        organization_id=place.pk,
        path=place.path,
        body={"days": kept.days},
    )
    drafting.discard(draft, by=by, at=at)
    return 1


def _days(draft: Application, at: datetime.datetime) -> tuple[datetime.timedelta, datetime.timedelta]:
    """How long an untouched draft is kept where it belongs, and how long before that its person is told."""
    given = {"on": timezone.localdate(at), "region": households.region_of(draft.organization)}
    kept = int(parameters.value(KEPT_DAYS, default=KEPT_DAYS_DEFAULT, **given))
    ahead = int(parameters.value(TOLD_DAYS, default=TOLD_DAYS_DEFAULT, **given))
    return datetime.timedelta(days=kept), datetime.timedelta(days=ahead)
