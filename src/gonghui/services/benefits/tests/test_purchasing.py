"""Buying: caps and the fund before the promise; maker, approver and payer; the books stay straight."""

import uuid

import pytest

from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.models import Commitment
from gonghui.kernel.ledger.refusals import (
    ApproverMayNotPay,
    FundTooSmall,
    MakerMayNotApprove,
    NotPaid,
    ReceiptAlreadyKept,
)
from gonghui.services.benefits.actions import capping, purchasing
from gonghui.services.benefits.models import Entitlement, Program, Purchase
from gonghui.services.benefits.queries import purchases
from gonghui.services.benefits.refusals_caps import CardRefusal, DuesFirst
from gonghui.services.benefits.refusals_money import (
    FundElsewhere,
    InvoiceMissing,
    MoreThanIsDue,
    NobodyIsDue,
    NoFundYet,
    NotPlanned,
    PaidAlready,
    ReceiptMissing,
)

from . import buying, capped
from .capped import AT


@pytest.fixture
def who(db):
    return buying.gather()


@pytest.fixture(autouse=True)
def _straight(db):
    """Whatever was done, the books agree with themselves."""
    yield
    assert books.verify().faults == []


def test_from_the_promise_to_the_receipt(who):
    made = buying.bought(who)
    assert books.balance(who.fund).committed == 40_000
    with pytest.raises(NotPlanned):
        purchasing.pay(made, invoice="1", by=who.payer, at=AT)
    purchasing.approve(made, by=who.chair, at=AT)
    payment = purchasing.pay(made, invoice="24112000000012345678", by=who.payer, at=AT)
    assert payment.amount == 40_000
    assert books.balance(who.fund) == books.Balance(budget=100_000, free=60_000, committed=0, paid=40_000)
    kept = purchasing.receive(made, receipt="验收单 3 号", by=who.officer, at=AT)
    assert kept.receipt_id == "验收单 3 号"
    assert Purchase.objects.get().invoice == "24112000000012345678"
    with pytest.raises(ReceiptAlreadyKept):
        purchasing.receive(made, receipt="验收单 4 号", by=who.officer, at=AT)


def test_without_a_fund_nothing_is_bought(who):
    with pytest.raises(NoFundYet, match="2026 年还没有资金"):
        buying.bought(who, fund=None)
    assert not Purchase.objects.exists()


def test_a_fund_too_small_refuses_and_leaves_nothing_behind(db):
    who = buying.gather(budget=39_999)
    capped.fund(who.plant, "employer", 10**7)
    Program.objects.update(kind="cooling")
    who.occasion.program.refresh_from_db()
    with pytest.raises(FundTooSmall, match="余额 399.99 元，本次需要 400 元"):
        buying.bought(who)
    assert not Purchase.objects.exists()
    assert not Commitment.objects.exists()


def test_caps_are_held_before_anything_is_promised(who):
    Entitlement.objects.update(value_fen=200_001)
    with pytest.raises(CardRefusal, match="全年"):
        buying.bought(who)
    assert not Commitment.objects.exists()


def test_twin_without_the_cards_it_would_be_promised(who, monkeypatch):
    Entitlement.objects.update(value_fen=200_001)
    monkeypatch.setattr(capping, "check_purchase", lambda *given: None)
    buying.bought(who)
    assert Commitment.objects.exists()


def test_no_more_is_bought_than_is_due_everything_together(who):
    buying.bought(who, number_of=1)
    with pytest.raises(MoreThanIsDue, match="应发 2 人，一共值 400 元；已经采购 200 元，这次是 200.01 元"):
        buying.bought(who, number_of=1, each_fen=20_001)
    buying.bought(who, number_of=1)


def test_who_declined_is_not_bought_for(who):
    Entitlement.objects.filter(person__name="马小军").update(state="declined", settled_at=AT)
    with pytest.raises(MoreThanIsDue):
        buying.bought(who)


def test_while_nobody_is_due_nothing_is_bought(who):
    Entitlement.objects.all().delete()
    with pytest.raises(NobodyIsDue):
        buying.bought(who)


def test_another_unions_money_does_not_pay(who):
    other = capped.union(code="JC02")
    with pytest.raises(FundElsewhere):
        buying.bought(who, fund=capped.fund(other, "union", 10**6))


def test_a_form_sent_twice_buys_once(who):
    key = uuid.uuid4()
    assert buying.bought(who, key=key).pk == buying.bought(who, key=key).pk
    assert Commitment.objects.count() == 1


def test_one_supplier_has_one_account(who):
    first, second = (buying.bought(who, number_of=1) for _each in range(2))
    assert first.commitment.payee_id == second.commitment.payee_id


def test_who_buys_does_not_approve_and_who_approves_does_not_pay(who):
    made = buying.bought(who, by=who.chair)
    with pytest.raises(MakerMayNotApprove):
        purchasing.approve(made, by=who.chair, at=AT)
    purchasing.approve(made, by=who.upper, at=AT)
    with pytest.raises(ApproverMayNotPay):
        purchasing.pay(made, invoice="1", by=who.upper, at=AT)


def test_more_than_five_thousand_needs_two_to_approve(db):
    who = buying.gather(budget=10**8)
    Program.objects.update(kind="cooling", value_fen=300_000)
    Entitlement.objects.update(value_fen=300_000)
    who.occasion.program.refresh_from_db()
    made = buying.bought(who, each_fen=250_001)
    purchasing.approve(made, by=who.chair, at=AT)
    with pytest.raises(NotPlanned):
        purchasing.pay(made, invoice="1", by=who.payer, at=AT)
    purchasing.approve(made, by=who.upper, at=AT)
    purchasing.pay(made, invoice="1", by=who.payer, at=AT)


def test_nothing_is_paid_without_an_invoice_or_received_without_a_slip(who):
    made = purchasing.approve(buying.bought(who), by=who.chair, at=AT)
    with pytest.raises(InvoiceMissing):
        purchasing.pay(made, invoice=" ", by=who.payer, at=AT)
    with pytest.raises(ReceiptMissing):
        purchasing.receive(made, receipt="", by=who.payer, at=AT)
    with pytest.raises(NotPaid):
        purchasing.receive(made, receipt="1", by=who.payer, at=AT)


def test_goods_that_go_back_bring_their_money_back(who):
    made = buying.paid(who)
    purchasing.give_back(made, amount=15_000, reason="退了一份坏的", by=who.payer, at=AT)
    assert books.balance(who.fund) == books.Balance(budget=100_000, free=75_000, committed=0, paid=25_000)
    assert purchases.spent_by_month(who.payer, 2026) == [purchases.Spent(3, "union", 25_000)]
    buying.bought(who, number_of=1, each_fen=15_000)


def test_a_payment_booked_by_mistake_is_reversed_and_planned_anew(who):
    made = buying.paid(who)
    purchasing.reverse(made, reason="银行没有转成", by=who.payer, at=AT)
    assert books.balance(who.fund).committed == 40_000
    purchasing.pay(made, invoice="24112000000012345678", by=who.payer, at=AT)


def test_what_is_not_bought_after_all_gives_its_money_back(who):
    made = purchasing.approve(buying.bought(who), by=who.chair, at=AT)
    purchasing.let_go(made, reason="供货商没有货", by=who.officer, at=AT)
    assert books.balance(who.fund).free == 100_000
    buying.bought(who)
    with pytest.raises(PaidAlready):
        purchasing.let_go(buying_paid_again(who), reason="不想要了", by=who.officer, at=AT)


def buying_paid_again(who) -> Purchase:
    last = Purchase.objects.order_by("-pk").first()
    purchasing.approve(last, by=who.chair, at=AT)
    purchasing.pay(last, invoice="1", by=who.payer, at=AT)
    return last


def test_dues_come_first_for_an_outing(who):
    Program.objects.update(kind="outing", form="ticket")
    who.occasion.program.refresh_from_db()
    dues = capped.fund(who.plant, "dues", 20_000)
    with pytest.raises(DuesFirst, match="会费还有 200 元"):
        buying.bought(who, number_of=1)
    buying.bought(who, fund=dues, number_of=1)
    buying.bought(who, number_of=1)


def test_an_officer_sees_what_their_own_unions_buy(who):
    buying.paid(who)
    stranger = buying.serving("韩梅", capped.union(code="JC02"), "officer")
    assert purchases.visible(who.officer).count() == 1
    assert not purchases.visible(stranger).exists()
    assert purchases.spent_by_month(stranger, 2026) == []
    assert list(purchases.to_approve(who.chair)) == []
