"""A household's file as its head takes it along: everything that is kept, in words."""

from typing import Any

from gonghui.kernel.codes import divisions, lists
from gonghui.ui.formats import yuan

from .. import details
from ..models import Application, Household, Measure, Objection, Plan, Proposal
from ..models.facts import Residence
from ..rules.facts import EVENTS, codes
from . import assessing, flags, insured, money, naming, proposals, standing, totals

ASSESSMENTS = 20
NAMES_OF_ROWS = ("uid", "file")
AMOUNTS_TOLD = {
    "income", "wages", "business", "rents", "transfers", "medical", "schooling", "care", "rent", "dues",
    "assets", "savings", "event_cost",
}  # fmt: skip
CODED = (
    ("focus", "hardship_focus"),
    ("work_state", "hardship_work"),
    ("enterprise_kind", "enterprise_kind"),
    ("enterprise_state", "enterprise_state"),
    ("insurance", "medical_insurance"),
    ("insurance_gap", "insurance_gap"),
)
PLAIN = (
    "migrant", "illness_since", "stated_members", "filed_on", "check_due_on", "observed_from", "ended_on",
    "returned_on", "changed_at",
)  # fmt: skip


def of_file(file: Household) -> dict[str, Any]:
    """One file with all that hangs on it."""
    causes = lists.get("hardship_cause")
    fen = {"medical_cost": file.medical_cost, "medical_self_paid": file.medical_self_paid}
    stated = "" if file.stated_income is None else yuan(file.stated_income)
    return {
        "number": file.number,
        "organization": file.organization.name,
        "state": file.get_state_display(),
        "causes": [causes.label(code) for code in (file.main_cause, *file.other_causes) if code],
        **{name: _label(codes_of, getattr(file, name)) for name, codes_of in CODED},
        **{name: getattr(file, name) for name in PLAIN},
        **{name: yuan(value) for name, value in fen.items()},
        "stated_income": stated,
        "flags": flags.words(file.flags),
        "told": _told(file),
        "figures": _figures(file),
        **_hanging_on(file),
    }


def of_application(each: Application) -> dict[str, Any]:
    return {
        "organization": each.organization.name,
        "number": each.case.number if each.case else "",
        "policy": each.policy,
        "amount": yuan(each.amount),
        "channel": each.channel,
        "started_at": each.started_at,
        "saved_at": each.saved_at,
        "sent_at": each.sent_at,
        "reviewed_by": each.reviewed_by.name if each.reviewed_by else "",
        "approved_by": each.approved_by.name if each.approved_by else "",
        "answers": _answers(each.particulars),
    }


def _answers(told: dict[str, Any]) -> dict[str, Any]:
    """What was filled in; amounts in yuan, of papers and people only what tells something."""
    found = {name: yuan(value) if name in AMOUNTS_TOLD else value for name, value in told.items()}
    for name in ("family", "papers"):
        if name in found:
            rows = [{key: row[key] for key in row if key not in NAMES_OF_ROWS} for row in found[name]]
            found[name] = rows
    return found


def of_objection(each: Objection) -> dict[str, Any]:
    return {"number": each.case.number, "upheld": each.upheld, **each.particulars}


def of_proposal(each: Proposal) -> dict[str, Any]:
    return {
        "organization": each.organization.name,
        "reasons": proposals.words(each.reasons),
        "state": each.get_state_display(),
        "proposed_on": each.proposed_on,
        "settled_at": each.settled_at,
        "settled_by": each.settled_by.name if each.settled_by else "",
        "settled_reason": each.settled_reason,
    }


def _told(file: Household) -> dict[str, Any]:
    told = file.particulars
    return {one.name: one.shown(told.get(one.name)) for one in details.HOUSEHOLD if one.name in told}


def _figures(file: Household) -> dict[str, Any]:
    """What the policies compare, and what was last found."""
    facts = file.facts
    named = (
        "annual_income", "rigid_spending", "event_cost", "net_assets", "savings", "earlier_aid",
    )  # fmt: skip
    return {
        "region": divisions.name(facts.region[:6]),
        "residence": str(Residence(facts.residence).label),
        "members_counted": facts.members,
        **{name: yuan(getattr(facts, f"{name}_fen")) for name in named},
        "months_below_line": facts.months_below_line,
        "aided": facts.aided,
        "befell": [str(EVENTS[code]) for code in codes("events", facts.events)],
        "casualty": facts.casualty,
        "category": naming.category_name(facts.category) if facts.category else "",
        "advice": facts.advice,
        "policy": facts.policy,
        "assessed_on": facts.assessed_on,
    }


def _hanging_on(file: Household) -> dict[str, Any]:
    return {
        "members": [_member(row) for row in file.members.all()],
        "insured": [_insured(row) for row in insured.history(file)],
        "amounts": [_amount(row) for row in file.amounts.all()],
        "events": [_event(row) for row in file.events.all()],
        "papers": [{"kind": row.kind, "added_at": row.added_at} for row in file.attachments.all()],
        "changes": [_change(row) for row in file.changes.all()],
        "assessments": [_assessment(row) for row in standing.history(file.facts, ASSESSMENTS)],
        "visits": [_visit(row) for row in file.visits.select_related("visitor")],
        "checks": [_check(row) for row in file.data_checks.all()],
        "published": [_line(row) for each in file.applications.all() for row in each.notice_lines.all()],
        "plans": [_plan(plan) for plan in file.plans.select_related("made_by", "approved_by")],
        "pairings": [_pairing(row) for row in file.pairings.select_related("helper")],
        "ratings": [_rating(row) for row in file.ratings.all()],
        "payments": [_payment(row) for row in money.payments_of(file)],
    }


def _member(row: Any) -> dict[str, Any]:
    return {
        "relation": _label("family_relation", row.relation),
        "sex": _label("sex", row.sex),
        "birth_year": row.birth_year,
        "status": _label("hardship_work", row.status),
        "insurance": _label("medical_insurance", row.insurance),
        "insurance_gap": _label("insurance_gap", row.insurance_gap),
        "ill": row.ill,
        "disabled": row.disabled,
        "in_school": row.in_school,
        "left_on": row.left_on,
        **row.particulars,
    }


def _insured(row: Any) -> dict[str, Any]:
    return {
        "relation": _label("family_relation", row.member.relation) if row.member else "",
        "insurance": _label("medical_insurance", row.insurance),
        "insurance_gap": _label("insurance_gap", row.gap),
        "since": row.since,
        "recorded_at": row.recorded_at,
    }


def _amount(row: Any) -> dict[str, Any]:
    return {
        "what": row.get_what_display(),
        "kind": row.kind,
        "yearly": yuan(row.yearly),
        "months": row.months,
        "since": row.since,
        "until": row.until,
        "self_paid": yuan(totals.self_paid(row)) if row.self_paid_share is not None else "",
        "source": row.get_source_display(),
        "recorded_at": row.recorded_at,
    }


def _event(row: Any) -> dict[str, Any]:
    shown = {
        "kind": lists.get("household_event").label(row.kind),
        "on": row.on,
        "cost": yuan(row.cost),
        "casualty": row.casualty,
    }
    return {**shown, "recorded_at": row.recorded_at, **row.particulars}


def _change(row: Any) -> dict[str, Any]:
    told = {"kind": row.kind, "on": row.on, "reason": row.reason}
    return {**told, "by": row.by_name, "recorded_at": row.recorded_at}


def _assessment(row: Any) -> dict[str, Any]:
    explained = assessing.explanation(row)
    sentences = (sentence for one in explained.categories for sentence in one.sentences)
    return {
        "on": row.run.on,
        "category": naming.category_name(row.category),
        "advice": explained.advice,
        "line": yuan(row.annual_line_fen * row.members),
        "why": [sentence.text for sentence in sentences],
    }


def _visit(row: Any) -> dict[str, Any]:
    return {
        "on": row.visited_on,
        "by": row.visitor.name,
        "purpose": row.purpose,
        "authorized": row.authorized_check,
        "agrees": row.agrees,
        "recorded_at": row.recorded_at,
        **row.particulars,
    }


def _check(row: Any) -> dict[str, Any]:
    named = ("annual_income", "net_assets", "savings")
    fen = {name: getattr(row, name) for name in named}
    return {
        "asked_at": row.asked_at,
        "answered_at": row.answered_at,
        **{name: "" if value is None else yuan(value) for name, value in fen.items()},
        "aided": row.aided,
        "differs": row.differs,
    }


def _line(row: Any) -> dict[str, Any]:
    return {
        "name": row.masked_name,
        "unit": row.unit,
        "category": naming.category_name(row.category),
        "amount": yuan(row.amount),
        "settled_at": row.settled_at,
    }


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "version": plan.version,
        "state": plan.get_state_display(),
        "goal": plan.goal,
        "made_by": plan.made_by.name,
        "made_at": plan.made_at,
        "approved_by": plan.approved_by.name if plan.approved_by else "",
        "approved_at": plan.approved_at,
        "ended_on": plan.ended_on,
        "measures": [_measure(row) for row in plan.measures.select_related("responsible")],
    }


def _measure(row: Measure) -> dict[str, Any]:
    match = getattr(row, "match", None)
    return {
        "cause": _label("hardship_cause", row.cause),
        "kind": lists.get("assistance_measure").label(row.kind),
        "state": row.get_state_display(),
        "source": _label("money_source", row.source),
        "amount": yuan(row.amount),
        "by": row.responsible.name,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "outcome": row.outcome,
        "done_on": row.done_on,
        "matched_on": match.matched_on if match else None,
    }


def _pairing(row: Any) -> dict[str, Any]:
    told = {"helper": row.helper.name, "since": row.since, "until": row.ended_on}
    return {**told, "end_reason": row.end_reason}


def _rating(row: Any) -> dict[str, Any]:
    return {"solved": row.get_solved_display(), "on": row.rated_at, **row.particulars}


def _payment(row: Any) -> dict[str, Any]:
    account = row.commitment.payee
    return {
        "number": row.number,
        "amount": yuan(row.amount),
        "returned": yuan(row.returned),
        "planned_at": row.planned_at,
        "paid_at": row.paid_at,
        "received_at": row.received_at,
        "blocked_reason": row.blocked_reason,
        "undone_at": row.undone_at,
        "holder": account.holder if account else "",
        "bank": account.bank if account else "",
        "account_tail": account.number_tail if account else "",
    }


def _label(name: str, code: str) -> str:
    return lists.get(name).label(code) if code else ""
