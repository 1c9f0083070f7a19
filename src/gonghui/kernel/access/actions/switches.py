"""Services switched off, and on again, for a union and all below it."""

from datetime import datetime

from django.db import transaction

from gonghui import registry

from ...actor import Actor
from ...journal import actions as journal
from ...organizations.models import Organization
from ...remembered import forget
from .. import queries, refusals
from ..models import ServiceSwitch

SWITCH = "services.switch"


@transaction.atomic
def switch_service(organization: Organization, service: str, *, on: bool, by: Actor, at: datetime) -> None:
    """Switch a service off, or on again, for an organization and all below it.

    Raises NotYours, CannotBeSwitchedOff, KeyError (no such service).
    """
    declared = registry.service(service)
    if not queries.allows(by, SWITCH, organization, at):
        raise refusals.NotYours()
    if not on and not declared.can_be_switched_off:
        raise refusals.CannotBeSwitchedOff(service=declared.name)
    standing = queries.switch_of(organization, service)
    if on and standing:
        standing.delete()
    elif not on and not standing:
        ServiceSwitch.objects.create(
            organization=organization, service=service, off_from=at, by_person_id=by.person_id
        )
    forget()
    journal.record(
        "access.service_switched_on" if on else "access.service_switched_off",
        by=by,
        at=at,
        subject=organization,
        organization_id=organization.pk,
        path=organization.path,
        body={"service": service},
    )
