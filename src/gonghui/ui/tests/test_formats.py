"""Numbers, dates and masks as the union writes them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from gonghui.ui import formats

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2025, 9, 19, 12, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("fen", "said"),
    [(300000, "3,000 元"), (300050, "3,000.50 元"), (-5, "-0.05 元"), (0, "0 元"), (None, "–")],
)
def test_money_shows_fen_only_when_there_are_some(fen, said):
    assert formats.money(fen) == said


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_no_fen_is_lost(fen):
    whole, _dot, rest = formats.yuan(fen).replace(",", "").partition(".")
    amount = abs(int(whole)) * 100 + int(rest or 0)
    assert amount == abs(fen)
    assert formats.yuan(fen).startswith("-") == (fen < 0)


def test_a_day_names_the_year_only_when_it_is_another():
    assert formats.day(date(2025, 9, 23), date(2025, 1, 1)) == "9 月 23 日"
    assert formats.day(date(2024, 9, 23), date(2025, 1, 1)) == "2024 年 9 月 23 日"
    assert formats.day(None) == "–"


def test_a_moment_is_said_in_the_union_s_own_time():
    utc = datetime(2025, 9, 18, 16, 30, tzinfo=ZoneInfo("UTC"))
    assert formats.moment(utc, date(2025, 1, 1)) == "9 月 19 日 00:30"
    assert formats.iso(utc) == "2025-09-19 00:30"


@pytest.mark.parametrize(
    ("due", "said", "tone"),
    [
        (NOON + timedelta(hours=5), "今天 17:00 前", "today"),
        (NOON + timedelta(days=1), "明天 12:00 前", ""),
        (NOON + timedelta(days=4), "9 月 23 日", ""),
        (NOON - timedelta(hours=2), "超 2 小时", "late"),
        (NOON - timedelta(days=3), "超 3 天", "late"),
        (None, "", ""),
    ],
)
def test_a_due_moment_says_how_much_is_left(due, said, tone):
    assert formats.due(due, NOON) == said
    assert formats.due_tone(due, NOON) == tone


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0.961, None, "96.1%"), (1, 2, "50%"), (3, 0, "–"), (None, None, "–")]
)
def test_a_share_of_nothing_is_a_dash(part, whole, said):
    assert formats.percent(part, whole) == said


def test_masks_keep_only_what_helps_to_recognise():
    assert formats.mask_id("320102199001011234") == "320***********1234"
    assert formats.mask_phone("13800001234") == "138****1234"
    assert formats.mask_name("陈秀兰") == "陈*兰"
    assert formats.mask_name("马军") == "马*"


@given(st.text(alphabet="0123456789X", max_size=18))
def test_a_mask_never_shows_a_short_number(value):
    masked = formats.mask_id(value)
    assert len(masked) == len(value)
    assert len(value) > 7 or set(masked) <= {"*"}


def test_things_are_listed_as_the_reader_lists_them():
    assert formats.listed(["姓名", "手机号码"]) == "姓名、手机号码"
    assert formats.clauses(["先改号码", "再传一次"]) == "先改号码；再传一次"
    with translation.override("en"):
        assert formats.listed(["name", "phone"]) == "name, phone"
        assert formats.clauses(["one", "two"]) == "one; two"
