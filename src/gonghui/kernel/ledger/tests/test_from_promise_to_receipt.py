"""The way of money: set aside, approved, paid, received; and every way it is kept from leaving wrongly."""

import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry as JournalEntry
from gonghui.kernel.ledger import actions, queries, refusals
from gonghui.kernel.ledger.models import Account, Booking, Entry, Payment
from gonghui.kernel.ledger.queries import Balance, verify

from .cast import NOON, account, approved, committed, fund, later, paid, person, planned


def test_money_goes_from_the_budget_to_the_worker_and_every_cent_is_in_its_place(who):
    commitment = committed(who, 100_000)
    assert queries.balance(who.fund) == Balance(1_000_000, 900_000, 100_000, 0)
    actions.approve(commitment, by=who.zhou, at=later(1))
    payment = actions.plan_payment(commitment, by=who.wang, at=later(2))
    payment = actions.pay(payment, by=who.qian, at=later(3), proof=("files.StoredFile", 5))
    assert queries.balance(who.fund) == Balance(1_000_000, 900_000, 0, 100_000)
    actions.receive(payment, by=who.wang, at=later(4), receipt=("files.StoredFile", 6))
    assert Payment.objects.get().receipt_id == "6"
    assert verify().faults == []


def test_every_deed_has_one_journal_entry_and_its_booking_names_it(who):
    payment = paid(who)
    deeds = (
        JournalEntry.objects.filter(deed__startswith="ledger.").order_by("id").values_list("deed", flat=True)
    )
    assert [deed.removeprefix("ledger.") for deed in deeds] == [
        "account.open",
        "fund.open",
        "commitment.make",
        "commitment.approve",
        "payment.plan",
        "payment.pay",
    ]
    booking = payment.bookings.get()
    assert JournalEntry.objects.get(pk=booking.journal_id).deed == "ledger.payment.pay"


def test_a_cent_is_traced_from_its_entry_to_the_plan_and_the_document(who):
    payment = paid(who)
    entry = Entry.objects.get(booking__payment=payment, account=Account.PAID)
    found = queries.trace(entry)
    assert (found.fund, found.payment) == (who.fund, payment)
    assert found.about == ("assistance.Plan", payment.about_id)
    assert found.proof == ("files.StoredFile", "5")
    assert found.journal.by_person_id == who.qian.person_id


def test_more_than_is_there_is_refused_and_leaves_nothing(who):
    committed(who, 999_999)
    with pytest.raises(refusals.FundTooSmall, match="余额 0.01 元，本次需要 0.02 元"):
        committed(who, 2)
    committed(who, 1)
    assert queries.free(who.fund) == 0
    assert JournalEntry.objects.filter(deed="ledger.commitment.make").count() == 2


@pytest.mark.parametrize("amount", [0, -1])
def test_no_money_is_not_a_commitment(who, amount):
    with pytest.raises(refusals.AmountNotPositive):
        committed(who, amount)


def test_a_budget_may_grow_and_may_shrink_to_what_is_promised(who):
    committed(who, 400_000)
    changed = actions.change_budget(who.fund, -600_000, by=who.wang, at=later(), reason="年中调减")
    assert (changed.budget, changed.free) == (400_000, 0)
    with pytest.raises(refusals.FundTooSmall):
        actions.change_budget(who.fund, -1, by=who.wang, at=later(), reason="年中调减")
    assert actions.change_budget(who.fund, 5, by=who.wang, at=later(), reason="年中追加").free == 5


def test_a_fund_is_opened_once_and_only_from_a_known_source(who):
    with pytest.raises(refusals.FundAlreadyOpen, match="中央财政专项"):
        fund(who)
    with pytest.raises(refusals.UnknownSource):
        fund(who, "lottery")
    with pytest.raises(refusals.FundTooSmall):
        fund(who, "union", budget=-1)
    assert queries.find_fund(who.east, "union", NOON.year) is None


def test_the_same_commitment_asked_twice_is_made_once(who):
    first = committed(who, about=("assistance.Plan", "7"))
    assert committed(who, about=("assistance.Plan", "7")) == first
    assert queries.balance(who.fund).committed == 100_000
    with pytest.raises(refusals.CommittedOtherwise, match="1,000 元"):
        committed(who, 100_001, about=("assistance.Plan", "7"))


def test_the_maker_does_not_approve_and_nobody_approves_twice(who):
    commitment = committed(who, 600_000)
    with pytest.raises(refusals.MakerMayNotApprove):
        actions.approve(commitment, by=who.wang, at=later(1))
    with pytest.raises(refusals.NeedsAPerson):
        actions.approve(commitment, by=SYSTEM, at=later(1))
    assert not actions.approve(commitment, by=who.zhou, at=later(1)).is_approved
    with pytest.raises(refusals.ApprovedAlready, match="还差 1 位"):
        actions.approve(commitment, by=who.zhou, at=later(2))
    assert actions.approve(commitment, by=who.zhao, at=later(2)).is_approved
    with pytest.raises(refusals.ApprovedInFull):
        actions.approve(commitment, by=who.qian, at=later(3))


def test_unapproved_money_does_not_leave(who):
    payment = actions.plan_payment(committed(who), by=who.wang, at=later(1))
    with pytest.raises(refusals.NotApproved, match="还差 1 位"):
        actions.pay(payment, by=who.qian, at=later(2))


def test_who_approved_does_not_pay(who):
    payment = planned(who)
    with pytest.raises(refusals.ApproverMayNotPay):
        actions.pay(payment, by=who.zhou, at=later(3))
    assert actions.pay(payment, by=who.qian, at=later(3)).is_paid


def test_nothing_is_paid_before_the_public_notice_ends(who):
    payment = planned(who, not_before=later(days=5))
    with pytest.raises(refusals.NotYet, match="公示还没有结束"):
        actions.pay(payment, by=who.qian, at=later(days=4.99))
    assert actions.postpone(payment, later(days=6), by=who.wang, at=later(3)).not_before == later(days=6)
    with pytest.raises(refusals.NotYet):
        actions.postpone(payment, later(days=5), by=who.wang, at=later(3))
    assert actions.pay(payment, by=who.qian, at=later(days=6)).is_paid


def test_a_stopped_payment_waits_until_it_goes_on(who):
    payment = actions.block(planned(who), by=who.wang, at=later(3), reason="收到异议，正在核实")
    with pytest.raises(refusals.Blocked, match="收到异议"):
        actions.pay(payment, by=who.qian, at=later(4))
    actions.unblock(payment, by=who.wang, at=later(5))
    assert actions.pay(payment, by=who.qian, at=later(6)).is_paid


def test_nothing_is_paid_twice(who):
    payment = paid(who)
    with pytest.raises(refusals.AlreadyPaid, match=payment.number):
        actions.pay(payment, by=who.qian, at=later(5))
    assert Booking.objects.filter(kind="pay").count() == 1


def test_an_instalment_is_planned_once_and_never_beyond_what_was_promised(who):
    commitment = approved(who, 300)
    first = actions.plan_payment(commitment, amount=100, by=who.wang, at=later(2))
    assert actions.plan_payment(commitment, amount=100, by=who.wang, at=later(2)) == first
    with pytest.raises(refusals.AlreadyPlanned, match=first.number):
        actions.plan_payment(commitment, amount=200, by=who.wang, at=later(2))
    with pytest.raises(refusals.NothingLeft, match="只剩 2 元"):
        actions.plan_payment(commitment, amount=201, instalment=2, by=who.wang, at=later(2))
    actions.plan_payment(commitment, amount=200, instalment=2, by=who.wang, at=later(2))


def test_another_payee_voids_the_approvals_and_has_to_wait(who):
    payment = planned(who)
    other = account(who, person("李冒名"), "6222029999999999999")
    changed = actions.change_payee(payment.commitment, other, by=who.qian, at=later(3), reason="原卡已注销")
    assert not changed.is_approved
    with pytest.raises(refusals.NotApproved):
        actions.pay(payment, by=who.zhao, at=later(4))
    with pytest.raises(refusals.MakerMayNotApprove):
        actions.approve(changed, by=who.qian, at=later(4))
    assert actions.approve(changed, by=who.zhou, at=later(4)).is_approved
    with pytest.raises(refusals.OnHold):
        actions.pay(payment, by=who.zhao, at=later(26.9))
    assert actions.pay(payment, by=who.zhao, at=later(27)).is_paid
    with pytest.raises(refusals.AlreadyPaid):
        actions.change_payee(changed, who.account, by=who.wang, at=later(30), reason="原卡已注销")


def test_what_is_not_needed_goes_back_to_the_fund(who):
    payment = actions.plan_payment(approved(who), amount=60_000, by=who.wang, at=later(2))
    released = actions.release(payment.commitment, by=who.wang, at=later(3), reason="已脱困")
    assert (released.released, queries.free(who.fund)) == (40_000, 940_000)
    with pytest.raises(refusals.AmountNotPositive):
        actions.release(payment.commitment, by=who.wang, at=later(3), reason="已脱困")
    actions.cancel(payment, by=who.wang, at=later(4), reason="本人放弃")
    with pytest.raises(refusals.NothingLeft, match="只剩 600 元"):
        actions.release(payment.commitment, amount=60_001, by=who.wang, at=later(5), reason="已脱困")
    actions.release(payment.commitment, by=who.wang, at=later(5), reason="已脱困")
    assert queries.balance(who.fund) == Balance(1_000_000, 1_000_000, 0, 0)
    assert verify().faults == []


def test_money_that_came_back_can_be_used_again_and_the_instalment_planned_anew(who):
    payment = paid(who)
    actions.give_back(payment, amount=30_000, by=who.qian, at=later(5), reason="银行退汇")
    assert queries.balance(who.fund) == Balance(1_000_000, 930_000, 0, 70_000)
    with pytest.raises(refusals.TooMuchReturned, match="700 元"):
        actions.give_back(payment, amount=70_001, by=who.qian, at=later(5), reason="银行退汇")
    with pytest.raises(refusals.TooMuchReturned):
        actions.reverse(payment, by=who.qian, at=later(5), reason="记错了账")
    assert actions.give_back(payment, by=who.qian, at=later(6), reason="银行退汇").undone_at == later(6)
    with pytest.raises(refusals.NotPaid):
        actions.give_back(payment, by=who.qian, at=later(6), reason="银行退汇")
    assert verify().faults == []


def test_a_wrong_booking_is_reversed_and_stays_visible(who):
    payment = paid(who)
    booking = actions.reverse(payment, by=who.qian, at=later(5), reason="记错了人")
    assert booking.reverses == Booking.objects.get(kind="pay")
    assert queries.balance(who.fund) == Balance(1_000_000, 900_000, 100_000, 0)
    again = actions.plan_payment(payment.commitment, by=who.wang, at=later(6))
    assert again != payment
    assert actions.pay(again, by=who.qian, at=later(7)).is_paid
    assert verify().faults == []


def test_a_receipt_needs_a_payment_and_is_kept_once(who):
    payment = planned(who)
    with pytest.raises(refusals.NotPaid):
        actions.receive(payment, by=who.wang, at=later(4), receipt=("files.StoredFile", 6))
    actions.pay(payment, by=who.qian, at=later(4))
    actions.receive(payment, by=who.wang, at=later(5), receipt=("files.StoredFile", 6))
    with pytest.raises(refusals.ReceiptAlreadyKept):
        actions.receive(payment, by=who.wang, at=later(5), receipt=("files.StoredFile", 7))
