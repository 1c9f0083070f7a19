"""A request with a key is done once: repeated, changed, refused, forgotten, and fifty at the same moment."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.kernel.once import actions
from gonghui.kernel.once.actions import forget_old, once
from gonghui.kernel.once.models import Answer
from gonghui.kernel.once.refusals import InFlight, KeyMissing, OtherRequest
from gonghui.kernel.refusal import Refusal

AT = datetime.datetime(2026, 3, 10, 4, 0, tzinfo=datetime.UTC)
CHEN, ZHOU = Actor(7, "陈秀兰"), Actor(8, "周岩")
MANY = 50


class TooLate(Refusal):
    says = "x"


def ask(done: list, key: str = "k1", by: Actor = CHEN, route: str = "grant", amount: int = 5, at=AT) -> dict:
    def do() -> dict:
        done.append(amount)
        return {"number": len(done)}

    return once(key, route=route, asked={"amount": amount}, by=by, at=at, do=do)


@pytest.mark.django_db
def test_asked_again_it_is_not_done_again_and_answered_the_same():
    done: list = []
    assert ask(done) == ask(done) == {"number": 1}
    assert done == [5]


@pytest.mark.django_db
def test_the_same_key_with_other_content_is_refused():
    done: list = []
    ask(done)
    with pytest.raises(OtherRequest):
        ask(done, amount=6)
    assert done == [5]


@pytest.mark.django_db
def test_a_key_belongs_to_one_asker_and_one_route():
    done: list = []
    for more in ({}, {"by": ZHOU}, {"route": "pay"}, {"key": "k2"}, {"by": SYSTEM}):
        ask(done, **more)
    assert len(done) == 5


@pytest.mark.django_db
def test_a_refusal_is_not_kept():
    def refuse() -> dict:
        raise TooLate()

    with pytest.raises(TooLate):
        once("k1", route="grant", asked={"amount": 5}, by=CHEN, at=AT, do=refuse)
    assert ask([]) == {"number": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "k" * 256])
def test_a_request_without_a_fit_key_is_refused(key):
    with pytest.raises(KeyMissing):
        ask([], key=key)


@pytest.mark.django_db
def test_answers_are_forgotten_after_seven_days_and_hold_no_content():
    ask([])
    assert "5" not in Answer.objects.get().fingerprint or len(Answer.objects.get().fingerprint) == 32
    assert forget_old(at=AT + datetime.timedelta(days=7)) == 0
    assert forget_old(at=AT + datetime.timedelta(days=7, seconds=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_have_one_effect_and_one_answer():
    done: list = []
    results = at_once([lambda: ask(done) for _each in range(MANY)])
    assert done == [5]
    answers = [result for result in results if isinstance(result, dict)]
    assert answers and all(answer == {"number": 1} for answer in answers)
    assert all(isinstance(result, (dict, InFlight)) for result in results), results
    assert ask(done) == {"number": 1}


@pytest.mark.django_db(transaction=True)
def test_twin_without_look_and_lock_only_the_database_s_rule_is_left(monkeypatch):
    """The unique key undoes the effect of everyone but the first; without it all fifty would stand."""
    monkeypatch.setattr(actions, "hold", lambda place: None)
    ask(done := [])
    monkeypatch.setattr(Answer.objects, "filter", lambda **named: Answer.objects.none())
    with pytest.raises(DatabaseError), transaction.atomic():
        ask(done)
    assert done == [5, 5]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_under_way_the_second_is_told_to_wait():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    told: list = []

    def slow() -> dict:
        told.extend(at_once([lambda: ask([])]))
        return {"number": 1}

    once("k1", route="grant", asked={"amount": 5}, by=CHEN, at=AT, do=slow)
    assert [type(result) for result in told] == [InFlight]
