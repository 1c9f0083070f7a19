"""What this service holds on a person, readable, for their own export; and files for the search box."""

from typing import Any

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import lists
from gonghui.kernel.people.models import Person
from gonghui.ui.formats import yuan

from .. import details
from ..models import Application, Household, HouseholdMember, Plan
from . import households, money


def about_person(person: Person) -> dict[str, Any]:
    """The files in which somebody is the head, their applications, and where else they are named."""
    files = Household.objects.filter(head=person).select_related("organization", "facts")
    asked = Application.objects.filter(person=person).select_related("organization", "case")
    named = HouseholdMember.objects.filter(id_index=person.id_index) if person.id_index else []
    return {
        "households": [_file(file) for file in files],
        "applications": [_application(each) for each in asked],
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


def _file(file: Household) -> dict[str, Any]:
    facts = file.facts
    causes = lists.get("hardship_cause")
    return {
        "number": file.number,
        "organization": file.organization.name,
        "state": file.get_state_display(),
        "causes": [causes.label(code) for code in (file.main_cause, *file.other_causes) if code],
        "annual_income": yuan(facts.annual_income_fen),
        "rigid_spending": yuan(facts.rigid_spending_fen),
        "members_counted": facts.members,
        "told": {
            d.name: d.shown(file.particulars.get(d.name))
            for d in details.HOUSEHOLD
            if d.name in file.particulars
        },
        "members": [{"relation": row.relation, **row.particulars} for row in file.members.all()],
        "amounts": [
            {"what": row.get_what_display(), "yearly": yuan(row.yearly), "since": row.since.isoformat()}
            for row in file.amounts.all()
        ],
        "events": [
            {"kind": row.kind, "on": row.on.isoformat(), "cost": yuan(row.cost), **row.particulars}
            for row in file.events.all()
        ],
        "papers": [row.kind for row in file.attachments.all()],
        "changes": [
            {"kind": row.kind, "on": row.on.isoformat(), "reason": row.reason} for row in file.changes.all()
        ],
        "visits": [
            {"on": row.visited_on.isoformat(), "by": row.visitor.name, **row.particulars}
            for row in file.visits.select_related("visitor")
        ],
        "plans": [_plan(plan) for plan in file.plans.prefetch_related("measures__responsible")],
        "pairings": [
            {"helper": row.helper.name, "since": row.since.isoformat(), "until": str(row.ended_on or "")}
            for row in file.pairings.select_related("helper")
        ],
        "ratings": [
            {"solved": row.get_solved_display(), "on": str(row.rated_at), **row.particulars}
            for row in file.ratings.all()
        ],
        "payments": [
            {"number": row.number, "amount": yuan(row.amount), "paid_at": str(row.paid_at or "")}
            for row in money.payments_of(file)
        ],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    kinds = lists.get("assistance_measure")
    return {
        "version": plan.version,
        "state": plan.get_state_display(),
        "goal": plan.goal,
        "measures": [
            {
                "kind": kinds.label(row.kind),
                "state": row.get_state_display(),
                "amount": yuan(row.amount),
                "by": row.responsible.name,
                "outcome": row.outcome,
            }
            for row in plan.measures.all()
        ],
    }


def _application(each: Application) -> dict[str, Any]:
    return {
        "organization": each.organization.name,
        "number": each.case.number if each.case else "",
        "sent_at": str(each.sent_at or ""),
        "answers": each.particulars,
    }
