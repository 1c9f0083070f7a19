"""Signing in with another number: proven by a code, told to the old one, never on the phone's word alone."""

import pytest
import time_machine
from django.test import Client

from gonghui.kernel.access import actions, doors, refusals, second_factor
from gonghui.kernel.access.models import Account
from gonghui.kernel.access.signals import phone_changed
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry

from .cast import NOON, PASSWORD, account, person
from .signing_in import prove, sign_in

OLD, NEW, TAKEN = "13800001111", "13800002222", "13800003333"
ASK, CODE = "/account/safety/phone/", "/account/safety/phone/code/"


@pytest.fixture
def chen(db):
    return account(person("陈秀兰", phone=OLD), OLD)


@pytest.fixture
def told():
    """The old numbers that were told."""
    found: list[str] = []

    def note(sender, *, old, **_rest):
        found.append(old)

    phone_changed.connect(note)
    yield found
    phone_changed.disconnect(note)


def entered(phone=OLD) -> Client:
    client = Client()
    client.post("/account/sign-in/", {"login": phone, "password": PASSWORD})
    return client


def is_in(client) -> bool:
    return client.get("/mine/").status_code == 200


def change(client, sent, phone=NEW):
    client.post(ASK, {"phone": phone})
    return client.post(CODE, {"code": sent[-1][1]})


def test_the_new_number_opens_the_old_is_told_and_other_devices_are_out(chen, sent, told):
    here, elsewhere = entered(), entered()
    assert "138****1111" in here.get(ASK).content.decode()
    assert here.post(ASK, {"phone": "138 0000 2222"}).headers["Location"] == CODE
    assert NEW in here.get(CODE).content.decode()
    [(phone, code)] = sent
    assert phone == NEW and here.post(CODE, {"code": code}).headers["Location"] == "/account/safety/"
    assert "登录号码换好了" in here.get("/account/safety/").content.decode()
    assert told == [OLD] and is_in(here) and not is_in(elsewhere)
    assert is_in(entered(NEW)) and not is_in(entered(OLD))
    chen.refresh_from_db()
    assert chen.person.phone == NEW
    entry = Entry.objects.get(deed="access.phone_changed")
    assert entry.about_person_id == chen.person_id and NEW not in str(vars(entry))


def test_three_wrong_codes_end_it(chen, sent):
    client = entered()
    client.post(ASK, {"phone": NEW})
    wrong = "000000" if sent[0][1] != "000000" else "111111"
    assert "验证码不对" in client.post(CODE, {"code": wrong}).content.decode()
    client.post(CODE, {"code": wrong})
    assert client.post(CODE, {"code": wrong}).headers["Location"] == ASK
    client.post(CODE, {"code": sent[0][1]})
    assert Account.objects.get(pk=chen.pk).phone == OLD


def test_the_code_lives_ten_minutes(chen, sent):
    with time_machine.travel(NOON, tick=False) as clock:
        client = entered()
        client.post(ASK, {"phone": NEW})
        clock.shift(601)
        prove(client, chen, method="password")
        assert client.post(CODE, {"code": sent[0][1]}).headers["Location"] == ASK
    assert Account.objects.get(pk=chen.pk).phone == OLD


def test_a_number_that_is_taken_looks_like_any_other_and_gets_no_message(chen, sent):
    account(person("别人"), TAKEN)
    with time_machine.travel(NOON, tick=False):
        client = entered()
        assert client.post(ASK, {"phone": TAKEN}).headers["Location"] == CODE
        taken = client.get(CODE).content.decode().replace(TAKEN, "…")
        client.post(ASK, {"phone": NEW})
        free = client.get(CODE).content.decode().replace(NEW, "…")
    assert [line for line in taken.splitlines() if "csrf" not in line] == [
        line for line in free.splitlines() if "csrf" not in line
    ]
    assert [phone for phone, _code in sent] == [NEW]
    with pytest.raises(refusals.PhoneTaken):
        actions.change_phone(chen, TAKEN, by=SYSTEM, at=NOON)


def test_someone_who_only_holds_the_telephone_cannot_move_an_account_with_a_password(chen, sent):
    thief = Client()
    thief.post("/account/sign-in/code/", {"phone": OLD})
    thief.post("/account/sign-in/code/confirm/", {"code": sent[-1][1]})
    assert is_in(thief)
    assert thief.get(ASK).headers["Location"].startswith("/account/confirm/")
    assert change(thief, sent).status_code == 302
    assert Account.objects.get(pk=chen.pk).phone == OLD


def test_without_that_question_the_telephone_would_be_enough(chen, sent, monkeypatch):
    thief = Client()
    thief.post("/account/sign-in/code/", {"phone": OLD})
    thief.post("/account/sign-in/code/confirm/", {"code": sent[-1][1]})
    monkeypatch.setattr(doors, "_proven_beyond_the_phone", lambda request: True)
    thief.post(ASK, {"phone": NEW})
    thief.post(CODE, {"code": sent[-1][1]})
    assert Account.objects.get(pk=chen.pk).phone == NEW


def test_who_only_ever_signs_in_by_code_may_with_a_fresh_one(db, sent):
    account(person("马小军", phone=OLD), OLD, password="")
    client = Client()
    client.post("/account/sign-in/code/", {"phone": OLD})
    client.post("/account/sign-in/code/confirm/", {"code": sent[-1][1]})
    assert change(client, sent).headers["Location"] == "/account/safety/"


def test_an_officer_shows_the_second_factor_first(who, sent):
    chair = account(who.chair, OLD)
    client = entered()
    assert client.get(ASK).headers["Location"].startswith("/account/safety/authenticator/")
    sign_in(client, chair)
    prove(client, chair, method="password")
    assert client.get(ASK).headers["Location"].startswith("/account/confirm/second-factor/")
    client.post("/account/confirm/second-factor/", {"code": second_factor.current_code(chair)})
    assert change(client, sent).headers["Location"] == "/account/safety/"


def test_at_most_five_codes_an_hour_go_to_one_number(chen, sent):
    client = entered()
    pages = [client.post(ASK, {"phone": NEW}) for _time in range(7)]
    assert len(sent) == 5 and "1 小时最多 5 条" in pages[-1].content.decode()
