"""Transfer: a two-sided case, a deadline on both sides, the history kept."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization

from .. import flows, queries
from ..models import Membership, Transfer
from ..refusals import NotAMember, SameOrganization, TransferRunning
from . import life


@transaction.atomic
def ask(
    membership: Membership, to: Organization, *, by: Actor, at: datetime.datetime, channel: str = "online"
) -> Transfer:
    """Ask for a transfer. Raises SameOrganization, TransferRunning, NotAMember."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if not membership.is_lasting:
        raise NotAMember
    if membership.organization_id == to.pk:
        raise SameOrganization(organization=to.name)
    running = queries.running_transfer(membership)
    if running:
        raise TransferRunning(number=running.case.number)
    case = cases.open_case(
        flows.MOVE_OVER,
        organization=membership.organization,
        other_organization=to,
        applicant=membership.person,
        by=by,
        at=at,
        title=str(flows.MOVE_OVER.name),
        channel=channel,
    )
    return Transfer.objects.create(
        case=case, membership=membership, from_organization=membership.organization, to_organization=to
    )


@transaction.atomic
def decide(
    case: Case,
    move: str,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Case:
    """Release, hold, receive or refuse; receiving moves the membership in the same transaction."""
    transfer = case.transfer
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    if move == "receive":
        life.carry_over(
            transfer.membership, transfer.to_organization, on=timezone.localdate(at), by=by, at=at, case=case
        )
    return moved
