"""A case begins."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import deadlines
from ..flows import Flow
from ..models import Case, Recusal, Step
from ..numbers import in_force, next_number
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
    numbers: Mapping[str, Any] | None = None,
    recused: Iterable[Person] = (),
) -> Case:
    """Open a case in the flow's first stage, with the numbers in force that day, and seat its work item.

    `numbers` are others that hold for this one; who is `recused` may have no part in it from the beginning.
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
        numbers=_numbers(flow, organization, at) | dict(numbers or {}),
        opened_at=at,
        opened_by_person_id=by.person_id,
        waits_for_applicant=flow.first.waits_for_applicant,
    )
    deadlines.opening(case, flow.first, at)
    case.number = next_number(flow.prefix, at)
    case.save()
    Recusal.objects.bulk_create(Recusal(case=case, person=person) for person in recused)
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


def _numbers(flow: Flow, organization: Organization, at: datetime) -> dict[str, Any]:
    return in_force(flow, on=timezone.localtime(at).date(), region=organization.region)
