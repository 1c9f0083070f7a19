"""Everything membership holds on a person, opened and readable, for their own export."""

from typing import Any

from gonghui.kernel.codes import lists
from gonghui.kernel.people.models import Person

from .. import queries
from . import correcting, joining


def about_person(person: Person) -> dict[str, Any]:
    """Memberships with their history, applications with their answers, transfers, corrections."""
    return {
        "memberships": [_membership(row) for row in queries.all_of(person)],
        "applications": [
            {
                "organization": row.organization.name if row.organization else "",
                "channel": row.channel,
                "started_at": row.started_at,
                "saved_at": row.saved_at,
                "sent_at": row.sent_at,
                "answers": joining.read_answers(row),
            }
            for row in queries.applications_of(person).select_related("organization")
        ],
        "transfers": [
            {
                "number": row.case.number,
                "from": row.from_organization.name,
                "to": row.to_organization.name,
                "stage": row.case.standing.name,
            }
            for row in queries.transfers_of(person)
        ],
        "corrections": [
            {"number": row.case.number, "field": row.field, "wanted": correcting.wanted(row)}
            for row in queries.corrections_of(person)
        ],
    }


def _membership(row: Any) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in KEPT}
    return {
        **shown,
        "state": row.get_state_display(),
        "organization": row.organization.name,
        "changes": [
            {
                "kind": lists.get("membership_change").label(change.kind),
                "on": change.on,
                "from": change.from_organization.name if change.from_organization else "",
                "to": change.to_organization.name if change.to_organization else "",
                "reason": change.reason,
                "by": change.by_name,
                "recorded_at": change.recorded_at,
            }
            for change in queries.history(row)
        ],
    }


KEPT = (
    "number", "card_number", "state", "joined_on", "started_on", "ended_on", "employment", "employment_form",
    "migrant_worker", "workplace", "department", "job", "group_name", "union_duty", "remark",
    "changed_at",
)  # fmt: skip
