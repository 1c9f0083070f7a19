"""A case begins."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import deadlines, numbers
from ..flows import Flow
from ..models import Case, Step
from ..recording import take_step, tell_of
from .seating import seat


@transaction.atomic
def open_case(
    flow: Flow | str,
    *,
    organization: Organization,
    applicant: Person | None,
    by: Actor,
    at: datetime,
    title: str,
    channel: str = "online",
    about: Model | None = None,
    other_organization: Organization | None = None,
    note: str = "",
) -> Case:
    """Open a case in the flow's first stage, with the numbers in force that day, and seat its work item.

    Raises NoOtherOrganization, NoUpperOrganization when the first stage waits for a seat that nobody has.
    """
    flow = registry.flow(flow) if isinstance(flow, str) else flow
    case = Case(
        flow=flow.code,
        stage=flow.first.code,
        title=title,
        channel=channel,
        organization=organization,
        other_organization=other_organization,
        applicant=applicant,
        about_kind=about._meta.label_lower if about is not None else "",
        about_id=about.pk if about is not None else None,
        numbers=numbers.in_force(flow, on=timezone.localtime(at).date(), region=organization.region),
        opened_at=at,
        opened_by_person_id=by.person_id,
        waits_for_applicant=flow.first.waits_for_applicant,
    )
    deadlines.opening(case, flow.first, at)
    case.number = numbers.next_number(flow.prefix, at)
    case.save()
    seat(case, at)
    take_step(
        case,
        Step.Kind.OPEN,
        by=by,
        at=at,
        deed=f"{flow.code}.open",
        note=note,
        body={"channel": channel, "other": case.other_organization_id},
    )
    tell_of(case, flow.tells.get("open", ""), applicant, by=by, at=at)
    return case
