"""What this service holds on a person, readable, for their own export; and files for the search box."""

from typing import Any

from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person

from ..models import Application, Household, HouseholdMember, Objection, Proposal
from . import held, households


def about_person(person: Person) -> dict[str, Any]:
    """The files in which somebody is the head, their applications, and where else they are named."""
    files = Household.objects.filter(head=person).select_related("organization", "facts")
    asked = Application.objects.filter(person=person).select_related(
        "organization", "case", "reviewed_by", "approved_by"
    )
    named = HouseholdMember.objects.filter(id_index=person.id_index) if person.id_index else []
    objections = Objection.objects.filter(case__applicant=person).select_related("case")
    proposed = Proposal.objects.filter(person=person).select_related("organization", "settled_by")
    return {
        "households": [held.of_file(file) for file in files],
        "applications": [held.of_application(each) for each in asked],
        "objections": [held.of_objection(each) for each in objections],
        "proposals": [held.of_proposal(each) for each in proposed],
        "named_in": [row.household.number for row in named if row.household.head_id != person.pk],
    }


def found_by_text(actor: Actor, text: str, limit: int = 10) -> list[dict[str, str]]:
    """Files for the officer's search box, within the officer's scope."""
    found = households.named(households.visible(actor).select_related("head", "organization"), text)
    return [
        {
            "title": file.head.name,
            "sub": f"{file.number} · {file.organization.name}",
            "url": f"/work/assistance/households/{file.uid}/",
        }
        for file in found.order_by("path", "id")[:limit]
    ]
