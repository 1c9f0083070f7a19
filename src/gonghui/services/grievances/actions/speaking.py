"""A worker speaks: the grievance is graded, routed, opened as a case, and told to who must know at once."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.seats import holders
from gonghui.kernel.files import actions as files
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy_prose

from .. import flows
from ..events import Spoken
from ..models import Attachment, Category, Duty, Grade, Grievance, Privacy, Reached
from ..permissions import HANDLE
from ..queries import categories, routing
from ..refusals import NobodyToAnswer, NothingSaid
from ..rules import days, grading
from . import saying

KINDS_OF_FILES = {
    "image": Attachment.Kind.PHOTO,
    "document": Attachment.Kind.PAPER,
    "audio": Attachment.Kind.VOICE,
}


@dataclass(frozen=True)
class Said:
    """What is said: of what kind and category, in what words, where it happened, whom it is about.

    `home` is the union it is said from when that is not known of the speaker; `about_persons` are officers
    it is about, who shall have no part in it. `contact` is a name and telephone of who has no account.
    `uploads` are (kind of file, upload) pairs.
    """

    kind: str
    category: Category
    text: str
    privacy: str
    place: str = ""
    home: Organization | None = None
    about_officers: bool = False
    about_persons: Sequence[Person] = ()
    contact: dict[str, str] = field(default_factory=dict)
    uploads: Sequence[tuple[str, Any]] = ()


@transaction.atomic
def speak(
    said: Said,
    *,
    speaker: Person | None,
    by: Actor,
    at: datetime.datetime,
    channel: str = "online",
    receipt_hash: str | None = None,
) -> Grievance:
    """Take a grievance in. Raises NothingSaid, NobodyToAnswer, FileRefused.

    Who gives no name is not written into the case, its steps or the journal.
    """
    text, today = tidy_prose(said.text), timezone.localdate(at)
    if not text:
        raise NothingSaid
    home = said.home or routing.home_of(speaker)
    category = categories.meant(text, said.category, today)
    about_officers = said.about_officers or bool(said.about_persons)
    place = routing.place_for(home, category, about_officers=about_officers, at=at)
    if place is None:
        raise NobodyToAnswer
    proposal = grading.propose(text, category.grade)
    grievance = Grievance(
        organization=place,
        kind=said.kind,
        category=category,
        grade=proposal.grade,
        proposed_grade=proposal.grade,
        proposed_for=list(proposal.why),
        privacy=said.privacy,
        speaker=None if said.privacy == Privacy.ANONYMOUS else speaker,
        receipt_hash=receipt_hash,
        home=home,
        said_on=today,
    )
    grievance.particulars = {"text": text, "place": said.place.strip(), "contact": said.contact}
    grievance.case = _opened(grievance, said, place, by, at, channel)
    grievance.first_due_at = grievance.case.due_at
    grievance.save()
    attach(grievance, said.uploads, by=by, at=at)
    _tell_at_once(grievance, by, at)
    registry.announce(Spoken(grievance, by, at))
    return grievance


def attach(
    grievance: Grievance,
    uploads: Sequence[tuple[str, Any]],
    *,
    by: Actor,
    at: datetime.datetime,
    by_speaker: bool = True,
) -> None:
    """Keep what was shown, sealed. Raises FileRefused."""
    for kind, upload in uploads:
        keeper = saying.speaker_as_actor(grievance) if by_speaker else by
        kept = files.store(upload, kind=kind, sensitive=True, by=keeper, at=at)
        shown_as = KINDS_OF_FILES[kind]
        Attachment.objects.create(grievance=grievance, kind=shown_as, file=kept, by_speaker=by_speaker)


def _opened(
    grievance: Grievance, said: Said, place: Organization, by: Actor, at: datetime.datetime, channel: str
) -> Case:
    named = grievance.privacy == Privacy.NAMED
    entered_by_officer = channel not in ("online", "system")
    barred = {person.pk: person for person in said.about_persons}
    if grievance.speaker is not None and not named:
        barred[grievance.speaker.pk] = grievance.speaker
    unnamed = saying.ANONYMOUS if grievance.is_anonymous else saying.CONFIDENTIAL
    actor = by if named or entered_by_officer else saying.unnamed(unnamed)
    today = timezone.localdate(at)
    return cases.open_case(
        flows.GRIEVANCE,
        organization=place,
        applicant=grievance.speaker if named else None,
        by=actor,
        at=at,
        title=grievance.category.name,
        channel=channel,
        numbers=days.in_force(grievance.grade, grievance.kind, on=today, region=place.region),
        recused=barred.values(),
    )


def _tell_at_once(grievance: Grievance, by: Actor, at: datetime.datetime) -> None:
    case = grievance.case
    saying.reached(grievance, case.organization, Reached.How.ROUTED, at=at)
    if case.channel not in ("online", "system"):
        saying.first_of(grievance, Duty.Role.FOUND, by=by, at=at)
    saying.tell_speaker(grievance, "grievances.taken_in", by=by, at=at)
    if grievance.grade == Grade.URGENT:
        told = holders(HANDLE, case.organization.path, at, case=case)
        upper = routing.above(case.organization, at)
        if upper is not None:
            saying.reached(grievance, upper, Reached.How.URGENT, at=at)
            told += holders(HANDLE, upper.path, at, case=case)
        saying.tell_officers(grievance, told, "grievances.urgent", by=by, at=at)
