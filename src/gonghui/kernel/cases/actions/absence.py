"""Who acts for whom during an absence."""

import datetime

from django.db import transaction

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import StandIn
from ..refusals import DatesReversed, NoSelfService, NotAColleague, NotYourMove
from ..seats import serves_at


@transaction.atomic
def set_stand_in(
    person: Person,
    stand_in: Person,
    *,
    organization: Organization,
    from_: datetime.date,
    to: datetime.date,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
) -> StandIn:
    """Let a colleague act for `person` at an organization and below, both days included.

    Who is absent sets it, or whoever appoints there. Raises NotYourMove, NoSelfService, NotAColleague,
    DatesReversed.
    """
    if by.person_id != person.pk and not access.allows(by, "access.appoint", organization, at):
        raise NotYourMove()
    if stand_in.pk == person.pk:
        raise NoSelfService()
    if to < from_:
        raise DatesReversed()
    if not serves_at(organization.path, stand_in, at):
        raise NotAColleague(who=stand_in.name)
    absence = StandIn.objects.create(
        person=person,
        stand_in=stand_in,
        organization=organization,
        valid_from=from_,
        valid_to=to,
        reason=reason.strip(),
        by_person_id=by.person_id,
    )
    _record("cases.set_stand_in", absence, by, at)
    return absence


@transaction.atomic
def end_stand_in(absence: StandIn, *, by: Actor, at: datetime.datetime) -> StandIn:
    """End it now, as someone who came back early. Raises NotYourMove."""
    absence.refresh_from_db(from_queryset=StandIn.objects.select_for_update())
    mine = by.person_id in (absence.person_id, absence.stand_in_id)
    if not mine and not access.allows(by, "access.appoint", absence.organization, at):
        raise NotYourMove()
    if absence.ended_at is None:
        absence.ended_at = at
        absence.save(update_fields=["ended_at"])
        _record("cases.end_stand_in", absence, by, at)
    return absence


def _record(deed: str, absence: StandIn, by: Actor, at: datetime.datetime) -> None:
    record(
        deed,
        by=by,
        at=at,
        subject=absence,
        about_person_id=absence.person_id,
        organization_id=absence.organization_id,
        path=absence.path,
        reason=absence.reason,
        body={
            "stand_in": absence.stand_in_id,
            "from": absence.valid_from.isoformat(),
            "to": absence.valid_to.isoformat(),
        },
    )
