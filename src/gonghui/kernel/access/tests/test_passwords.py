"""Passwords: long, any script, no mixtures asked, not among those that others try first."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from gonghui.kernel.access import passwords, second_factor

from .cast import NOON, account, person

PHONE = "13800001111"


def refused(password, holder=None) -> list[str]:
    try:
        validate_password(password, holder)
    except ValidationError as error:
        return [fault.code for fault in error.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "青石桥头老槐树下听二胡的那个人",
        "ئۇيغۇرچە بىر جۈملە سۆز",
        "yi er san fang kai wo de shou",
        "只有小写没有数字也没有符号的一句",
        "🌾🌾 麦子熟了三千次我还在原地等你",
        "k9 xvw mqz rtp lfh dsg bnj ycw aeo uip " * 3,
    ],
)
def test_any_long_sentence_in_any_script_is_taken(password):
    assert refused(password) == []


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("xkqmzvwplrtbgh", "password_too_short"),
        ("gonghui123456789", "password_of_common_words"),
        ("zonggonghui20261", "password_of_common_words"),
        ("123456789012345", "password_of_common_words"),
        ("aaaaaaaaaaaaaaaaaa", "password_of_common_words"),
        ("abcdefghijklmnopqrst", "password_of_common_words"),
        ("GongHuiGongHuiGongHui", "password_of_common_words"),
        ("工会工会工会工会工会工会工会工会", "password_of_common_words"),
        ("gonghui12351gonghui12351", "password_of_common_words"),
    ],
)
def test_what_others_try_first_is_refused(password, code):
    assert code in refused(password)


def test_fourteen_are_too_few_and_the_sentence_says_how_many():
    with pytest.raises(ValidationError) as fault:
        validate_password("xkqmzvwplrtbgh")
    assert fault.value.messages == ["密码至少要 15 位，您填了 14 位。用一句自己记得住的话最好，中文也可以。"]


def test_the_list_of_common_ones_is_long_enough_and_used():
    assert len(CommonPasswordValidator().passwords) >= 10_000
    assert "password_common" in refused("password1")
    assert not passwords.NotCommon().get_help_text()


@pytest.mark.django_db
def test_ones_own_name_and_number_do_not_make_a_password():
    holder = account(person("欧阳海燕"), PHONE)
    assert "password_about_oneself" in refused(f"{PHONE}{PHONE}", holder)
    assert "password_about_oneself" in refused("欧阳海燕欧阳海燕欧阳海燕欧阳海燕", holder)
    assert refused(f"{PHONE}是我家门牌后面那棵树", holder) == []


@pytest.mark.django_db
def test_eight_do_beside_a_second_factor():
    holder = account(person("陈秀兰"), PHONE)
    assert refused("麦子熟了三千次", holder) == ["password_too_short"]
    assert passwords.shortest(holder) == 15
    second_factor.enrol(holder)
    assert passwords.shortest(holder) == 8
    assert refused("麦子熟了三千次吧", holder) == []
    assert refused("麦子熟了三千次", holder) == ["password_too_short"]


@pytest.mark.django_db
def test_a_short_one_never_opens_alone_even_when_the_second_factor_is_gone():
    holder = account(person("陈秀兰"), PHONE, password="麦子熟了三千次吧")

    def enter():
        client = Client()
        return client, client.post("/account/sign-in/", {"login": PHONE, "password": "麦子熟了三千次吧"})

    client, page = enter()
    assert "只能和动态口令一起用" in page.content.decode() and client.get("/mine/").status_code == 302
    second_factor.enrol(holder)
    client, answer = enter()
    assert answer.headers["Location"] == "/account/sign-in/second-factor/"


@pytest.mark.django_db
def test_setting_one_for_the_first_time():
    holder = account(person("陈秀兰"), PHONE, password="")
    client = Client()
    client.force_login(holder)
    assert client.get("/account/safety/password/").headers["Location"] == "/account/safety/password/set/"
    page = client.post("/account/safety/password/set/", {"password1": "短", "password2": "短"})
    assert "至少要 15 位" in page.content.decode()
    long = "只有小写没有数字也没有符号的一句"
    assert (
        client.post("/account/safety/password/set/", {"password1": long, "password2": long}).status_code
        == 302
    )
    assert "密码设好了" in client.get("/account/safety/").content.decode()


@pytest.fixture
def graded(settings):
    settings.PASSWORD_PROFILE = "mlps"


@pytest.mark.parametrize(
    ("password", "is_mixed"),
    [
        ("correct horse battery staple", False),
        ("correct horse battery 7 staple", True),
        ("青石桥头老槐树下听二胡的那个人", False),
        ("青石桥头老槐树下听二胡的那个人a7", True),
        ("Kxqmzvwplrtbghdq7", True),
        ("kxqmzvwplrtbghdq7", False),
    ],
)
def test_the_graded_profile_asks_for_three_kinds_and_the_standard_one_never(password, is_mixed, settings):
    assert refused(password) == []
    settings.PASSWORD_PROFILE = "mlps"
    assert refused(password) == ([] if is_mixed else ["password_not_mixed"])
    assert "四类中的三类" in passwords.hint()


MIXED, OTHER_MIXED = "青石桥头老槐树下听二胡的人 A7", "白石桥头老槐树下听二胡的人 B8"


@pytest.mark.django_db
def test_graded_passwords_are_changed_after_ninety_days_before_anything_else(graded):
    with time_machine.travel(NOON, tick=False) as clock:
        account(person("陈秀兰"), PHONE, password=MIXED)
        client = Client()
        client.post("/account/sign-in/", {"login": PHONE, "password": MIXED})
        assert client.get("/mine/").status_code == 200
        clock.shift(timedelta(days=90))
        client.post("/account/sign-in/", {"login": PHONE, "password": MIXED})
        assert client.get("/mine/").headers["Location"] == "/account/safety/password/"
        assert "密码用满期限" in client.get("/account/safety/password/").content.decode()
        same = {"oldpassword": MIXED, "password1": MIXED, "password2": MIXED}
        assert "和现在的一样" in client.post("/account/safety/password/", same).content.decode()
        fresh = {"oldpassword": MIXED, "password1": OTHER_MIXED, "password2": OTHER_MIXED}
        assert client.post("/account/safety/password/", fresh).status_code == 302
        assert client.get("/mine/").status_code == 200


@pytest.mark.django_db
def test_in_the_standard_profile_nobody_is_made_to_change():
    with time_machine.travel(NOON, tick=False) as clock:
        account(person("陈秀兰"), PHONE, password=MIXED)
        clock.shift(timedelta(days=3650))
        client = Client()
        client.post("/account/sign-in/", {"login": PHONE, "password": MIXED})
        assert client.get("/mine/").status_code == 200


@pytest.mark.django_db
def test_a_code_is_no_password_and_does_not_grow_old(graded):
    holder = account(person("陈秀兰"), PHONE, password="")
    client = Client()
    client.force_login(holder)
    assert client.get("/mine/").status_code == 200


def test_no_expression_stumbles_over_a_very_long_password():
    for text in ("a" * 50_000, "ab" * 25_000, "工会" * 25_000, "1" * 49_999 + "x"):
        began = time.perf_counter()
        passwords._own_part(text)
        assert time.perf_counter() - began < 1
