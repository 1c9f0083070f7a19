"""The life of a membership: join, transfer, retain, restore, leave, removal, death. Each dated and kept."""

import datetime
from typing import Any

from django.db import transaction

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import queries
from ..events import MemberJoined, MemberLeft, MemberTransferred
from ..models import Membership, MembershipChange
from ..refusals import AlreadyMember, NotActive, NotAMember, NotRetained, ReasonNeeded

JOINED, CAME, WENT, RETAINED, RESTORED, LEFT, REMOVED, DIED = "12345678"
ENDINGS = {LEFT, REMOVED, DIED}


@transaction.atomic
def admit(
    *,
    person: Person,
    organization: Organization,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    case: Case | None = None,
    **details: Any,
) -> Membership:
    """Make a person a member of an organization from a day on. Raises AlreadyMember."""
    lasting = queries.lasting_of(person)
    if lasting:
        raise AlreadyMember(organization=lasting.organization.name)
    details.setdefault("joined_on", on)
    membership = Membership(
        person=person,
        organization=organization,
        started_on=on,
        number=queries.next_number(on),
        name_initials=person.name_initials,
        changed_at=at,
        **details,
    )
    membership.save()
    _note(membership, JOINED, on, by, at, to=organization, case=case)
    registry.announce(MemberJoined(membership, by, at))
    return membership


@transaction.atomic
def carry_over(
    membership: Membership,
    to: Organization,
    *,
    on: datetime.date,
    by: Actor,
    at: datetime.datetime,
    case: Case | None,
) -> Membership:
    """Move a lasting membership to another organization; out and in are both kept, the number stays."""
    membership = _lasting(membership)
    came_from = membership.organization
    _note(membership, WENT, on, by, at, from_=came_from, to=to, case=case)
    membership.organization, membership.started_on, membership.changed_at = to, on, at
    membership.save()
    _note(membership, CAME, on, by, at, from_=came_from, to=to, case=case)
    registry.announce(MemberTransferred(membership, came_from, by, at))
    return membership


@transaction.atomic
def retain(
    membership: Membership, *, on: datetime.date, reason: str, by: Actor, at: datetime.datetime
) -> Membership:
    """Keep the membership of someone retired or out of work. Raises NotActive, ReasonNeeded."""
    membership = _lasting(membership)
    if membership.state != Membership.State.ACTIVE:
        raise NotActive(state=membership.get_state_display())
    return _restate(membership, Membership.State.RETAINED, RETAINED, on, reason, by, at)


@transaction.atomic
def restore(
    membership: Membership, *, on: datetime.date, reason: str, by: Actor, at: datetime.datetime
) -> Membership:
    """Bring a retained membership back into force. Raises NotRetained, ReasonNeeded."""
    membership = _lasting(membership)
    if membership.state != Membership.State.RETAINED:
        raise NotRetained(state=membership.get_state_display())
    return _restate(membership, Membership.State.ACTIVE, RESTORED, on, reason, by, at)


@transaction.atomic
def end(
    membership: Membership, kind: str, *, on: datetime.date, reason: str, by: Actor, at: datetime.datetime
) -> Membership:
    """End a membership: left, removed or died (`kind` is one of ENDINGS). Raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    membership = _lasting(membership)
    membership.state, membership.ended_on, membership.changed_at = Membership.State.ENDED, on, at
    membership.save()
    if kind == DIED:
        Person.objects.filter(pk=membership.person_id).update(died_on=on, changed_at=at)
    _note(membership, kind, on, by, at, from_=membership.organization, reason=reason)
    registry.announce(MemberLeft(membership, by, at))
    return membership


def _restate(membership: Membership, state: str, kind: str, on, reason: str, by: Actor, at) -> Membership:
    if not reason.strip():
        raise ReasonNeeded
    membership.state, membership.changed_at = state, at
    membership.save()
    _note(membership, kind, on, by, at, to=membership.organization, reason=reason)
    return membership


def _lasting(membership: Membership) -> Membership:
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if not membership.is_lasting:
        raise NotAMember
    return membership


def _note(
    membership: Membership, kind: str, on, by: Actor, at, *, from_=None, to=None, case=None, reason: str = ""
) -> None:
    MembershipChange.objects.create(
        membership=membership,
        kind=kind,
        on=on,
        reason=reason,
        from_organization=from_,
        to_organization=to,
        case=case,
        by_name=by.name,
        recorded_at=at,
    )
    journal.record(
        "membership.changed",
        by=by,
        at=at,
        subject=("membership.Membership", membership.pk),
        about_person_id=membership.person_id,
        organization_id=membership.organization_id,
        path=membership.path,
        reason=reason,
        body={"kind": kind, "on": on.isoformat()},
    )
