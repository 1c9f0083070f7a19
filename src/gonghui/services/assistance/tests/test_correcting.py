"""Money that came back, and money that goes to another card: nothing is deleted, and the family is told."""

import pytest

from gonghui.kernel.ledger import actions as ledger
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Payment
from gonghui.kernel.ledger.refusals import (
    AlreadyPaid,
    MakerMayNotApprove,
    NotApproved,
    OnHold,
    TooMuchReturned,
    WaitsForTheBank,
)
from gonghui.kernel.notices.models import Notice
from gonghui.services.assistance.actions import correcting, funding
from gonghui.services.assistance.models import HouseholdMember
from gonghui.services.assistance.plan_refusals import OwnHousehold, SameAccount
from gonghui.services.assistance.queries import money

from . import planned
from .planned import BUDGET, later

OTHER_CARD = "6222029876543210987"
WHY = "本人退回多给的部分"
LOST = "原来的卡丢了，换了新卡"


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


def told(household, kind: str) -> bool:
    return Notice.objects.filter(person=household.head, kind=kind).exists()


def on_another_card(household) -> None:
    household.particulars = {**household.particulars, "bank_account": OTHER_CARD}
    household.save()


def test_a_part_that_came_back_can_be_used_again_and_the_family_is_told(who, household):
    payment = planned.paid(who, household)
    payment = correcting.give_back(payment, amount=100_000, by=who.city_officer, at=later(9), reason=WHY)
    assert (payment.returned, payment.is_paid) == (100_000, True)
    assert books.free(who.fund) == BUDGET - 400_000
    assert books.verify().faults == []
    assert told(household, "assistance.money_back")


def test_when_all_came_back_the_fund_is_as_before_and_nothing_more_can_come(who, household):
    payment = planned.paid(who, household)
    facts = {"by": who.city_officer, "at": later(9), "reason": WHY}
    correcting.give_back(payment, amount=300_000, **facts)
    with pytest.raises(TooMuchReturned):
        correcting.give_back(payment, amount=300_000, **facts)
    payment = correcting.give_back(payment, amount=200_000, **facts)
    assert books.free(who.fund) == BUDGET
    assert not payment.is_paid


def test_another_card_needs_new_approval_and_a_wait_and_the_family_is_told(who, household):
    payment = planned.approved(who, household)
    on_another_card(household)
    facts = {"by": who.reviewer, "at": later(4), "reason": LOST}
    commitment = correcting.change_payee(payment.commitment, **facts)
    assert (commitment.payee.number_tail, commitment.is_approved) == ("0987", False)
    assert told(household, "assistance.payee_changed")
    with pytest.raises(NotApproved):
        planned.batch(who, payment)
    with pytest.raises(MakerMayNotApprove):
        funding.approve(commitment, by=who.reviewer, at=later(5))
    funding.approve(commitment, by=who.approver, at=later(5))
    with pytest.raises(OnHold):
        planned.batch(who, Payment.objects.get(pk=payment.pk))


def test_without_a_new_number_in_the_file_the_card_stays(who, household):
    payment = planned.approved(who, household)
    with pytest.raises(SameAccount):
        correcting.change_payee(payment.commitment, by=who.reviewer, at=later(4), reason=LOST)
    assert money.standing_payment(payment_measure(household)).commitment.is_approved


def payment_measure(household):
    return household.plans.get(state="active").measures.first()


def test_what_is_at_the_bank_or_paid_keeps_its_card(who, household):
    payment = planned.approved(who, household)
    batch = planned.batch(who, payment)
    on_another_card(household)
    facts = {"by": who.reviewer, "at": later(4), "reason": LOST}
    with pytest.raises(WaitsForTheBank):
        correcting.change_payee(payment.commitment, **facts)
    ledger.settle(batch, [ledger.ReturnRow(payment.number, paid=True)], by=who.city_officer, at=later(5))
    with pytest.raises(AlreadyPaid):
        correcting.change_payee(payment.commitment, **facts)


def test_nobody_changes_the_card_of_the_own_household(who, household):
    payment = planned.approved(who, household)
    on_another_card(household)
    HouseholdMember.objects.create(household=household, person_id=who.reviewer.person_id, relation="10")
    with pytest.raises(OwnHousehold):
        correcting.change_payee(payment.commitment, by=who.reviewer, at=later(4), reason=LOST)
