"""Plans and money for tests: a household on file with a line and an account, a fund, and who does what."""

import datetime
from types import SimpleNamespace

from gonghui.kernel.ledger import actions as ledger
from gonghui.services.assistance.actions import assessing, funding, measuring, paying, planning
from gonghui.services.assistance.models import Household, HouseholdMember, Measure, Plan
from gonghui.services.assistance.queries import money, policies

from . import cast as casting
from .cast import AT, DAY

ACCOUNT = "6222021234567891234"
YEAR = AT.year
BUDGET = 10_000_000


def gather() -> SimpleNamespace:
    """Zhou drafts in the plant, Zhao approves the plan, Qian the money, Menghe of the city pays."""
    who = casting.gather()
    who.fund = ledger.open_fund(who.county, "central", YEAR, budget=BUDGET, by=who.approver, at=AT)
    return who


def helped(who, person=None, state: str = "on_file", **facts) -> Household:
    """A household on file, assessed, with the account of its head."""
    household = casting.household(who, person, **facts)
    household.state, household.filed_on = state, AT.date()
    household.medical_self_paid = 3_000_000
    household.particulars = {"bank": "岚州农商行", "bank_account": ACCOUNT}
    household.save()
    HouseholdMember.objects.create(household=household, person=household.head, relation="01")
    policy = policies.in_force(casting.POLICY, AT.date(), "990103")
    assessing.assess(facts=household.facts, policy=policy, on=AT.date(), by=who.officer, at=AT)
    return household


def draft(who, household: Household, by=None, *kinds: tuple[str, str, int]) -> Plan:
    """A draft with measures: (cause, kind, fen)."""
    plan = planning.draft_plan(household, by=by or who.officer, at=AT)
    for cause, kind, fen in kinds or (("06", "medical", 500_000),):
        add(who, plan, cause, kind, fen)
    return plan


def add(who, plan: Plan, cause: str, kind: str, fen: int = 0, **more) -> Measure:
    told = {
        "cause": cause,
        "kind": kind,
        "amount": fen,
        "source": "central" if fen else "",
        "responsible_id": who.officer.person_id,
        "starts_on": AT.date(),
        "ends_on": AT.date() + 90 * DAY,
    } | more
    return measuring.add_measure(plan, by=who.officer, at=AT, **told)


def in_force(who, household: Household, *kinds: tuple[str, str, int]) -> Plan:
    return planning.approve_plan(draft(who, household, None, *kinds), by=who.reviewer, at=AT)


def approved(who, household: Household, *kinds: tuple[str, str, int]):
    """The payment of the first measure of a plan in force, its money approved."""
    plan = in_force(who, household, *kinds)
    commitment = money.commitment_of(plan.measures.first())
    funding.approve(commitment, by=who.approver, at=later(1))
    return money.standing_payment(plan.measures.first())


def batch(who, *payments):
    return paying.make_batch(who.county, payments, by=who.city_officer, at=later(2))


def paid(who, household: Household, *kinds: tuple[str, str, int]):
    payment = approved(who, household, *kinds)
    made = batch(who, payment)
    rows = [ledger.ReturnRow(payment.number, paid=True)]
    paying.settle(made, rows, by=who.city_officer, at=later(3))
    payment.refresh_from_db()
    return payment


def later(hours: float = 0, days: float = 0) -> datetime.datetime:
    return AT + datetime.timedelta(hours=hours, days=days)
