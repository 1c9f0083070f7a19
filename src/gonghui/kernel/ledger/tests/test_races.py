"""Fifty at once: never more than there is, never twice, never into a closed month."""

import time

import pytest
from django.db import connection, transaction

from gonghui.kernel.access.tests.cast import actor, person
from gonghui.kernel.ledger import actions, bookings, queries, refusals
from gonghui.kernel.ledger.models import Approval, Booking, Commitment, Fund, Period

from .at_once import at_once
from .cast import YEAR, approved, cast, committed, fund, later, planned

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
ROUNDS = 20
SHARE, PLACES = 100, 10


@pytest.fixture
def who(transactional_db):
    return cast()


@pytest.fixture
def on_postgresql(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")


def fifty_want_ten_places(who, number: int) -> tuple[Fund, list]:
    """Fifty commitments of one fund that holds ten; the fund and what each came to."""
    small = fund(who, "donation", year=YEAR + number, budget=SHARE * PLACES)
    deeds = [lambda: committed(who, SHARE, fund=small) for _each in range(MANY)]
    return small, at_once(deeds)


def overspent(small: Fund) -> bool:
    return queries.balance(small).committed > small.budget


def test_ten_places_are_given_ten_times(who):
    small, results = fifty_want_ten_places(who, 1)
    made = [result for result in results if isinstance(result, Commitment)]
    refused = [result for result in results if isinstance(result, refusals.FundTooSmall)]
    assert (len(made), len(refused)) == (PLACES, MANY - PLACES), results
    assert not overspent(small)
    assert queries.verify().faults == []


@pytest.mark.postgres
def test_twenty_rounds_of_fifty_never_overspend(on_postgresql, who):
    for number in range(ROUNDS):
        small, results = fifty_want_ten_places(who, number)
        assert sum(isinstance(result, Commitment) for result in results) == PLACES, results
        assert not overspent(small)
    assert queries.verify().faults == []


@pytest.mark.postgres
def test_twin_looking_first_and_writing_then_overspends(on_postgresql, who, monkeypatch):
    def look_and_write(fund, change):
        seen = Fund.objects.get(pk=fund.pk)
        if seen.free < change.committed:
            raise refusals.FundTooSmall(left=seen.free, wanted=change.committed)
        time.sleep(0.01)
        Fund.objects.filter(pk=fund.pk).update(committed=seen.committed + change.committed)

    small = fund(who, "donation", budget=SHARE * PLACES)
    monkeypatch.setattr(bookings, "move", look_and_write)
    monkeypatch.setattr(bookings, "record", lambda *told, **more: 1)
    at_once([lambda: committed(who, SHARE, fund=small) for _each in range(MANY)])
    assert overspent(small)


def test_the_same_commitment_asked_fifty_times_is_made_once(who):
    about = ("assistance.Plan", "7")
    small = fund(who, "donation", budget=SHARE)
    results = at_once([lambda: committed(who, SHARE, fund=small, about=about) for _each in range(MANY)])
    assert {getattr(result, "pk", result) for result in results} == {Commitment.objects.get().pk}
    assert queries.balance(small).committed == SHARE


def test_fifty_people_approve_and_as_many_count_as_are_needed(who):
    made = committed(who, 600_000)
    people = [actor(person("审批人")) for number in range(MANY)]
    results = at_once([lambda by=by: actions.approve(made, by=by, at=later(1)) for by in people])
    assert sum(isinstance(result, Commitment) for result in results) == 2, results
    assert Approval.objects.count() == 2


def test_a_payment_pressed_twenty_times_leaves_once(who):
    payment = planned(who)
    results = at_once([lambda: actions.pay(payment, by=who.qian, at=later(3)) for _each in range(20)])
    assert sum(isinstance(result, refusals.AlreadyPaid) for result in results) == 19, results
    assert Booking.objects.filter(kind="pay").count() == 1
    assert queries.balance(who.fund).paid == payment.amount


def test_one_instalment_is_planned_once_by_many(who):
    made = approved(who)
    results = at_once([lambda: actions.plan_payment(made, by=who.wang, at=later(2)) for _each in range(20)])
    assert len({getattr(result, "pk", result) for result in results}) == 1, results


@pytest.mark.postgres
def test_closing_a_month_waits_for_the_booking_under_way(on_postgresql, who):
    """The booking has looked, the month is open; before it commits, somebody closes the month."""
    assert _booked_while_closing(who) == "booked, then closed"


@pytest.mark.postgres
def test_twin_without_the_shared_lock_it_lands_in_a_closed_month(on_postgresql, who):
    waits = (
        "ledger_period DISABLE TRIGGER ledger_period_waits",
        "ledger_period ENABLE TRIGGER ledger_period_waits",
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {waits[0]}")
    try:
        assert _booked_while_closing(who) == "closed, then booked"
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {waits[1]}")


def _booked_while_closing(who) -> str:
    """Which of the two committed first; without the journal, whose chain would put them in order."""
    order: list[str] = []
    small = fund(who, "donation", budget=SHARE)

    def book() -> None:
        with transaction.atomic():
            change = bookings.Change(committed=SHARE)
            bookings.write("commit", small, change, by=who.wang, at=later(), journal_id=1)
            time.sleep(0.5)
            order.append("booked")

    def close() -> None:
        time.sleep(0.2)
        Period.objects.create(organization=who.east, period="2026-03", closed_at=later(days=30))
        order.append("closed")

    raised = [result for result in at_once([book, close]) if result is not None]
    assert raised == []
    return ", then ".join(order)
