"""The dispatcher: tries again, waits longer each time, gives up after 12, never sends under two keys."""

from datetime import timedelta

import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices import actions, dispatching, queries
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, State
from gonghui.kernel.notices.quiet import free_at, wait_after

from .cast import DAY, HARD, NIGHT, a_member, set_up_sms, tell
from .servers import FakeHttp, sms_accepts, sms_says

pytestmark = pytest.mark.django_db


def test_the_wait_grows_from_ten_seconds_to_an_hour():
    assert [wait_after(tries).total_seconds() for tries in (1, 2, 3, 9, 10, 12)] == [
        10,
        20,
        40,
        2560,
        3600,
        3600,
    ]


def test_a_busy_vendor_is_asked_again_and_after_twelve_tries_a_person_must_look(monkeypatch):
    with FakeHttp(sms_says("InternalError.Busy")) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        delivery = tell(a_member()).deliveries.get()
        at = DAY
        for _tries in range(12):
            dispatch(limit=10, at=at)
            delivery.refresh_from_db()
            at = delivery.next_try_at
        assert (delivery.state, delivery.tries, delivery.fault) == (State.DEAD, 12, "InternalError.Busy")
        assert {call.said["SessionContext"] for call in vendor.calls} == {delivery.dedupe}
        dispatch(limit=10, at=at + timedelta(days=3))
        assert len(vendor.calls) == 12


@pytest.mark.parametrize("status", [500, 502, 404])
def test_an_answer_that_is_none_is_tried_again(monkeypatch, status):
    with FakeHttp(lambda call: (status, {})) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        delivery = tell(a_member()).deliveries.get()
        assert dispatch(limit=10, at=DAY) == {State.FAILED: 1}
        delivery.refresh_from_db()
        assert 9 < (delivery.next_try_at - DAY).total_seconds() < 15


def test_a_number_that_does_not_exist_is_dead_at_once(monkeypatch):
    with FakeHttp(sms_says("InvalidParameterValue.IncorrectPhoneNumber")) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        tell(a_member())
        assert dispatch(limit=10, at=DAY) == {State.DEAD: 1}


def test_a_dead_letter_is_taken_up_again_or_cleared_once_and_journaled(monkeypatch):
    with FakeHttp(sms_says("FailedOperation.PhoneNumberInBlacklist")) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        tell(a_member())
        dispatch(limit=10, at=DAY)
        delivery = Delivery.objects.get()
        actions.try_again(delivery, by=SYSTEM, at=DAY)
        vendor.answer = sms_accepts
        assert dispatch(limit=10, at=DAY) == {State.SENT: 1}
    with pytest.raises(actions.NotDead):
        actions.give_up(delivery, by=SYSTEM, at=DAY)
    assert Entry.objects.filter(deed="notices.try_again").count() == 1


def test_a_message_a_dispatcher_died_over_goes_again_with_the_same_key_when_the_lease_ends(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        tell(a_member())
        with monkeypatch.context() as dying, pytest.raises(SystemExit):
            dying.setattr(dispatching, "_settle", _die)
            dispatch(limit=10, at=DAY)
        assert dispatch(limit=10, at=DAY + timedelta(seconds=60)) == {}
        assert dispatch(limit=10, at=DAY + dispatching.LEASE + timedelta(seconds=1)) == {State.SENT: 1}
        assert len(vendor.calls) == 2
        assert len({call.said["SessionContext"] for call in vendor.calls}) == 1


def test_a_dispatcher_whose_lease_ran_out_does_not_overwrite_what_another_did(monkeypatch):
    set_up_sms(monkeypatch)
    tell(a_member())
    slow = dispatching._claim(DAY)
    quick = dispatching._claim(DAY + dispatching.LEASE)
    dispatching._settle(quick, State.SENT, sent_at=DAY)
    dispatching._settle(slow, State.FAILED, fault="too late")
    assert Delivery.objects.get().state == State.SENT


def test_two_dispatchers_never_hold_the_same_message(monkeypatch):
    set_up_sms(monkeypatch)
    tell(a_member())
    assert dispatching._claim(DAY) is not None
    assert dispatching._claim(DAY) is None


def test_one_message_that_cannot_be_made_does_not_stop_the_others(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        bad, good = tell(a_member()), tell(a_member(name="王敏", phone="13800002222"))
        make = dispatching._message
        monkeypatch.setattr(
            dispatching, "_message", lambda d, at: 1 / 0 if d.notice_id == bad.pk else make(d, at)
        )
        assert dispatch(limit=10, at=DAY) == {State.FAILED: 1, State.SENT: 1}
        assert good.deliveries.get().state == State.SENT


def test_what_falls_due_at_night_waits_for_the_morning_without_costing_a_try(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        delivery = tell(a_member()).deliveries.get()
        assert dispatch(limit=10, at=NIGHT) == {State.HELD: 1}
        delivery.refresh_from_db()
        assert (delivery.tries, vendor.calls) == (0, [])
        assert dispatch(limit=10, at=delivery.next_try_at) == {State.SENT: 1}


def test_the_small_hours_wait_for_the_same_morning():
    early = NIGHT + timedelta(hours=5)
    assert free_at("sms", early, urgent=False).isoformat() == "2026-03-11T08:00:00+08:00"
    assert free_at("email", early, urgent=False) == early


def test_a_hardship_never_leaves_the_house_in_words(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        notice = tell(a_member(), HARD)
        dispatch(limit=10, at=DAY)
        sent = vendor.calls[0].content.decode("unicode_escape")
    assert "困难" in notice.title
    assert not any(word in sent for word in ("困难", "帮扶", "大病", "救助"))


def test_a_person_who_has_died_is_not_rung(monkeypatch):
    set_up_sms(monkeypatch)
    person = a_member()
    tell(person)
    type(person).objects.filter(pk=person.pk).update(died_on=DAY.date())
    assert dispatch(limit=10, at=DAY) == {State.DROPPED: 1}


def test_the_age_of_the_outbox_is_the_wait_of_the_oldest_due_message(monkeypatch):
    set_up_sms(monkeypatch)
    assert queries.outbox_age(DAY) == timedelta(0)
    tell(a_member())
    assert queries.outbox_age(DAY + timedelta(minutes=7)) == timedelta(minutes=7)


def _die(*_what: object, **_changes: object) -> None:
    raise SystemExit
