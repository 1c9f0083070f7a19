"""What every word of a grievance leaves behind: a sealed message, and word to whose it is."""

import datetime
from typing import Any

from django.urls import reverse

from gonghui.kernel.actor import Actor, unnamed
from gonghui.kernel.journal.actions import record
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..models import Duty, Grievance, Message, Reached
from ..rules.layers import layer_of

CONFIDENTIAL, ANONYMOUS = "保密诉求人", "匿名诉求人"


def speaker_as_actor(grievance: Grievance) -> Actor:
    """Who moves the case for the worker: by name only where the name was given to all who handle it."""
    if grievance.is_anonymous:
        return unnamed(ANONYMOUS)
    speaker = grievance.speaker
    if speaker is None or grievance.case.applicant_id is None:
        return unnamed(CONFIDENTIAL)
    return Actor(speaker.pk, speaker.name)


def keep(
    grievance: Grievance,
    kind: str,
    particulars: dict[str, Any],
    *,
    at: datetime.datetime,
    by: Actor | None = None,
    basis: str = "",
) -> Message:
    """Add one message, sealed. `by` is the officer who says it; None for the worker."""
    message = Message(grievance=grievance, kind=kind, by_speaker=by is None, basis=basis, at=at)
    if by is not None:
        message.by_person_id, message.organization_name = by.person_id, grievance.case.organization.name
    message.particulars = particulars
    message.save()
    return message


def write_down(deed: str, grievance: Grievance, *, by: Actor, at: datetime.datetime, **body: Any) -> None:
    """The journal's entry of a deed that moves no case; its body holds codes and numbers, never a word."""
    case = grievance.case
    record(
        f"grievances.{deed}",
        by=by,
        at=at,
        subject=case,
        about_person_id=case.applicant_id,
        organization_id=case.organization_id,
        path=case.path,
        body=body,
    )


def tell_speaker(grievance: Grievance, kind: str, *, by: Actor, at: datetime.datetime) -> None:
    """Tell the worker, if anybody knows who it is. What was said stays behind the sign-in."""
    case = grievance.case
    if grievance.speaker is None:
        if kind != "grievances.taken_in":
            _tell_by_mail(grievance, at)
        return
    if grievance.speaker_id == by.person_id:
        return
    places = {
        "number": case.number,
        "organization": case.organization.name,
        "due": formats.moment(case.due_at) if case.due_at else "",
    }
    url = reverse("portal-grievances:one", args=[grievance.uid])
    notices.tell(
        grievance.speaker, kind, places=places, url=url, by=by, at=at, organization=case.organization
    )


def _tell_by_mail(grievance: Grievance, at: datetime.datetime) -> None:
    """Who wrote a mail hears by mail that there is something to see; it is seen with the receipt alone."""
    mail = (grievance.particulars.get("contact") or {}).get("mail")
    if mail:
        url = reverse("portal-grievances:receipt")
        notices.tell_by_mail(
            mail, "grievances.mail_news", places={"number": grievance.case.number}, at=at, url=url
        )


def tell_officers(
    grievance: Grievance, people: list[Person], kind: str, *, by: Actor, at: datetime.datetime
) -> None:
    """Tell those who serve; the number alone, never what was said."""
    case = grievance.case
    places = {"number": case.number, "organization": case.organization.name}
    url = reverse("workbench:case", args=[case.uid])
    for person in people:
        if person.pk not in (by.person_id, grievance.speaker_id):
            notices.tell(
                person, kind, places=places, url=url, by=by, at=at, about=case, organization=case.organization
            )


def first_of(grievance: Grievance, role: str, *, by: Actor, at: datetime.datetime) -> None:
    """Write down who was the first in this duty; who came later changes nothing."""
    if by.person_id is None or Duty.objects.filter(grievance=grievance, role=role).exists():
        return
    place = grievance.case.organization.name
    Duty.objects.create(
        grievance=grievance, role=role, person_id=by.person_id, organization_name=place, at=at
    )


def first_word(grievance: Grievance, *, at: datetime.datetime) -> None:
    """Keep the moment of the first word of an officer."""
    if grievance.first_at is None:
        grievance.first_at = at
        grievance.save(update_fields=["first_at"])


def reached(grievance: Grievance, place: Any, how: str, *, at: datetime.datetime) -> None:
    """Keep when a layer first had it before its eyes."""
    found = {"layer": layer_of(place.level), "grievance": grievance}
    Reached.objects.get_or_create(**found, defaults={"organization": place, "how": how, "at": at})
