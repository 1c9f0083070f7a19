"""Signing in: by password, by one-time code, and the same answer for those who have no account."""

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client

from gonghui.kernel.access import actions, refusals
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM

from .cast import NOON, PASSWORD, CountingHasher, account, body, person

PHONE, OTHER = "13800001111", "13800002222"
SIGN_IN, ASK, CONFIRM = "/account/sign-in/", "/account/sign-in/code/", "/account/sign-in/code/confirm/"


@pytest.fixture
def chen(db):
    return account(person("陈秀兰", phone=PHONE), PHONE)


def with_password(client, phone=PHONE, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": phone, "password": password}, **more)


def asked(client, phone=PHONE, **more):
    return client.post(ASK, {"phone": phone}, **more)


def is_in(client) -> bool:
    return client.get("/mine/").status_code == 200


@pytest.mark.parametrize("typed", [PHONE, "138 0000 1111", "+86-138-0000-1111", "１３８００００１１１１"])
def test_phone_and_password_open_the_door_however_the_number_is_typed(client, chen, typed):
    assert with_password(client, typed).headers["Location"] == "/"
    assert client.get("/mine/").content.decode() == "in:陈秀兰"


@pytest.mark.parametrize(
    ("typed", "says"), [("1380000111", "您填了 10 位"), ("23800001111", "以 1 开头"), ("", "手机号码")]
)
def test_a_wrong_number_is_said_in_words_and_kept(client, chen, typed, says):
    page = with_password(client, typed)
    assert page.status_code == 200 and says in page.content.decode()
    assert f'value="{typed}"' in page.content.decode() or not typed


def test_a_wrong_password_keeps_the_number_and_opens_nothing(client, chen):
    page = with_password(client, password="不对不对不对不对不对不对不对不对").content.decode()
    assert "手机号码或密码不对" in page and PHONE in page and not is_in(client)


def test_the_code_from_the_phone_opens_the_door_once(client, chen, sent):
    assert asked(client).headers["Location"] == CONFIRM
    [(phone, code)] = sent
    assert phone == PHONE and len(code) == 6 and code.isdigit()
    page = client.get(CONFIRM)
    assert code not in page.content.decode()
    assert client.post(CONFIRM, {"code": f" {code[:3]} {code[3:]}"}).headers["Location"] == "/"
    assert is_in(client)
    client.post("/account/sign-out/")
    assert client.post(CONFIRM, {"code": code}).headers["Location"].startswith(ASK)
    assert not is_in(client)


def test_a_code_counts_only_where_it_was_asked_for(client, chen, sent):
    asked(client)
    thief = Client()
    assert thief.post(CONFIRM, {"code": sent[0][1]}).status_code == 302
    assert not is_in(thief)


@pytest.mark.parametrize(("seconds", "opens"), [(590, True), (601, False)])
def test_a_code_lives_ten_minutes(client, chen, sent, seconds, opens):
    with time_machine.travel(NOON, tick=False) as clock:
        asked(client)
        clock.shift(seconds)
        client.post(CONFIRM, {"code": sent[0][1]})
        assert is_in(client) is opens


def test_three_wrong_codes_end_it_and_the_right_one_comes_too_late(client, chen, sent):
    asked(client)
    for _try in range(3):
        client.post(CONFIRM, {"code": "000000" if sent[0][1] != "000000" else "111111"})
    client.post(CONFIRM, {"code": sent[0][1]})
    assert not is_in(client)


def test_at_most_five_messages_an_hour_to_one_number(client, chen, sent):
    with time_machine.travel(NOON, tick=False) as clock:
        for _time in range(8):
            asked(client)
            client.post("/account/sign-in/code/again/")
        assert len(sent) == 5
        clock.shift(3601)
        asked(client)
        assert len(sent) == 6


def test_without_the_limit_the_messages_would_flow(client, chen, sent, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"request_login_code": None}
    for _time in range(8):
        asked(client)
        client.post("/account/sign-in/code/again/")
    assert len(sent) == 8


def test_asking_again_leads_back_to_the_number(client, chen, sent):
    asked(client)
    assert client.post("/account/sign-in/code/again/").headers["Location"] == ASK
    assert client.get(ASK).status_code == 200
    assert client.get("/account/sign-in/code/again/").status_code == 405


def test_who_has_no_account_gets_the_same_pages(client, chen, sent):
    def walk(phone):
        visitor = Client()
        first = asked(visitor, phone)
        pages = [visitor.get(CONFIRM), visitor.post(CONFIRM, {"code": "000000"})]
        pages += [visitor.post(CONFIRM, {"code": "000001"}), visitor.post(CONFIRM, {"code": "000002"})]
        texts = [(page.status_code, body(page).replace(phone, "…"), page.get("Location")) for page in pages]
        return [(first.status_code, first.headers["Location"]), *texts]

    assert walk(PHONE) == walk(OTHER)
    assert [phone for phone, _code in sent] == [PHONE], "the twin: only one of them has a phone that rings"


def test_a_shut_account_answers_like_none(client, chen, sent):
    chen.is_active = False
    chen.save()
    page = with_password(client)
    assert page.status_code == 200 and "手机号码或密码不对" in page.content.decode()
    asked(client)
    assert sent == []


@pytest.mark.parametrize("kind", ["known", "unknown", "no_password", "shut"])
def test_every_wrong_password_costs_one_hash_so_the_clock_tells_nothing(client, chen, kind):
    if kind == "no_password":
        chen.set_unusable_password()
        chen.save()
    if kind == "shut":
        Account.objects.update(is_active=False)
    CountingHasher.calls.clear()
    with_password(client, OTHER if kind == "unknown" else PHONE, "不对不对不对不对不对不对不对不对")
    assert len(CountingHasher.calls) == 1


def test_the_session_gets_a_new_key_and_the_old_one_is_gone(client, chen):
    client.get(SIGN_IN)
    client.cookies["sessionid"] = "planted0planted0planted0planted0"
    with_password(client)
    key = client.cookies["sessionid"].value
    assert key != "planted0planted0planted0planted0" and Session.objects.filter(pk=key).exists()
    client.post("/account/sign-out/")
    assert not Session.objects.filter(pk=key).exists()


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:evil.example",
    ],
)
@pytest.mark.parametrize("way", ["query", "field"])
def test_nobody_is_sent_to_a_foreign_host(client, chen, target, way):
    query = f"?next={target}" if way == "query" else ""
    more = {"next": target} if way == "field" else {}
    answer = client.post(SIGN_IN + query, {"login": PHONE, "password": PASSWORD, **more})
    assert answer.headers["Location"] == "/"
    answer = client.post("/account/sign-out/" + query, more)
    assert answer.headers["Location"] == "/"


def test_and_within_the_house_the_way_back_is_kept(client, chen):
    assert client.get("/mine/?a=1").headers["Location"] == "/account/sign-in/?next=%2Fmine%2F%3Fa%3D1"
    answer = client.post(SIGN_IN, {"login": PHONE, "password": PASSWORD, "next": "/mine/?a=1"})
    assert answer.headers["Location"] == "/mine/?a=1"


def test_nothing_of_allauth_s_other_pages_is_mounted(client, db):
    for address in ("signup/", "email/", "password/reset/", "sign-in/signup/", "inactive/", "phone/verify/"):
        assert client.get(f"/account/{address}").status_code == 404


def test_an_account_is_opened_once_for_a_person(db):
    worker = person("马小军", phone=PHONE)
    first = actions.open_account(f"86{PHONE}", worker, by=SYSTEM, at=NOON)
    assert actions.open_account(OTHER, worker, by=SYSTEM, at=NOON) == first
    assert not first.has_usable_password()
    with pytest.raises(refusals.PhoneTaken):
        actions.open_account(PHONE, person("别人"), by=SYSTEM, at=NOON)
    for wrong in ("", "12345", "23800001111"):
        with pytest.raises(refusals.PhoneWrong):
            actions.open_account(wrong, person("谁"), by=SYSTEM, at=NOON)


def test_an_account_that_waited_for_its_person_gets_it(db):
    waiting = actions.open_account(PHONE, None, by=SYSTEM, at=NOON)
    worker = person("马小军")
    assert actions.open_account(PHONE, worker, by=SYSTEM, at=NOON).pk == waiting.pk
    assert Account.objects.get().person == worker


def test_someone_without_a_person_may_do_nothing(client, db):
    nobody = actions.open_account(PHONE, None, by=SYSTEM, at=NOON)
    client.force_login(nobody)
    assert client.get("/mine/").content.decode() == "in:138****1111"
    assert client.get("/work/").status_code == 404


def test_an_officer_lands_on_the_workbench(client, who):
    account(who.officer, PHONE)
    assert with_password(client).headers["Location"] == "/work/"


def test_a_made_password_is_an_argon2_one_outside_these_tests(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert make_password("x").startswith("argon2$argon2id$")
    assert settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT <= 600
