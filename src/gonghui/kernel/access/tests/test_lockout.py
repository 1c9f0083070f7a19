"""The lock-out: of a thousand guesses few are read, the rightful owner gets in, one unlock clears all."""

import pytest
import time_machine
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory

from gonghui.config import sign_in
from gonghui.kernel.access import actions, counters, refusals
from gonghui.kernel.access.adapter import AccountAdapter

from .cast import NOON, PASSWORD, CountingHasher, account, actor, person

PHONE, OTHER = "13800001111", "13800002222"
SIGN_IN = "/account/sign-in/"


@pytest.fixture
def chen(db):
    return account(person("陈秀兰"), PHONE)


def guess(number: int, phone: str = PHONE) -> None:
    """One guess from one of a hundred addresses."""
    request = RequestFactory().post(SIGN_IN, REMOTE_ADDR=f"10.0.{number % 100}.7")
    with context.request_context(request):
        try:
            AccountAdapter(request).authenticate(request, phone=phone, password=f"猜第 {number} 遍" * 3)
        except ValidationError:
            return


def a_thousand_guesses() -> int:
    """How many of them reached the hasher."""
    CountingHasher.calls.clear()
    for number in range(1000):
        guess(number)
    return len(CountingHasher.calls)


def enter(phone=PHONE, password=PASSWORD, address="10.9.9.9") -> Client:
    client = Client(REMOTE_ADDR=address)
    client.post(SIGN_IN, {"login": phone, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/mine/").status_code == 200


def test_of_a_thousand_guesses_at_most_ten_are_read(chen):
    assert 0 < a_thousand_guesses() <= 10


def test_a_day_of_patient_guessing_reaches_ten_as_well(chen):
    with time_machine.travel(NOON, tick=False) as clock:
        CountingHasher.calls.clear()
        for number in range(200):
            guess(number)
            clock.shift(400)
        assert len(CountingHasher.calls) == 10


def test_without_the_limit_all_of_them_would_be_read(chen, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": None}
    assert a_thousand_guesses() == 1000


def test_the_page_says_what_to_do_and_reads_no_more_passwords(chen):
    for number in range(7):
        page = Client(REMOTE_ADDR=f"10.1.1.{number}").post(SIGN_IN, {"login": PHONE, "password": "猜" * 16})
    assert "试的次数太多了" in page.content.decode() and "短信验证码" in page.content.decode()
    assert not is_in(enter()), "the right password is not read either"


def test_the_owner_gets_in_by_the_other_way_meanwhile(chen, sent):
    for number in range(20):
        guess(number)
    client = Client(REMOTE_ADDR="10.9.9.9")
    client.post("/account/sign-in/code/", {"phone": PHONE})
    client.post("/account/sign-in/code/confirm/", {"code": sent[0][1]})
    assert is_in(client)


def test_guessing_at_one_locks_no_one_else(chen):
    account(person("别人"), OTHER)
    for number in range(20):
        guess(number)
    assert is_in(enter(OTHER))


def test_with_allauth_s_own_counter_it_would_lock_everyone(chen, monkeypatch):
    own = DefaultAccountAdapter._get_login_attempts_cache_key
    monkeypatch.setattr(AccountAdapter, "_get_login_attempts_cache_key", own)
    account(person("别人"), OTHER)
    for number in range(20):
        guess(number)
    assert not is_in(enter(OTHER))


def test_one_unlock_clears_every_counter(who):
    chen = account(who.member, PHONE)
    for number in range(20):
        guess(number)
    visitor = Client()
    for _time in range(8):
        visitor.post("/account/sign-in/code/", {"phone": PHONE})
        visitor.post("/account/sign-in/code/again/")
    assert counters.is_locked(chen) and not is_in(enter())
    actions.unlock(chen, by=actor(who.administrator), at=NOON, reason="本人到窗口")
    assert [name for name, _rate in counters._counted(chen) if cache.get(name)] == []
    assert not counters.is_locked(chen) and is_in(enter())


def test_only_an_administrator_unlocks(who):
    chen = account(who.member, PHONE)
    for word in ("officer", "chair", "upper", "auditor", "member"):
        with pytest.raises(refusals.NotYours):
            actions.unlock(chen, by=actor(getattr(who, word)), at=NOON)


def test_the_command_unlocks_and_shows(who, capsys):
    account(who.officer, PHONE)
    for number in range(20):
        guess(number)
    call_command("accounts", "show", PHONE)
    assert "锁着" in capsys.readouterr().out
    call_command("accounts", "unlock", f"+86 {PHONE}")
    call_command("accounts", "show", PHONE)
    out = capsys.readouterr().out
    assert "138****1111 正常" in out and "工会干部" in out and PHONE not in out
    assert is_in(enter())
    with pytest.raises(CommandError, match="没有用这个手机号码"):
        call_command("accounts", "unlock", OTHER)


def test_the_command_signs_out_everywhere(who, capsys):
    account(who.member, PHONE)
    inside = enter()
    assert is_in(inside)
    call_command("accounts", "sign-out", PHONE)
    assert not is_in(inside)


def test_the_counters_stand_in_the_database_and_are_not_swept_away():
    kept = sign_in.CACHES["default"]
    assert kept["BACKEND"].endswith("DatabaseCache") and kept["LOCATION"] == "cache"
    assert kept["OPTIONS"]["MAX_ENTRIES"] >= 1_000_000


@pytest.mark.django_db
def test_the_table_of_the_counters_comes_with_a_migration(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    }
    cache.set("a", [1.5, 2.5], 60)
    assert cache.get("a") == [1.5, 2.5] and not cache.add("a", 1)


@pytest.mark.django_db
def test_one_address_that_tries_too_often_is_told_to_wait(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}
    client = Client()
    for _time in range(3):
        answer = client.post(SIGN_IN, {"login": PHONE, "password": PASSWORD})
    assert answer.status_code == 429 and "先歇一会儿再试" in answer.content.decode()
