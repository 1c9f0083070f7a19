"""Payments go to the bank together, and what the bank answers is booked line by line."""

import pytest

from gonghui.kernel.journal.models import Entry as JournalEntry
from gonghui.kernel.ledger import actions, queries, refusals
from gonghui.kernel.ledger.actions import ReturnRow

from .cast import ACCOUNT, committed, later, planned


def batch_of(who, *payments):
    return actions.make_batch(who.east, payments, by=who.qian, at=later(4))


def settle(who, batch, *rows, hours=6):
    return actions.settle(batch, rows, by=who.qian, at=later(hours), proof=("files.StoredFile", 9))


def test_the_bank_gets_rows_with_whole_numbers_and_every_look_is_in_the_journal(who):
    payments = [planned(who, 12_345), planned(who, 200)]
    batch = batch_of(who, *payments)
    rows = actions.export_batch(batch, by=who.qian, at=later(5), reason="交银行代发")
    assert [(row.number, row.account, row.holder, row.fen) for row in rows] == [
        (payments[0].number, ACCOUNT, "陈秀兰", 12_345),
        (payments[1].number, ACCOUNT, "陈秀兰", 200),
    ]
    looks = JournalEntry.objects.filter(deed="ledger.account.reveal")
    assert {look.about_person_id for look in looks} == {who.chen_herself.pk}
    assert looks.count() == 2
    with pytest.raises(refusals.ReasonMissing):
        actions.export_batch(batch, by=who.qian, at=later(5), reason="代发")


def test_what_the_bank_answers_is_booked_by_payment_number(who):
    first, second, third, fourth = (planned(who, 100) for _number in range(4))
    batch = batch_of(who, first, second, third, fourth)
    settled = settle(
        who,
        batch,
        ReturnRow(first.number, paid=True, fen=100),
        ReturnRow(second.number, paid=False, reason="账户已销户"),
        ReturnRow(third.number, paid=True, fen=101),
        ReturnRow("ZF99999999999999", paid=True),
    )
    assert (settled.paid, settled.failed) == ([first.number], {second.number: "账户已销户"})
    assert (settled.unknown, settled.differing) == (["ZF99999999999999"], [third.number])
    assert settled.missing == [fourth.number]
    assert queries.balance(who.fund).paid == 100
    assert queries.verify().faults == []


def test_the_same_answer_twice_pays_once(who):
    payment = planned(who, 100)
    batch = batch_of(who, payment)
    row = ReturnRow(payment.number, paid=True)
    assert settle(who, batch, row, row).already == [payment.number]
    assert settle(who, batch, row, hours=7).already == [payment.number]
    assert queries.balance(who.fund).paid == 100


def test_a_payment_that_failed_goes_to_the_bank_again(who):
    payment = planned(who, 100)
    settle(who, batch_of(who, payment), ReturnRow(payment.number, paid=False, reason="户名不符"))
    again = batch_of(who, payment)
    assert settle(who, again, ReturnRow(payment.number, paid=True)).paid == [payment.number]


def test_a_payment_waits_for_one_bank_only_and_is_not_cancelled_meanwhile(who):
    payment = planned(who, 100)
    batch_of(who, payment)
    with pytest.raises(refusals.WaitsForTheBank, match=payment.number):
        batch_of(who, payment)
    with pytest.raises(refusals.WaitsForTheBank):
        actions.cancel(payment, by=who.wang, at=later(5), reason="本人放弃")
    with pytest.raises(refusals.WaitsForTheBank):
        actions.change_payee(payment.commitment, who.account, by=who.wang, at=later(5), reason="原卡已注销")
    actions.drop_line(payment, by=who.qian, at=later(5), reason="银行没有收到")
    actions.cancel(payment, by=who.wang, at=later(6), reason="本人放弃")


def test_a_batch_holds_only_what_may_leave(who):
    early = planned(who, 100, not_before=later(days=9))
    unapproved = actions.plan_payment(committed(who), by=who.wang, at=later(1))
    for payment, refusal in ((early, refusals.NotYet), (unapproved, refusals.NotApproved)):
        with pytest.raises(refusal):
            batch_of(who, planned(who, 100), payment)


def test_an_empty_batch_is_refused(who):
    with pytest.raises(refusals.NothingToPay):
        batch_of(who)


def test_what_was_stopped_after_the_bank_had_it_is_told_and_not_booked(who):
    payment = planned(who, 100)
    batch = batch_of(who, payment)
    actions.block(payment, by=who.wang, at=later(5), reason="收到异议")
    settled = settle(who, batch, ReturnRow(payment.number, paid=True))
    assert isinstance(settled.refused[payment.number], refusals.Blocked)
    assert queries.balance(who.fund).paid == 0
    actions.unblock(payment, by=who.wang, at=later(7))
    assert settle(who, batch, ReturnRow(payment.number, paid=True), hours=8).paid == [payment.number]
