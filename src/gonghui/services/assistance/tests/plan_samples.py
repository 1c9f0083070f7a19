"""For the access table: plans, measures, partners and money, here and elsewhere."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Fund, Payment
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import matching
from gonghui.services.assistance.models import Facts, Household, Measure, Offer, Plan
from gonghui.services.assistance.queries import money

HOUSEHOLD = ("plan", "plan-draft", "pair", "diary")
DRAFT = ("plan-goal", "plan-approval", "measure-new")
BATCH = ("batch", "batch-sheet", "batch-return")
ACCOUNT = "6222021234567891234"
HALF = 1_000


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    """Route name → values for something of the first basic union and something of elsewhere."""
    here, there = (
        side(cast, kind, place) for kind, place in (("member", "basic"), ("outsider", "elsewhere"))
    )
    pairs = {name: (here[name], there[name]) for name in here}
    return {
        **{f"workbench-assistance:{name}": pairs["household"] for name in HOUSEHOLD},
        **{f"workbench-assistance:{name}": pairs["draft"] for name in DRAFT},
        "workbench-assistance:measure": pairs["drafted"],
        "workbench-assistance:measure-removal": pairs["drafted"],
        "workbench-assistance:measure-outcome": pairs["measure"],
        "workbench-assistance:match": pairs["match"],
        "workbench-assistance:fund-budget": pairs["fund"],
        "workbench-assistance:approval": pairs["waiting"],
        "workbench-assistance:payment": pairs["paid"],
        "workbench-assistance:reversal": pairs["paid"],
        "workbench-assistance:give-back": pairs["paid"],
        "workbench-assistance:payee": pairs["unpaid"],
        **{
            f"workbench-assistance:{name}": pairs["batch"]
            for name in ("batch", "batch-sheet", "batch-return")
        },
        "portal-assistance:received": pairs["number"],
        "portal-assistance:rating": pairs["matter"],
    }


def side(cast: Any, kind: str, place: str) -> dict[str, dict]:
    """One household with a draft, a plan in force, money paid and money waiting."""
    union, person = cast.organizations[place], cast.people[kind]
    county, by = union.parent, Actor(cast.people["officer"].pk, "Zhou")
    household = on_file(union, person, cast.at)
    first = plan_of(household, by, cast.at, "active")
    paid, waiting = measure_of(first, by, cast.at), measure_of(first, by, cast.at)
    due = measure_of(first, by, cast.at)
    need = measure_of(first, by, cast.at, "partner", 0)
    drafted = measure_of(plan_of(household, by, cast.at, "draft"), by, cast.at, "job", 0)
    fund = fund_of(county, cast.at)
    payment = paid_for(fund, person, paid, cast.at)
    return {
        "household": {"uid": household.uid},
        "draft": {"uid": drafted.plan.uid},
        "drafted": {"uid": drafted.uid},
        "measure": {"uid": need.uid},
        "match": {"uid": offer_of(union, by, cast.at).uid, "measure": need.uid},
        "fund": {"uid": fund.uid},
        "waiting": {"uid": promised(fund, person, waiting, cast.at).uid},
        "paid": {"uid": payment.uid},
        "unpaid": {"uid": planned_for(fund, person, due, cast.at).uid},
        "batch": {"uid": payment.lines.get().batch.uid},
        "number": {"number": payment.number},
        "matter": {"matter": uuid.UUID(paid.matter)},
    }


def fund_of(union: Any, at: datetime.datetime) -> Fund:
    """The union's central money of this year."""
    known = books.find_fund(union, "central", at.year)
    return known or ledger.open_fund(union, "central", at.year, budget=10 * HALF, by=SYSTEM, at=at)


def on_file(union: Any, person: Any, at: datetime.datetime) -> Household:
    """The person's household, put on file."""
    household = Household.objects.filter(head=person).first() or begun(union, person, at)
    household.state, household.filed_on, household.main_cause = "on_file", timezone.localdate(at), "06"
    household.particulars = {"bank_account": ACCOUNT}
    household.save()
    return household


def begun(union: Any, person: Any, at: datetime.datetime) -> Household:
    facts = Facts.objects.create(organization=union, members=3, region="990103", residence="urban")
    return Household(organization=union, head=person, facts=facts, number=f"DA-P-{person.pk}", changed_at=at)


def plan_of(household: Household, by: Actor, at: datetime.datetime, state: str) -> Plan:
    version = household.plans.count() + 1
    facts = {"organization": household.organization, "made_by_id": by.person_id, "made_at": at}
    return Plan.objects.create(household=household, version=version, state=state, **facts)


def measure_of(
    plan: Plan, by: Actor, at: datetime.datetime, kind: str = "medical", fen: int = HALF
) -> Measure:
    days = {"starts_on": timezone.localdate(at), "ends_on": timezone.localdate(at)}
    facts = {"cause": "06", "source": "central" if fen else "", "responsible_id": by.person_id}
    return Measure.objects.create(plan=plan, kind=kind, amount=fen, **days, **facts)


def offer_of(union: Any, by: Actor, at: datetime.datetime) -> Offer:
    told = {"kind": "partner", "partner": "Fund", "offers": "Books", "measure_kind": "partner"}
    return matching.make_offer(union, by=by, at=at, places=9, since=timezone.localdate(at), **told)


def promised(fund: Any, person: Any, measure: Measure, at: datetime.datetime) -> Any:
    account = ledger.open_account(person=person, holder=person.name, number=ACCOUNT, by=SYSTEM, at=at)
    about = (money.MEASURE, measure.matter)
    return ledger.commit(fund, HALF, about=about, key=money.GRANT, payee=account, by=SYSTEM, at=at)


def paid_for(fund: Any, person: Any, measure: Measure, at: datetime.datetime) -> Payment:
    """Handed to the bank, and paid."""
    payment = at_the_bank(fund, person, measure, at)
    batch = payment.lines.get().batch
    ledger.settle(batch, [ledger.ReturnRow(payment.number, paid=True)], by=SYSTEM, at=at)
    payment.refresh_from_db()
    return payment


def at_the_bank(fund: Any, person: Any, measure: Measure, at: datetime.datetime) -> Payment:
    """Handed to the bank, which has not answered."""
    payment = planned_for(fund, person, measure, at)
    ledger.make_batch(fund.organization, [payment], by=SYSTEM, at=at)
    return payment


def planned_for(fund: Any, person: Any, measure: Measure, at: datetime.datetime) -> Payment:
    """Approved by somebody outside the cast; it may be paid."""
    phone = f"138{measure.pk:08d}"
    other = register_person(name=person.name, phone=phone, by=SYSTEM, at=at)
    commitment = ledger.approve(promised(fund, person, measure, at), by=Actor(other.pk, "Qian"), at=at)
    return ledger.plan_payment(commitment, by=SYSTEM, at=at)
