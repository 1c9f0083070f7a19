"""What this room holds on a person, for their own export."""

from typing import Any

from gonghui.kernel.people.models import Person

from .cases import of_applicant
from .timeline import timeline


def about_person(person: Person) -> list[dict[str, Any]]:
    """Every case of theirs with its way, as they read it on their pages."""
    return [
        {
            "number": case.number,
            "what": case.declared.name,
            "organization": case.organization.name,
            "stands": case.standing.name,
            "channel": case.get_channel_display(),
            "handler": case.handler.name if case.handler else "",
            "opened_at": case.opened_at,
            "due_at": case.due_at,
            "ended_at": case.ended_at,
            "way": [
                {"what": moment.title, "at": moment.at, "who": moment.who, "reason": moment.reason}
                for moment in timeline(case)
                if moment.at
            ],
        }
        for case in of_applicant(person).select_related("handler")
    ]
