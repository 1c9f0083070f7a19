"""A closed month is closed: for the actions, and for whoever writes to the tables."""

import uuid

import pytest
from django.db import DatabaseError, transaction

from gonghui.kernel.journal.tests.tampering import run, without_rules
from gonghui.kernel.ledger import actions, queries, refusals
from gonghui.kernel.ledger.models import Booking, Period

from .cast import committed, fund, later, paid
from .test_what_the_database_refuses import BOOK, ENTER, key, settle_checks

APRIL = later(days=30)


def by_hand(who, amount: int = 5) -> int:
    settle_checks()
    number = uuid.uuid4()
    run(ENTER, key(number), "free", -amount)
    run(ENTER, key(number), "committed", amount)
    booked = run(BOOK, key(number), who.fund.pk, amount)
    settle_checks()
    return booked


def test_nothing_is_booked_into_a_closed_month(who):
    actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    with pytest.raises(refusals.PeriodClosed, match="2026-03"):
        committed(who)
    with pytest.raises(DatabaseError, match="period closed"), transaction.atomic():
        by_hand(who)
    assert committed(who, at=APRIL).made_at == APRIL
    assert queries.is_closed(who.east, later().date())
    assert not queries.is_closed(who.east, APRIL.date())


def test_what_was_promised_before_the_close_is_still_given_when_asked_again(who):
    made = committed(who, about=("assistance.Plan", "7"))
    actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    assert committed(who, about=("assistance.Plan", "7")) == made


def test_without_the_rule_the_month_takes_it(who):
    actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    with without_rules():
        assert by_hand(who) == 1


def test_a_closed_year_closes_all_its_months(who):
    actions.close_period(who.east, "2026", by=who.wang, at=later(days=300))
    with pytest.raises(refusals.PeriodClosed, match="2026"):
        committed(who, at=APRIL)
    with pytest.raises(DatabaseError, match="period closed"), transaction.atomic():
        by_hand(who)
    assert committed(who, at=later(days=300)).made_at == later(days=300)


def test_another_union_s_books_stay_open(who):
    other = fund(who, organization=who.west)
    actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    assert committed(who, fund=other).fund == other


def test_a_mistake_in_a_closed_month_is_reversed_in_an_open_one(who):
    payment = paid(who)
    actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    with pytest.raises(refusals.PeriodClosed):
        actions.reverse(payment, by=who.qian, at=later(5), reason="记错了人")
    assert actions.reverse(payment, by=who.qian, at=APRIL, reason="记错了人").booked_on.month == 4
    assert queries.verify().faults == []


def test_a_period_is_closed_once_after_its_end_and_stays_closed(who):
    with pytest.raises(refusals.PeriodNotOver):
        actions.close_period(who.east, "2026-03", by=who.wang, at=later(days=21))
    actions.close_period(who.east, "2026-03", by=who.wang, at=later(days=22))
    with pytest.raises(refusals.PeriodClosed):
        actions.close_period(who.east, "2026-03", by=who.wang, at=APRIL)
    for sql in ("DELETE FROM ledger_period", "UPDATE ledger_period SET period = '2020-01'"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            run(sql)


@pytest.mark.parametrize("spelled", ["2026-3", "26", "2026-13", "march", "2026-03-01", ""])
def test_only_months_and_years_are_periods(who, spelled):
    with pytest.raises(ValueError):
        actions.close_period(who.east, spelled, by=who.wang, at=APRIL)
    assert not Period.objects.exists()
    assert Booking.objects.count() == 1
