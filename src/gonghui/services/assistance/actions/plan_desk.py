"""What every deed on a plan stands on: held until it is done, not of one's own family, recorded, told."""

import datetime
from typing import Any

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.notices import actions as notices

from ..models import Household, Measure, Plan
from ..plan_refusals import NotADraft, OwnHousehold


def locked(household: Household) -> Household:
    """The household as it stands, held until the transaction ends."""
    rows = Household.objects.select_for_update(of=("self",)).select_related("facts", "head", "organization")
    return rows.get(pk=household.pk)


def held_draft(plan: Plan) -> Plan:
    """A draft as it stands, held until the transaction ends. Raises NotADraft."""
    held = Plan.objects.select_for_update(of=("self",)).select_related(
        "household__facts", "household__head", "household__organization"
    )
    plan = held.get(pk=plan.pk)
    if plan.state != Plan.State.DRAFT:
        raise NotADraft
    return plan


def not_own(household: Household, by: Actor) -> None:
    """Raises OwnHousehold."""
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise OwnHousehold


def tell(plan: Plan, kind: str, *, by: Actor, at: datetime.datetime, once: str = "", **places: Any) -> None:
    """Tell the head of the household something about their plan."""
    household = plan.household
    notices.tell(
        household.head,
        kind,
        places={"organization": household.organization.name, **places},
        by=by,
        at=at,
        url="/assistance/plan/",
        about=plan,
        organization=household.organization,
        once=once,
    )


def said_of(measure: Measure) -> dict[str, Any]:
    """What the journal keeps of a measure."""
    return {"matter": measure.matter, "kind": measure.kind, "fen": measure.amount, "source": measure.source}


def record(deed: str, plan: Plan, by: Actor, at: datetime.datetime, body: dict, reason: str = "") -> None:
    """The journal entry of a deed on a plan."""
    journal.record(
        f"assistance.plan.{deed}",
        by=by,
        at=at,
        subject=("assistance.Plan", plan.uid),
        about_person_id=plan.household.head_id,
        organization_id=plan.organization_id,
        path=plan.path,
        reason=reason,
        body=body,
    )
