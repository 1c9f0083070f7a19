"""Somebody writes to the tables directly: what must not be is refused by the database itself."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from gonghui.kernel.journal.tests.tampering import run, without_rules
from gonghui.kernel.ledger import actions
from gonghui.kernel.ledger.models import Booking, Entry, Fund
from gonghui.kernel.ledger.queries import verify

from .cast import account, approved, committed, later, paid, person, planned

APPROVE = (
    "INSERT INTO ledger_approval (commitment_id, by_person_id, maker_id, changed_by_id, level, signed, at) "
    "VALUES (%s, %s, %s, NULL, 1, %s, %s)"
)
PAY = "UPDATE ledger_payment SET paid_at = %s, paid_by_person_id = %s WHERE id = %s"
BOOK = (
    "INSERT INTO ledger_booking (id, fund_id, kind, amount, booked_on, at, proof_kind, proof_id, journal_id) "
    "VALUES (%s, %s, 'commit', %s, '2026-03-10', '2026-03-10 04:00:00+00:00', '', '', 1)"
)
ENTER = "INSERT INTO ledger_entry (booking_id, account, amount) VALUES (%s, %s, %s)"


def refused(says: str, sql: str, *values: object) -> None:
    with pytest.raises(DatabaseError, match=says), transaction.atomic():
        settle_checks()
        run(sql, *values)


def settle_checks() -> None:
    """A table with checks still waiting for the commit can be neither emptied nor altered on PostgreSQL."""
    if connection.vendor == "postgresql":
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")


def key(value: uuid.UUID) -> object:
    return value if connection.vendor == "postgresql" else value.hex


def moment(at) -> object:
    """As Django writes it on SQLite."""
    return at if connection.vendor == "postgresql" else connection.ops.adapt_datetimefield_value(at)


def approval(who, commitment, by, *, maker=None, at=None, signed=None) -> tuple:
    maker = who.wang.person_id if maker is None else maker
    return APPROVE, commitment.pk, by, maker, signed or commitment.signed, moment(at or later(1))


def test_the_maker_cannot_approve_by_hand(who):
    made = committed(who)
    refused("maker", *approval(who, made, who.wang.person_id))
    refused("maker", *approval(who, made, who.wang.person_id, maker=who.zhou.person_id))
    refused("maker is another", *approval(who, made, who.zhou.person_id, maker=who.zhao.person_id))
    assert run(*approval(who, made, who.zhou.person_id)) == 1


def test_the_maker_cannot_add_the_second_approval(who):
    made = committed(who, 600_000)
    actions.approve(made, by=who.zhou, at=later(1))
    refused("maker", *approval(who, made, who.wang.person_id, at=later(2)))


def test_nobody_approves_the_same_twice(who):
    made = committed(who, 600_000)
    run(*approval(who, made, who.zhou.person_id))
    refused("(?i)unique", *approval(who, made, who.zhou.person_id, at=later(2)))


def test_an_approval_is_not_dated_back(who):
    refused("back dated", *approval(who, committed(who), who.zhou.person_id, at=later(-1)))


def test_an_approval_signs_what_is_there(who):
    refused("signs something else", *approval(who, committed(who), who.zhou.person_id, signed="0" * 32))


def test_a_commitment_is_not_marked_approved_without_the_approvals(who):
    made = committed(who, 600_000)
    mark = "UPDATE ledger_commitment SET approved_at = %s WHERE id = %s"
    refused("approvals missing", mark, moment(later(2)), made.pk)
    actions.approve(made, by=who.zhou, at=later(1))
    refused("approvals missing", mark, moment(later(2)), made.pk)


@pytest.mark.parametrize(
    ("column", "value"), [("amount", 1), ("maker_id", 999), ("payee_key", "'person:0'"), ("about_id", "'0'")]
)
def test_the_terms_of_a_commitment_stay(who, column, value):
    refused(
        "stays what it is",
        f"UPDATE ledger_commitment SET {column} = {value} WHERE id = %s",
        committed(who).pk,
    )


def test_a_payee_is_not_swapped_under_standing_approvals(who):
    made = approved(who)
    other = account(who, person("李冒名"))
    swap = "UPDATE ledger_commitment SET payee_id = %s"
    refused("payee swapped", f"{swap} WHERE id = %s", other.pk, made.pk)
    refused("payee swapped", f"{swap}, signed = %s WHERE id = %s", other.pk, "f" * 32, made.pk)


def test_unapproved_money_is_not_paid_by_hand(who):
    payment = actions.plan_payment(committed(who), by=who.wang, at=later(1))
    refused("not approved", PAY, moment(later(2)), who.qian.person_id, payment.pk)


def test_nothing_is_paid_before_it_was_approved_or_by_an_approver(who):
    payment = planned(who)
    refused("not approved", PAY, moment(later(0.5)), who.qian.person_id, payment.pk)
    refused("approver may not pay", PAY, moment(later(3)), who.zhou.person_id, payment.pk)


def test_nothing_is_paid_before_the_notice_ends_and_the_day_is_not_moved_forward(who):
    payment = planned(who, not_before=later(days=5))
    refused("paid_only_when_it_may", PAY, moment(later(days=4)), who.qian.person_id, payment.pk)
    for sooner in (moment(later(days=1)), None):
        refused("never earlier", "UPDATE ledger_payment SET not_before = %s", sooner)
    assert run(PAY, moment(later(days=5)), who.qian.person_id, payment.pk) == 1


def test_nothing_that_is_stopped_is_paid(who):
    payment = actions.block(planned(who), by=who.wang, at=later(3), reason="收到异议")
    refused("nothing_blocked_is_paid", PAY, moment(later(4)), who.qian.person_id, payment.pk)


def test_a_changed_payee_waits_by_hand_too(who):
    payment = planned(who)
    other = account(who, person("李大山"))
    changed = actions.change_payee(payment.commitment, other, by=who.wang, at=later(3), reason="原卡已注销")
    actions.approve(changed, by=who.zhou, at=later(4))
    refused("not approved", PAY, moment(later(26)), who.qian.person_id, payment.pk)


@pytest.mark.parametrize(
    "column", ["paid_at = NULL", "amount = 1", "paid_by_person_id = 1", "instalment = 2"]
)
def test_a_payment_that_was_made_stays_as_it_was(who, column):
    refused(
        "happened once|stays what it is", f"UPDATE ledger_payment SET {column} WHERE id = %s", paid(who).pk
    )


def test_a_payment_is_not_entered_as_paid(who):
    payment = planned(who)
    columns = (
        "uid, number, commitment_id, organization_id, path, about_kind, about_id, instalment, amount, "
        "returned, blocked, blocked_reason, planned_at, receipt_kind, receipt_id"
    )
    copied = columns.replace("uid, number,", "%s, 'ZF0',").replace("instalment", "9")
    insert = f"INSERT INTO ledger_payment ({columns}, paid_at) SELECT {copied}, %s "
    values = key(uuid.uuid4()), moment(later(3)), payment.pk
    refused("starts unpaid", f"{insert} FROM ledger_payment WHERE id = %s", *values)


@pytest.mark.parametrize("table", ["entry", "booking", "approval", "payment", "commitment", "fund"])
def test_nothing_about_money_is_deleted(who, table):
    paid(who)
    refused("append-only|never removed", f"DELETE FROM ledger_{table}")


@pytest.mark.parametrize("table", ["entry", "booking"])
def test_entries_and_bookings_are_never_changed(who, table):
    paid(who)
    refused("append-only", f"UPDATE ledger_{table} SET amount = amount + 1")


@pytest.mark.parametrize("table", ["entry", "booking", "approval", "payment", "commitment", "fund"])
def test_nothing_about_money_is_replaced_or_emptied(who, table):
    paid(who)
    name = f"ledger_{table}"
    postgresql = connection.vendor == "postgresql"
    sql = f"TRUNCATE {name} CASCADE" if postgresql else f"REPLACE INTO {name} SELECT * FROM {name}"
    refused("append-only|never re|is sealed|starts un", sql)


def test_an_entry_is_not_slipped_into_a_booking(who):
    committed(who)
    for booking in Booking.objects.all():
        refused("booking is sealed", ENTER, key(booking.pk), "paid", 5)


@pytest.mark.parametrize(
    "sides", [(("free", -5),), (("free", -5), ("committed", 4)), (("free", -4), ("committed", 4)), ()]
)
def test_a_booking_has_entries_that_sum_to_zero_and_to_its_amount(who, sides):
    number = key(uuid.uuid4())
    with pytest.raises(DatabaseError, match="do not balance"), transaction.atomic():
        for account_name, amount in sides:
            run(ENTER, number, account_name, amount)
        run(BOOK, number, who.fund.pk, 5)


def test_entries_without_a_booking_do_not_pass_the_commit(who):
    with pytest.raises(DatabaseError, match="(?i)foreign key"), transaction.atomic():
        run(ENTER, key(uuid.uuid4()), "free", -5)
        connection.check_constraints()


def test_a_fund_is_never_overspent_by_hand(who):
    for change in ("committed = budget + 1", "paid = budget + 1", "committed = -1", "budget = -1"):
        refused("fund_", f"UPDATE ledger_fund SET {change}")
    refused("stays what it is", "UPDATE ledger_fund SET source = 'donation'")


def test_without_the_rules_a_payment_goes_out_unapproved(who):
    payment = actions.plan_payment(committed(who), by=who.wang, at=later(1))
    with without_rules():
        assert run(PAY, moment(later(2)), who.qian.person_id, payment.pk) == 1
        assert run(*approval(who, payment.commitment, who.wang.person_id, maker=who.zhou.person_id)) == 1
        assert run("UPDATE ledger_entry SET amount = amount * 2 WHERE account = 'paid'") == 0
        assert run("UPDATE ledger_fund SET paid = 5") == 1
    told = verify().faults
    assert any(payment.number in fault for fault in told)
    assert any(str(who.fund.uid) in fault for fault in told)


def test_what_was_written_past_the_doors_is_found(who):
    payment = paid(who)
    assert verify().faults == []
    with without_rules():
        run("UPDATE ledger_entry SET amount = amount - 1 WHERE account = 'paid'")
        run("UPDATE ledger_commitment SET amount = amount + 1")
        run("UPDATE ledger_booking SET journal_id = 0 WHERE kind = 'pay'")
    told = "\n".join(verify().faults)
    assert str(who.fund.uid) in told and payment.number in told
    assert str(payment.commitment.uid) in told
    assert told.count(str(Booking.objects.get(kind="pay").pk)) == 2
    assert Fund.objects.count() == 1 and Entry.objects.count() == 6
