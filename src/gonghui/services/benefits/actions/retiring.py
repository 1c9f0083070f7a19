"""At which age of the law somebody retires, or on which day that was agreed."""

import datetime
from typing import Any

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import RetirementGroup
from ..queries import retiring
from ..refusals_groups import GroupDoesNotFit

MALE, FEMALE = "1", "2"


def fits(group: str, sex: str) -> bool:
    """Whether a group can be a person's; where the sex is not known, every group can."""
    wanted = MALE if group == RetirementGroup.Group.MALE else FEMALE
    return sex not in (MALE, FEMALE) or sex == wanted


@transaction.atomic
def keep_group(
    person: Person,
    organization: Organization,
    *,
    group: str,
    agreed_on: datetime.date | None,
    document: str,
    by: Actor,
    at: datetime.datetime,
) -> RetirementGroup:
    """Keep the group of a person, and the agreed day if there is one. Raises GroupDoesNotFit."""
    if not fits(group, person.sex):
        raise GroupDoesNotFit(group=RetirementGroup.Group(group).label)
    told: dict[str, Any] = {"group": group, "agreed_on": agreed_on, "document": document}
    told |= {"organization": organization, "recorded_at": at}
    kept = retiring.group_of(person) or RetirementGroup(person=person)
    for name, value in told.items():
        setattr(kept, name, value)
    kept.save()
    record(
        "benefits.retirement.group",
        by=by,
        at=at,
        subject=kept,
        about_person_id=person.pk,
        organization_id=organization.pk,
        path=organization.path,
        body={"group": group, "agreed_on": str(agreed_on or "")},
    )
    return kept
