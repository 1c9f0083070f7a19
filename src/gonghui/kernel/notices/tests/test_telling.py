"""Telling: in the transaction of the deed, once per occasion, by the ways the person has chosen."""

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.crypto import open_text
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices import actions, keeping, kinds, listening, queries
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, Notice, PhoneMessage, State
from gonghui.kernel.notices.wording import BadPlace

from .cast import DAY, HARD, NIGHT, URGENT, a_member, set_up_sms, tell
from .servers import FakeHttp, sms_accepts

pytestmark = pytest.mark.django_db


def test_a_notice_stands_in_the_inbox_and_waits_in_the_outbox(monkeypatch):
    set_up_sms(monkeypatch)
    person = a_member()
    notice = tell(person, url="/membership/")
    assert notice.title == "陈秀兰，您的入会申请通过了"
    assert list(queries.inbox(person)) == [notice]
    assert queries.unread_count(person) == 1
    assert [(d.channel, d.state) for d in notice.deliveries.all()] == [("sms", State.WAITING)]


def test_reading_one_or_all_empties_the_count():
    person = a_member()
    first, _second, _third = tell(person), tell(person), tell(person)
    actions.mark_read(first, at=DAY)
    assert queries.unread_count(person) == 2
    assert actions.mark_all_read(person, at=DAY) == 2
    assert queries.unread_count(person) == 0


def test_an_action_that_is_rolled_back_has_told_nobody(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        person = a_member()
        with pytest.raises(RuntimeError), transaction.atomic():
            tell(person)
            raise RuntimeError("the deed failed after telling")
        dispatch(limit=10, at=DAY)
        assert (Notice.objects.count(), Delivery.objects.count(), vendor.calls) == (0, 0, [])


def test_the_same_deed_committed_sends_one_and_sending_inside_it_would_outlive_a_rollback(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        person = a_member()
        tell(person)
        dispatch(limit=10, at=DAY)
        assert len(vendor.calls) == 1
        with pytest.raises(RuntimeError), transaction.atomic():
            tell(person)
            dispatch(limit=10, at=DAY)
            raise RuntimeError("the deed failed after telling")
        assert (Notice.objects.count(), len(vendor.calls)) == (1, 2)


def test_one_occasion_is_told_once():
    person = a_member()
    first = tell(person, once="term:17:2026-04-01")
    assert tell(person, once="term:17:2026-04-01") == first
    assert tell(person, once="term:17:2026-05-01") != first
    assert tell(person) != tell(person)


def test_a_text_and_places_that_do_not_fit_undo_the_deed():
    person = a_member()
    with pytest.raises(BadPlace):
        actions.tell(person, HARD.code.replace("hard", "joined"), places={}, by=SYSTEM, at=DAY)
    assert Notice.objects.count() == 0


def test_a_channel_that_is_off_or_has_no_address_gets_nothing(monkeypatch):
    set_up_sms(monkeypatch)
    person = a_member()
    actions.choose_channel(person, "sms", on=False, by=SYSTEM, at=DAY)
    assert tell(person).deliveries.count() == 0
    actions.choose_channel(person, "sms", on=True, by=SYSTEM, at=DAY)
    assert tell(person).deliveries.count() == 1
    assert tell(a_member(name="王敏", phone="")).deliveries.count() == 0


def test_mail_and_wechat_need_an_address_which_is_kept_sealed(monkeypatch):
    monkeypatch.setenv("GONGHUI_MAIL", "smtp://127.0.0.1:9")
    person = a_member()
    with pytest.raises(actions.AddressMissing):
        actions.choose_channel(person, "email", on=True, by=SYSTEM, at=DAY)
    choice = actions.choose_channel(person, "email", on=True, by=SYSTEM, at=DAY, address="x@example.cn")
    assert b"x@example.cn" not in bytes(choice.address)
    assert open_text(choice.address, bound_to=choice.bound()) == "x@example.cn"
    assert [d.channel for d in tell(person).deliveries.all()] == ["email"]
    mail = next(choice for choice in queries.choices(person) if choice.channel == "email")
    assert (mail.is_on, mail.is_offered, mail.address) == (True, True, "x@example.cn")


def test_a_choice_of_channel_is_a_journaled_deed_without_the_address():
    actions.choose_channel(a_member(), "wechat", on=True, by=SYSTEM, at=DAY, address="openid-7")
    entry = Entry.objects.get(deed="notices.choose_channel")
    assert "openid-7" not in str(entry.body)


def test_nobody_is_rung_at_night_unless_it_is_urgent(monkeypatch):
    set_up_sms(monkeypatch)
    person = a_member()
    held, urgent = tell(person, at=NIGHT).deliveries.get(), tell(person, URGENT, at=NIGHT).deliveries.get()
    assert (held.state, urgent.state) == (State.HELD, State.WAITING)
    assert timezone.localtime(held.next_try_at).isoformat() == "2026-03-11T08:00:00+08:00"
    assert urgent.priority < held.priority


def test_what_cannot_wait_calls_a_worker_at_once_and_the_rest_does_not(monkeypatch):
    set_up_sms(monkeypatch)
    person = a_member()
    tell(person)
    assert DBTaskResult.objects.count() == 0
    tell(person, URGENT)
    assert DBTaskResult.objects.count() == 1


def test_a_code_is_sealed_goes_first_and_is_forgotten_once_sent(monkeypatch, caplog):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        tell(a_member())
        delivery = actions.tell_code(phone="13900002222", code="482913", at=DAY)
        assert b"482913" not in bytes(delivery.words)
        dispatch(limit=1, at=DAY)
        said = vendor.calls[0].said
        assert said["PhoneNumberSet"] == ["+8613900002222"]
        assert (said["TemplateId"], said["TemplateParamSet"]) == ("22", ["482913"])
    delivery.refresh_from_db()
    assert (delivery.state, delivery.words, delivery.address) == (State.SENT, None, None)
    assert "482913" not in caplog.text + str(list(DBTaskResult.objects.values_list("args_kwargs", flat=True)))


def test_a_code_is_not_sent_after_it_has_died(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        delivery = actions.tell_code(phone="13900002222", code="482913", at=DAY)
        dispatch(limit=1, at=DAY + actions.CODE_LIVES)
        assert vendor.calls == []
    delivery.refresh_from_db()
    assert (delivery.state, delivery.words) == (State.DROPPED, None)


def test_the_demonstrations_phone_keeps_what_would_be_sent(monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    tell(a_member(), url="/membership/")
    dispatch(limit=10, at=DAY)
    message = PhoneMessage.objects.get()
    assert (message.title, message.address) == ("陈秀兰，您的入会申请通过了", "13800001111")


def test_addresses_are_forgotten_a_month_after_sending(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        tell(a_member())
        dispatch(limit=1, at=DAY)
    assert keeping.forget_old(at=DAY + keeping.ADDRESSES_KEPT) == (0, 0)
    assert keeping.forget_old(at=DAY + keeping.ADDRESSES_KEPT * 2) == (1, 0)
    assert Delivery.objects.get().address is None


def test_a_number_that_was_given_up_is_told_that_it_was(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        kinds.declare(listening.PHONE_CHANGED)  # these tests begin with kinds of their own only
        person = a_member()
        account = access.open_account(person.phone, person, by=SYSTEM, at=DAY)
        old = account.phone
        access.change_phone(account, "13900008888", by=SYSTEM, at=DAY)
        dispatch(limit=10, at=DAY)
        [call] = vendor.calls
        assert old in str(call) and "13900008888" not in str(call)
    assert "8888" in Notice.objects.get(kind="access.phone_changed").body
