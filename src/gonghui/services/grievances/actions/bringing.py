"""What another system does for a worker: brings a grievance in, and a further word."""

import datetime

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization

from ..models import Brought, Grievance
from ..queries import brought, routing
from . import rating, speaking
from .speaking import Said

CHANNEL = "system"


@transaction.atomic
def bring(
    said: Said, *, phone: str, name: str, organization: Organization, by: Actor, at: datetime.datetime
) -> Grievance:
    """Take in what a worker told another system, who is whoever of the union has this telephone.

    Nobody learns whether anyone has: then telephone and name lie sealed with it. Raises what `speak` raises.
    """
    person = brought.known_by(phone, organization)
    contact = {} if person else {"name": name.strip(), "phone": phone}
    said = Said(
        said.kind,
        said.category,
        said.text,
        said.privacy,
        place=said.place,
        home=routing.home_of(person) or organization,
        contact=contact,
    )
    grievance = speaking.speak(said, speaker=person, by=by, at=at, channel=CHANNEL)
    Brought.objects.create(grievance=grievance, organization=organization)
    _record("grievances.brought", grievance, by, at)
    return grievance


@transaction.atomic
def bring_word(grievance: Grievance, text: str, *, by: Actor, at: datetime.datetime) -> None:
    """A further word of the same worker. Raises NothingSaid, NotOpenForWords."""
    rating.add_word(grievance, text, at=at)
    _record("grievances.word_brought", grievance, by, at)


def _record(deed: str, grievance: Grievance, by: Actor, at: datetime.datetime) -> None:
    case = grievance.case
    journal.record(
        deed, by=by, at=at, subject=case, organization_id=case.organization_id, path=case.organization.path
    )
