"""The help looks for the people (政策找人): proposing by night, calling and settling by day."""

import datetime
from collections import defaultdict

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy

from ..models import Proposal
from ..queries import proposals
from ..refusals import DismissalUnexplained, ProposalSettled
from ..telling_officers import PROPOSED
from . import applying, drafting, judging

AT_ONCE = 2000


@transaction.atomic
def propose_all(*, at: datetime.datetime) -> int:
    """Propose whoever should be called and is not proposed yet. Gives how many. Bears running twice.

    A proposal that is no longer needed goes without a trace. The journal keeps numbers, no names.
    """
    on = timezone.localtime(at).date()
    code = parameters.value(judging.POLICY, on=on, default=judging.USUAL)
    dropped, _by_model = proposals.stale().delete()
    wanted = {one.person_id: one for one in proposals.likely(on, code)}
    _update(wanted)
    made = [
        Proposal(
            person_id=one.person_id,
            organization_id=one.organization_id,
            reasons=list(one.reasons),
            proposed_on=on,
        )
        for one in wanted.values()
    ]
    Proposal.objects.bulk_create(made, batch_size=AT_ONCE)
    _tell(made, on, at)
    body = {"proposed": len(made), "dropped": dropped}
    journal.record(
        "assistance.propose", by=SYSTEM, at=at, subject=("assistance.Proposal", on.isoformat()), body=body
    )
    return len(made)


@transaction.atomic
def confirm(proposal: Proposal, *, by: Actor, at: datetime.datetime, reason: str = "") -> Proposal:
    """Called, and willing to ask for help: a draft waits on their phone. Raises ProposalSettled."""
    settled = _settle(proposal, Proposal.State.CONFIRMED, tidy(reason), by, at)
    drafting.begin(settled.person, settled.organization, channel=applying.ONLINE, by=by, at=at)
    return settled


@transaction.atomic
def dismiss(proposal: Proposal, *, by: Actor, at: datetime.datetime, reason: str) -> Proposal:
    """Called, and no help needed; not proposed again for a while.

    Raises DismissalUnexplained, ProposalSettled.
    """
    if not tidy(reason):
        raise DismissalUnexplained
    return _settle(proposal, Proposal.State.DISMISSED, tidy(reason), by, at)


def _tell(made: list[Proposal], on: datetime.date, at: datetime.datetime) -> None:
    """Their own officers hear how many they should call, themselves left out; who and why is on the page."""
    new: dict[int, list[int]] = defaultdict(list)
    for proposal in made:
        new[proposal.organization_id].append(proposal.person_id)
    for union in Organization.objects.filter(pk__in=new):
        for officer in holders(proposals.VERIFY, union.path, at):
            others = [person for person in new[union.pk] if person != officer.pk]
            if others:
                tell(
                    officer,
                    PROPOSED,
                    places={"count": str(len(others)), "organization": union.shown_name},
                    url=reverse("workbench-assistance:proposals"),
                    by=SYSTEM,
                    at=at,
                    organization=union,
                    once=f"{union.pk}:{on}",
                )


def _update(wanted: dict[int, proposals.Likely]) -> None:
    """Give open proposals the reasons of tonight, and take them out of what is still to be made."""
    changed = []
    for proposal in Proposal.objects.select_for_update().filter(state=Proposal.State.OPEN):
        one = wanted.pop(proposal.person_id, None)
        if one and proposal.reasons != list(one.reasons):
            proposal.reasons = list(one.reasons)
            changed.append(proposal)
    Proposal.objects.bulk_update(changed, ["reasons"], batch_size=AT_ONCE)


def _settle(proposal: Proposal, state: str, reason: str, by: Actor, at: datetime.datetime) -> Proposal:
    found = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if found.state != Proposal.State.OPEN:
        raise ProposalSettled
    found.state, found.settled_reason = state, reason[:200]
    found.settled_at, found.settled_by_id = at, by.person_id
    found.save(update_fields=["state", "settled_reason", "settled_at", "settled_by"])
    journal.record(
        f"assistance.proposal_{state}",
        by=by,
        at=at,
        subject=found,
        organization_id=found.organization_id,
        path=found.path,
        reason=reason,
    )
    return found
