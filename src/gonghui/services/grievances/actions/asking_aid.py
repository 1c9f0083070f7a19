"""A worker asks for a lawyer's help; the union's word on it is a move of the case."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy_prose

from ..flows_rights import LEGAL_AID
from ..models import LegalAid
from ..queries import rights, routing
from ..refusals_rights import AidOpen, NowhereToAsk


@dataclass(frozen=True)
class Wanted:
    """What is asked: about what, which help, against whom, and what happened."""

    about: str
    help: str
    against: str
    words: str

    @property
    def particulars(self) -> dict[str, str]:
        return {"against": self.against.strip(), "words": tidy_prose(self.words)}


@transaction.atomic
def ask(
    person: Person, wanted: Wanted, *, by: Actor, at: datetime.datetime, channel: str = "online"
) -> LegalAid:
    """Open a request for legal aid. Raises NowhereToAsk, AidOpen: one at a time about the same matter."""
    Person.objects.select_for_update().get(pk=person.pk)
    place = routing.home_of(person)
    if place is None:
        raise NowhereToAsk
    running = rights.aid_of_person(person).filter(about=wanted.about, case__ended_at=None).first()
    if running is not None:
        raise AidOpen(number=running.opened.number)
    aid = LegalAid(organization=place, person=person, about=wanted.about, help=wanted.help, asked_at=at)
    aid.particulars = wanted.particulars
    aid.save()
    aid.case = cases.open_case(
        LEGAL_AID,
        organization=place,
        applicant=person,
        by=by,
        at=at,
        title=str(LEGAL_AID.name),
        channel=channel,
        about=aid,
    )
    aid.save(update_fields=["case"])
    return aid


@transaction.atomic
def ask_again(aid: LegalAid, wanted: Wanted, *, by: Actor, at: datetime.datetime) -> Case:
    """Send a returned request again, mended. Raises what a move of a case raises."""
    aid.about, aid.help, aid.particulars = wanted.about, wanted.help, wanted.particulars
    aid.save()
    return cases.move(aid.opened, "resubmit", by=by, at=at)
