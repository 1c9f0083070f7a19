"""An application written down by an officer for a worker who came by."""

import datetime
from typing import Any

from django.db import transaction

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.queries import account_of
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import actions as people
from gonghui.kernel.people import names
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person

from ..refusals import NameDiffers
from . import applying, drafting

CHANNEL = "counter"


@transaction.atomic
def enter(
    who: dict[str, str],
    answers: dict[str, Any],
    *,
    organization: Organization,
    by: Actor,
    at: datetime.datetime,
) -> Case:
    """Enter and send an application for someone. `who`: name, id_number, phone. Raises NameDiffers.

    Somebody already known by the number is that person; a telephone nobody signs in with opens an account.
    """
    person = people_queries.by_id_number(who["id_number"]) or _registered(who, by, at)
    if person.name != names.clean(who["name"]):
        raise NameDiffers
    draft = drafting.begin(person, organization, channel=CHANNEL, by=by, at=at)
    drafting.save_answers(draft, answers, at=at)
    return applying.send(draft, by=by, at=at)


def _registered(who: dict[str, str], by: Actor, at: datetime.datetime) -> Person:
    person = people.register_person(**who, by=by, at=at)
    if account_of(person.phone) is None:
        access.open_account(person.phone, person, by=by, at=at)
    return person
