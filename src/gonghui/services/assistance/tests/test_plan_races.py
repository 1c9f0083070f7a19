"""Many at the same moment: one plan in force, no place given twice, no money paid twice."""

import pytest
from django.db import connection

from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger import refusals
from gonghui.kernel.ledger.actions import ReturnRow
from gonghui.kernel.ledger.models import Booking
from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.services.assistance.actions import funding, matching, paying, planning
from gonghui.services.assistance.models import Match, Measure, Plan
from gonghui.services.assistance.plan_refusals import NoPlaceLeft, NotADraft
from gonghui.services.assistance.queries import money, plans

from . import planned
from .cast import AT, DAY
from .planned import later

pytestmark = pytest.mark.django_db(transaction=True)
MANY, PLACES = 50, 5


@pytest.fixture
def who(transactional_db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


def test_of_many_approvals_at_once_one_puts_the_plan_in_force(who, household):
    plan = planned.draft(who, household)
    results = at_once([lambda: planning.approve_plan(plan, by=who.reviewer, at=AT) for _each in range(20)])
    assert sum(isinstance(result, NotADraft) for result in results) == 19, results
    assert Plan.objects.filter(state="active").count() == 1
    assert books.balance(who.fund).committed == 500_000


@pytest.mark.postgres
def test_two_versions_at_once_leave_one_plan_in_force(who, household):
    """Without the lock of the household the database itself still holds one plan."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    planned.in_force(who, household)
    drafts = at_once([lambda: planning.draft_plan(household, by=who.officer, at=AT) for _each in range(10)])
    assert len({getattr(draft, "pk", draft) for draft in drafts}) == 1
    others = [
        Plan(household=household, organization=who.plant, version=10 + n, state="active") for n in range(5)
    ]
    for other in others:
        other.made_by_id, other.made_at = who.officer.person_id, AT
    results = at_once([other.save for other in others])
    assert all(result is not None for result in results)
    assert Plan.objects.filter(household=household, state="active").count() == 1


def test_fifty_wish_for_five_places_and_five_get_one(who, household):
    kinds = [("10", "partner", 0)] * MANY
    measures = list(planned.in_force(who, household, *kinds).measures.all())
    offer = matching.make_offer(
        who.county,
        by=who.reviewer,
        at=AT,
        kind="partner",
        partner="岚州慈善会",
        offers="助学",
        measure_kind="partner",
        places=PLACES,
        since=AT.date() - DAY,
    )
    results = at_once([lambda m=m: matching.match(offer, m, by=who.officer, at=AT) for m in measures])
    assert sum(isinstance(result, NoPlaceLeft) for result in results) == MANY - PLACES, results
    assert Match.objects.count() == PLACES


def test_fifty_promises_of_one_measure_are_one(who, household):
    planned.in_force(who, household)
    measure = Measure.objects.get()
    results = at_once([lambda: funding.promise(measure, by=who.reviewer, at=AT) for _each in range(MANY)])
    assert len({getattr(result, "pk", result) for result in results}) == 1, results
    assert books.balance(who.fund).committed == 500_000


def test_fifty_approvals_and_bank_answers_pay_once(who, household):
    plan = planned.in_force(who, household)
    commitment = money.commitment_of(plan.measures.get())
    results = at_once(
        [lambda: funding.approve(commitment, by=who.approver, at=later(1)) for _each in range(MANY)]
    )
    refused = (refusals.ApprovedInFull, refusals.ApprovedAlready)
    assert sum(isinstance(result, refused) for result in results) == MANY - 1, results
    payment = money.standing_payment(plans.active_of(household).measures.get())
    batch = planned.batch(who, payment)
    rows = [ReturnRow(payment.number, paid=True)]
    at_once([lambda: paying.settle(batch, rows, by=who.city_officer, at=later(3)) for _each in range(MANY)])
    assert Booking.objects.filter(kind="pay").count() == 1
    assert books.balance(who.fund).paid == payment.amount
    assert books.verify().faults == []
