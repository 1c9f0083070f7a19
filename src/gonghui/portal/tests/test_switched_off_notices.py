"""What a union has switched off tells nothing outside the house; what was told stays, as plain text."""

import pytest
from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.notices import silence
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, Notice, State
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

PAGE = reverse("portal-assistance:notices")


@pytest.fixture
def cast(db, monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    return gather()


@pytest.fixture
def zhang(cast):
    return applying.member(cast.organizations["basic"], "张三", 1, cast.at).person


def switch_off(cast) -> None:
    by = Actor(cast.people["county"].pk, "赵海燕")
    access.switch_service(cast.organizations["county"], "assistance", on=False, by=by, at=cast.at)


def tell(cast, person, kind: str = "assistance.on_file") -> Notice:
    places = {"number": "BF-2026-0001", "organization": "岚州机电集团工会"}
    return notices.tell(person, kind, places=places, url=PAGE, by=SYSTEM, at=cast.at)


def opened(cast, person, notice: Notice):
    account = access.open_account(person.phone, person, by=SYSTEM, at=cast.at)
    return sign_in(Client(), account, second=False).get(reverse("portal:message", args=[notice.uid]))


def test_while_it_is_off_nothing_is_sent_and_the_inbox_keeps_it_without_a_dead_link(cast, zhang):
    switch_off(cast)
    notice = tell(cast, zhang)
    assert not Delivery.objects.filter(notice=notice).exists()
    page = opened(cast, zhang, notice)
    assert page.status_code == 200
    assert notice.title in page.content.decode()
    assert "这项服务在您的工会现在不开" in page.content.decode()
    assert PAGE not in page.content.decode()


def test_what_was_waiting_to_be_sent_when_it_was_switched_off_is_dropped(cast, zhang):
    delivery = tell(cast, zhang).deliveries.get()
    switch_off(cast)
    dispatch(limit=5, at=delivery.next_try_at)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.fault) == (State.DROPPED, "service switched off")


def test_other_services_and_other_unions_go_on_telling(cast, zhang):
    far = applying.member(cast.organizations["elsewhere"], "李四", 2, cast.at).person
    switch_off(cast)
    assert tell(cast, zhang, "membership.joined").deliveries.exists()
    assert tell(cast, far).deliveries.exists()


def test_a_standing_service_leads_from_the_message_to_its_page(cast, zhang):
    assert opened(cast, zhang, tell(cast, zhang)).headers["Location"] == PAGE


def test_without_the_silence_a_dead_service_would_still_send(cast, zhang, monkeypatch):
    switch_off(cast)
    monkeypatch.setattr(silence, "is_silenced", lambda person, kind, at=None: False)
    delivery = tell(cast, zhang).deliveries.get()
    dispatch(limit=5, at=delivery.next_try_at)
    delivery.refresh_from_db()
    assert delivery.state == State.SENT
