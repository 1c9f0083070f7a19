"""From the promise to the receipt: not early, not disputed, not without a file, not twice."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Entry, Payment
from gonghui.kernel.ledger.refusals import (
    ApproverMayNotPay,
    Blocked,
    MakerMayNotApprove,
    NotYet,
    ReceiptAlreadyKept,
)
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.assistance import flows
from gonghui.services.assistance.actions import correcting, funding, objecting, paying, planning
from gonghui.services.assistance.models import Application, NoticeLine, PublicNotice, Rating
from gonghui.services.assistance.plan_refusals import NotYourMoney, OwnHousehold
from gonghui.services.assistance.queries import money, plans

from . import planned
from .cast import AT, DAY
from .planned import later


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


def noticed(who, household, ends_at) -> NoticeLine:
    """A public notice of the household, as the way leaves it."""
    case = cases.open_case(
        flows.APPLICATION,
        organization=who.plant,
        other_organization=who.county,
        applicant=household.head,
        by=who.applicant,
        at=AT - 9 * DAY,
        title="困难帮扶申请",
    )
    application = Application.objects.create(
        organization=who.plant,
        person=household.head,
        household=household,
        case=case,
        policy="depth-relative",
        started_at=AT,
        saved_at=AT,
        sent_at=AT,
    )
    notice = PublicNotice.objects.create(
        organization=who.county,
        number=f"GS{uuid.uuid4().hex[:8]}",
        working_days=5,
        starts_at=ends_at - 7 * DAY,
        ends_at=ends_at,
    )
    return NoticeLine.objects.create(
        notice=notice, application=application, masked_name="陈*兰", unit="机电", category="deep", amount=1
    )


def test_nothing_is_paid_before_the_notice_is_over(who, household):
    noticed(who, household, later(days=3))
    payment = planned.approved(who, household)
    assert payment.not_before == later(days=3)
    with pytest.raises(NotYet):
        planned.batch(who, payment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(paid_at=later(days=2))
    paying.make_batch(who.county, [payment], by=who.city_officer, at=later(days=3))


def test_twin_a_payment_planned_without_the_end_of_the_notice_would_leave_early(who, household, monkeypatch):
    noticed(who, household, later(days=3))
    monkeypatch.setattr(money, "notice_end", lambda household: None)
    planned.batch(who, planned.approved(who, household))


def test_temporary_aid_does_not_wait_for_a_notice(who, household):
    noticed(who, household, later(days=3))
    payment = planned.approved(who, household, ("06", "temporary_medical", 200_000))
    assert payment.not_before is None


def disputed(who, household) -> NoticeLine:
    line = noticed(who, household, later(days=1))
    other = who.officer
    objecting.object_to_line(line, person=person_of(other), words="他家有车。", by=other, at=AT)
    return line


def test_an_open_objection_stops_the_money(who, household):
    payment = planned.approved(who, household)
    disputed(who, household)
    with pytest.raises(Blocked, match="异议"):
        planned.batch(who, payment)


def test_the_database_pays_nothing_while_an_objection_is_open(who, household):
    payment = planned.approved(who, household)
    disputed(who, household)
    with pytest.raises(IntegrityError, match="objection open"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(paid_at=later(days=2))


def test_the_money_goes_on_once_the_objection_is_settled(who, household):
    payment = planned.approved(who, household)
    line = disputed(who, household)
    payment.refresh_from_db()
    assert payment.blocked
    objection = line.objections.get()
    objecting.decide(objection.case, "dismiss", by=who.reviewer, at=later(2), reason="核实没有车")
    planned.batch(who, payment)


def test_what_the_bank_has_when_an_objection_comes_is_told_and_not_booked(who, household):
    payment = planned.approved(who, household)
    made = planned.batch(who, payment)
    disputed(who, household)
    rows = [ledger.ReturnRow(payment.number, paid=True)]
    settled = paying.settle(made, rows, by=who.city_officer, at=later(4))
    assert isinstance(settled.refused[payment.number], Blocked)
    assert not Notice.objects.filter(kind="assistance.paid").exists()


def test_without_an_open_file_the_database_pays_only_temporary_aid(who, household):
    payment = planned.approved(who, household)
    waiting = planned.helped(who, _neighbour(), "open")
    other = planned.approved(who, waiting, ("06", "temporary_medical", 1_000))
    type(household).objects.filter(pk=household.pk).update(state="closed")
    with pytest.raises(IntegrityError, match="no open file"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(paid_at=later(2))
    planned.batch(who, other)


def person_of(actor) -> Person:
    return Person.objects.get(pk=actor.person_id)


def _neighbour() -> Person:
    return register_person(name="刘桂英", phone="15400000031", by=SYSTEM, at=AT)


def test_maker_approver_and_payer_are_three_people(who, household):
    plan = planned.in_force(who, household)
    commitment = money.commitment_of(plan.measures.get())
    with pytest.raises(MakerMayNotApprove):
        funding.approve(commitment, by=who.reviewer, at=later(1))
    funding.approve(commitment, by=who.approver, at=later(1))
    payment = money.standing_payment(plan.measures.get())
    with pytest.raises(ApproverMayNotPay):
        paying.make_batch(who.county, [payment], by=who.approver, at=later(2))


def test_nobody_approves_money_for_the_own_family(who, household):
    plan = planned.in_force(who, household)
    household.members.create(person_id=who.approver.person_id, relation="10")
    with pytest.raises(OwnHousehold):
        funding.approve(money.commitment_of(plan.measures.get()), by=who.approver, at=later(1))


def test_the_family_is_told_says_that_it_came_and_how_it_was(who, household):
    payment = planned.paid(who, household)
    told = Notice.objects.get(kind="assistance.paid")
    assert "尾号 1234" in told.body
    with pytest.raises(NotYourMoney):
        paying.receive(payment, person_of(who.officer), by=who.officer, at=later(5))
    paying.receive(payment, household.head, by=who.applicant, at=later(5))
    with pytest.raises(ReceiptAlreadyKept):
        paying.receive(payment, household.head, by=who.applicant, at=later(6))
    measure = plans.measure_of(payment.about_id)
    assert measure.state == "done"
    paying.rate(measure, household.head, solved="no", words="还差透析的钱", by=who.applicant, at=later(7))
    rating = Rating.objects.get()
    assert (rating.solved, rating.particulars) == ("no", {"words": "还差透析的钱"})
    assert "透析".encode() not in bytes(rating.particulars_sealed)
    assert Notice.objects.filter(kind="assistance.not_solved", person_id=who.officer.person_id).exists()


def test_what_was_booked_by_mistake_is_reversed_and_planned_anew(who, household):
    payment = planned.paid(who, household)
    again = correcting.reverse(payment, by=who.reviewer, at=later(9), reason="银行回单看错行")
    assert (again.paid_at, again.amount) == (None, payment.amount)
    assert books.balance(who.fund).paid == 0
    assert books.verify().faults == []


def test_every_fen_is_traced_to_household_plan_and_document(who, household):
    planned.paid(who, household)
    spent = Entry.objects.filter(account="paid")
    assert sum(entry.amount for entry in spent) == 500_000
    for entry in spent:
        found = books.trace(entry)
        measure = plans.measure_of(found.about[1])
        assert measure.plan.household == household
        assert measure.plan.approved_by_id == who.reviewer.person_id
        assert found.journal.deed == "ledger.payment.pay"


def test_a_new_version_never_pays_the_same_money_again(who, household):
    payment = planned.paid(who, household)
    planning.approve_plan(
        planning.draft_plan(household, by=who.officer, at=later(9)), by=who.reviewer, at=later(9)
    )
    newest = plans.active_of(household).measures.get()
    assert money.standing_payment(newest) == payment
    assert books.balance(who.fund).paid == 500_000
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(
            number="ZF0",
            organization=who.county,
            commitment=payment.commitment,
            about_kind=money.MEASURE,
            about_id=newest.matter,
            amount=1,
            planned_at=later(10),
        )


def test_the_account_of_the_file_is_kept_once_and_a_new_number_anew(who, household):
    actor = Actor(household.head_id, household.head.name)
    first = funding.account_of(household, by=actor, at=AT)
    assert funding.account_of(household, by=actor, at=AT) == first
    household.particulars = {"bank_account": "6222021234567891235"}
    assert funding.account_of(household, by=actor, at=AT) != first
