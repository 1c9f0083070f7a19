"""One helps one (一帮一): a unit and a person for every household, until it stands (一帮到底)."""

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy

from ..models import Household, Pairing, Visit
from ..plan_refusals import FileEnded, NotAHelper, OwnHousehold, PairedAlready, StillHelped
from ..queries import plans
from . import plan_desk, planning, visiting


@transaction.atomic
def pair(
    household: Household, unit: Organization, helper: Person, *, by: Actor, at: datetime.datetime
) -> Pairing:
    """Bind a unit and one of its people to a household. Raises PairedAlready, FileEnded, NotAHelper."""
    household = plan_desk.locked(household)
    _check(household, unit, helper, at)
    if plans.pairing_of(household):
        raise PairedAlready
    pairing = _make(household, unit, helper, at)
    _tell(pairing, by, at)
    return pairing


@transaction.atomic
def replace(
    pairing: Pairing, unit: Organization, helper: Person, *, by: Actor, at: datetime.datetime, reason: str
) -> Pairing:
    """Somebody else takes over; the household is never without. Raises FileEnded, NotAHelper."""
    household = plan_desk.locked(pairing.household)
    _check(household, unit, helper, at)
    on = timezone.localtime(at).date()
    # The next one stands first, ended for a moment: one open pairing per household, and none ends without it.
    following = _make(household, unit, helper, at, ended_on=on)
    before = Pairing.objects.select_for_update().get(pk=pairing.pk)
    before.ended_on, before.end_reason, before.replaced_by = on, tidy(reason)[:200], following
    before.save(update_fields=["ended_on", "end_reason", "replaced_by"])
    following.ended_on = None
    following.save(update_fields=["ended_on"])
    _record("replace", before, by, at, reason)
    _tell(following, by, at)
    return following


@transaction.atomic
def end(pairing: Pairing, *, by: Actor, at: datetime.datetime, reason: str) -> Pairing:
    """Let go of a household that stands. Raises StillHelped; the database refuses the same."""
    pairing = Pairing.objects.select_for_update(of=("self",)).select_related("household").get(pk=pairing.pk)
    pairing.ended_on, pairing.end_reason = timezone.localtime(at).date(), tidy(reason)[:200]
    try:
        with transaction.atomic():
            pairing.save(update_fields=["ended_on", "end_reason"])
    except IntegrityError as refused:
        if "household stands" not in str(refused):
            raise
        raise StillHelped from refused
    _record("end", pairing, by, at, reason)
    return pairing


@transaction.atomic
def write_diary(
    household: Household,
    *,
    key: uuid.UUID,
    visited_on: datetime.date,
    words: str,
    changed: bool,
    by: Actor,
    at: datetime.datetime,
) -> tuple[Visit, bool]:
    """What a helper saw and heard; when something changed, whoever made the plan is told.

    Sent twice under one key it is one entry. Raises RelativeCase.
    """
    visit, is_new = visiting.record_visit(
        household,
        key=key,
        visited_on=visited_on,
        purpose=visiting.DIARY,
        findings={"seen": tidy(words)},
        by=by,
        at=at,
        agrees=not changed,
    )
    plan = plans.active_of(household)
    if is_new and changed and plan is not None and plan.made_by_id != by.person_id:
        notices.tell(
            plan.made_by,
            "assistance.changed",
            places={"number": household.number, "helper": by.name},
            by=by,
            at=at,
            url=f"/work/assistance/households/{household.uid}/plan/",
            about=plan,
            organization=household.organization,
        )
    return visit, is_new


def _check(household: Household, unit: Organization, helper: Person, at: datetime.datetime) -> None:
    if household.state in planning.ENDED:
        raise FileEnded
    on = timezone.localtime(at).date()
    if all(person.pk != helper.pk for person, _load in plans.helpers_in(unit, on)):
        raise NotAHelper(unit=unit.name)
    if household.members.filter(person_id=helper.pk).exists():
        raise OwnHousehold


def _make(
    household: Household, unit: Organization, helper: Person, at: datetime.datetime, **more: object
) -> Pairing:
    return Pairing.objects.create(
        organization=household.organization,
        household=household,
        unit=unit,
        helper=helper,
        since=timezone.localtime(at).date(),
        **more,
    )


def _tell(pairing: Pairing, by: Actor, at: datetime.datetime) -> None:
    _record("pair", pairing, by, at)
    household = pairing.household
    notices.tell(
        household.head,
        "assistance.paired",
        places={"unit": pairing.unit.name, "helper": pairing.helper.name},
        by=by,
        at=at,
        url="/assistance/plan/",
        about=pairing,
        organization=household.organization,
    )


def _record(deed: str, pairing: Pairing, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    journal.record(
        f"assistance.pairing.{deed}",
        by=by,
        at=at,
        subject=("assistance.Pairing", pairing.uid),
        about_person_id=pairing.household.head_id,
        organization_id=pairing.organization_id,
        path=pairing.path,
        reason=reason,
        body={"unit": pairing.unit_id, "helper": pairing.helper_id},
    )
