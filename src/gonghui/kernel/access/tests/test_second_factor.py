"""Officers reach no work page without their second factor, by whatever way they came in."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from gonghui.kernel import crypto
from gonghui.kernel.access import actions, refusals, second_factor
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.models import Entry

from .cast import NOON, PASSWORD, account, actor
from .signing_in import prove, sign_in

PHONE = "13800001111"
WORK = ("/work/", "/work/reveal/", "/work/weighty/")
ACTIVATE, CODES = "/account/safety/authenticator/", "/account/safety/recovery-codes/"


@pytest.fixture
def chair(who):
    return account(who.chair, PHONE)


def by_password(client):
    return client.post("/account/sign-in/", {"login": PHONE, "password": PASSWORD})


def by_code(client, sent):
    client.post("/account/sign-in/code/", {"phone": PHONE})
    return client.post("/account/sign-in/code/confirm/", {"code": sent[-1][1]})


def reached(client) -> list[str]:
    """The work pages that open, in every method."""
    return [
        f"{method} {page}"
        for page in WORK
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if client.generic(method, page).status_code == 200
    ]


def secret_shown(client) -> str:
    page = client.get(ACTIVATE)
    return page.context["form"].secret


def code_for(secret: str) -> str:
    counters = list(second_factor.totp.yield_hotp_counters_from_time())
    return second_factor.totp.format_hotp_value(second_factor.totp.hotp_value(secret, counters[1]))


@pytest.mark.parametrize("way", ["password", "code", "password_set", "kept_session", "fragment"])
def test_without_a_second_factor_no_way_leads_to_a_work_page(client, chair, sent, way):
    if way == "password":
        by_password(client)
    elif way == "code":
        by_code(client, sent)
    elif way == "password_set":
        chair.set_unusable_password()
        chair.save()
        by_code(client, sent)
        client.post("/account/safety/password/set/", {"password1": PASSWORD, "password2": PASSWORD})
    else:
        client.force_login(chair)
    if way == "fragment":
        answer = client.get("/work/", headers={"HX-Request": "true"})
        assert answer.headers["HX-Redirect"].startswith(ACTIVATE) and answer.content == b""
    assert reached(client) == []
    assert client.get("/work/").headers["Location"] == f"{ACTIVATE}?next=%2Fwork%2F"
    assert client.get("/mine/").status_code == 200, "as a member the same person goes on"


def test_with_it_they_open(client, chair):
    sign_in(client, chair)
    assert set(reached(client)) >= {f"GET {page}" for page in WORK}


def test_the_second_factor_is_set_up_in_one_page_and_opens_this_session(
    client, chair, django_capture_on_commit_callbacks
):
    by_password(client)
    prove_again = client.get(ACTIVATE).headers["Location"]
    assert prove_again.startswith("/account/confirm/")
    client.post(prove_again, {"password": PASSWORD})
    page = client.get(ACTIVATE)
    secret = page.context["form"].secret
    assert "data:image/svg+xml" in page.content.decode() and page.context["secret"] in page.content.decode()
    key = client.session.session_key
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ACTIVATE, {"code": code_for(secret)})
    assert answer.headers["Location"] == CODES and client.session.session_key != key
    assert Entry.objects.filter(deed="access.second_factor_added", by_person_id=chair.person_id).exists()
    assert client.get("/work/").status_code == 200
    stored = Authenticator.objects.get(user=chair, type="totp").data["secret"]
    assert secret not in stored and second_factor.Adapter().decrypt(stored) == secret


def test_a_session_from_before_it_was_set_up_stays_as_poor_as_it_was(client, chair):
    client.force_login(chair)
    sign_in(Client(), chair)
    assert reached(client) == []
    assert client.get("/work/").headers["Location"].startswith("/account/confirm/second-factor/")


def test_a_session_whose_authenticator_was_taken_off_opens_nothing(client, chair):
    sign_in(client, chair)
    Authenticator.objects.filter(user=chair, type="totp").delete()
    assert reached(client) == []


@pytest.mark.parametrize("way", ["password", "code"])
def test_signing_in_asks_for_it_before_anything_opens(client, chair, sent, way):
    second_factor.enrol(chair)
    answer = by_password(client) if way == "password" else by_code(client, sent)
    assert answer.headers["Location"] == "/account/sign-in/second-factor/"
    assert client.get("/mine/").status_code == 302
    assert client.post(answer.headers["Location"], {"code": "000000"}).status_code == 200
    code = second_factor.current_code(chair)
    assert client.post(answer.headers["Location"], {"code": code}).headers["Location"] == "/work/"
    assert client.get("/work/").status_code == 200
    assert Entry.objects.filter(deed="access.signed_in", by_person_id=chair.person_id).exists()


def test_a_code_is_taken_once_even_while_it_would_still_count(client, chair):
    with time_machine.travel(NOON, tick=False) as clock:
        second_factor.enrol(chair)
        code = second_factor.current_code(chair)
        by_password(client)
        client.post("/account/sign-in/second-factor/", {"code": code})
        clock.shift(31)
        thief = Client()
        by_password(thief)
        page = thief.post("/account/sign-in/second-factor/", {"code": code})
        assert page.status_code == 200 and "口令不对" in page.content.decode()
        assert thief.get("/mine/").status_code == 302


def test_without_our_memory_the_same_code_would_be_taken_twice(client, chair, monkeypatch):
    monkeypatch.setattr(second_factor, "is_first_use", lambda *_: True)
    with time_machine.travel(NOON, tick=False) as clock:
        second_factor.enrol(chair)
        code = second_factor.current_code(chair)
        by_password(client)
        client.post("/account/sign-in/second-factor/", {"code": code})
        clock.shift(31)
        thief = Client()
        by_password(thief)
        thief.post("/account/sign-in/second-factor/", {"code": code})
        assert thief.get("/mine/").status_code == 200


def test_a_recovery_code_opens_once(chair):
    second_factor.enrol(chair)
    recovery = Authenticator.objects.get(user=chair, type="recovery_codes").wrap()
    code = recovery.get_unused_codes()[0]
    for opens in (True, False):
        visitor = Client()
        by_password(visitor)
        visitor.post("/account/sign-in/second-factor/", {"code": code})
        assert (visitor.get("/work/").status_code == 200) is opens


def test_the_second_factor_is_guessed_at_most_a_few_times(client, chair):
    second_factor.enrol(chair)
    by_password(client)
    for _guess in range(6):
        page = client.post("/account/sign-in/second-factor/", {"code": "000000"})
    assert "试的次数太多了" in page.content.decode()
    client.post("/account/sign-in/second-factor/", {"code": second_factor.current_code(chair)})
    assert client.get("/mine/").status_code == 302


def test_recovery_codes_are_shown_saved_and_made_anew(client, chair):
    sign_in(client, chair)
    prove_reauthenticated(client, chair)
    unused = Authenticator.objects.get(user=chair, type="recovery_codes").wrap().get_unused_codes()
    page = client.get(CODES).content.decode()
    assert all(code in page for code in unused) and "还有 10 个" in page
    saved = client.get(f"{CODES}file/")
    assert unused[0] in saved.content.decode() and saved.headers["Cache-Control"] == "private, no-store"
    assert "马上作废" in client.get(f"{CODES}new/").content.decode()
    client.post(f"{CODES}new/")
    fresh = Authenticator.objects.get(user=chair, type="recovery_codes").wrap().get_unused_codes()
    assert not set(fresh) & set(unused)


def test_a_new_phone_is_set_up_by_closing_and_opening_again(client, chair):
    sign_in(client, chair)
    prove_reauthenticated(client, chair)
    assert "要关闭动态口令吗" in client.get(f"{ACTIVATE}off/").content.decode()
    client.post(f"{ACTIVATE}off/")
    assert not second_factor.is_set_up(chair) and reached(client) == []
    client.post(ACTIVATE, {"code": code_for(secret_shown(client))})
    assert client.get("/work/").status_code == 200


def prove_reauthenticated(client, holder) -> None:
    prove(client, holder)
    session = client.session
    session["account_authentication_methods"][0]["reauthenticated"] = True
    session.save()


def test_at_the_counter_another_one_takes_it_away_and_every_session_ends(client, who, chair):
    by_password(client)
    sign_in(client, chair)
    inside = Client()
    second_factor.Authenticator.objects.filter(user=chair).delete()
    by_password(inside)
    assert inside.get("/mine/").status_code == 200
    second_factor.enrol(chair)
    with pytest.raises(refusals.ReasonMissing):
        actions.take_second_factor_away(chair, by=actor(who.administrator), at=NOON, reason="")
    with pytest.raises(refusals.NotYours):
        actions.take_second_factor_away(chair, by=actor(who.upper), at=NOON, reason="手机和备用码都丢了")
    actions.take_second_factor_away(chair, by=actor(who.administrator), at=NOON, reason="手机和备用码都丢了")
    assert not second_factor.is_set_up(chair) and inside.get("/mine/").status_code == 302
    assert Entry.objects.get(deed="access.second_factor_taken_away").about_person_id == who.chair.pk


def test_nobody_takes_their_own_away(who):
    own = account(who.administrator, "13800003333")
    by = Actor(who.administrator.pk, "孙管理", account_id=own.pk)
    with pytest.raises(refusals.NotForYourself):
        actions.take_second_factor_away(own, by=by, at=NOON, reason="自己图省事")


def test_secrets_turn_with_the_keys(chair, tmp_path, settings):
    settings.DATA = tmp_path
    crypto.forget_keys()
    try:
        second_factor.enrol(chair)
        before = second_factor.current_code(chair)
        crypto.add_key(tmp_path)
        assert second_factor.reseal() == 2 and second_factor.reseal() == 0
        crypto.drop_key(tmp_path, 1)
        assert second_factor.current_code(chair) in (before, second_factor.current_code(chair))
    finally:
        crypto.forget_keys()


def test_the_address_for_the_authenticator_names_the_house_and_no_full_number(chair):
    secret = second_factor.enrol(chair)
    address = second_factor.address_to_add(chair, secret)
    assert address.startswith("otpauth://totp/138%2A%2A%2A%2A1111?secret=") and PHONE not in address
