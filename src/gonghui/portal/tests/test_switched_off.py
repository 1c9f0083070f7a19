"""What a union switches off vanishes there and everywhere below it: no tile, no page; beside it all stays."""

import pytest
from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.portal import switched_off
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

PAGE = reverse("portal-assistance:notices")


@pytest.fixture
def cast(db):
    return gather()


def browser(cast, place: str, order: int) -> Client:
    person = applying.member(cast.organizations[place], "张三", order, cast.at).person
    return sign_in(Client(), access.open_account(person.phone, person, by=SYSTEM, at=cast.at), second=False)


def switch(cast, place: str, *, on: bool) -> None:
    by = Actor(cast.people["county"].pk, "赵海燕")
    access.switch_service(cast.organizations[place], "assistance", on=on, by=by, at=cast.at)


def test_its_pages_answer_like_pages_that_never_were_also_below(cast):
    member, below, far = browser(cast, "basic", 1), browser(cast, "group", 2), browser(cast, "elsewhere", 3)
    assert member.get(PAGE).status_code == 200
    switch(cast, "county", on=False)
    for shut in (member, below):
        assert shut.get(PAGE).status_code == 404
    assert far.get(PAGE).status_code == 200
    switch(cast, "county", on=True)
    assert member.get(PAGE).status_code == 200


def test_membership_stays_open_whatever_is_switched(cast):
    member = browser(cast, "basic", 1)
    switch(cast, "county", on=False)
    assert member.get(reverse("portal-membership:profile")).status_code == 200


def test_without_the_guard_a_dead_service_would_still_answer(cast, monkeypatch):
    member = browser(cast, "basic", 1)
    switch(cast, "county", on=False)
    monkeypatch.setattr(switched_off, "is_shut", lambda code, person: False)
    assert member.get(PAGE).status_code == 200
