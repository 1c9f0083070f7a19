"""The big screen: sums for whoever passes by, no names, nothing of fewer than five."""

import pytest

from . import test_board
from .test_board import page

cast, hand = test_board.cast, test_board.hand


def test_the_screen_shows_sums_the_time_and_the_rule(cast, hand):
    hand.due("basic", "reached", 48)
    hand.due("neighbour", "missed", 12, reason="away")
    hand.count()
    text = page(cast, "county", "screen")
    assert "应享的送到了 80%" in text
    assert "不足 5 人次的分组不显示" in text and "数据到" in text
    assert "2 个下级工会" in text
    assert 'data-surface="screen"' in text


def test_not_even_who_may_see_names_sees_them_there(cast, hand):
    hand.due("basic", "missed", 9, name="牛大力", reason="away")
    hand.due("basic", "reached", 23, code="hardship")
    hand.count()
    text = page(cast, "chair", "screen")
    assert "牛大力" not in text
    assert "<b>23</b>" not in text


@pytest.mark.parametrize("code", ["greeting", "hardship"])
def test_fewer_than_five_are_shown_of_nothing(cast, hand, code):
    hand.due("basic", "reached", 4, code=code)
    hand.count()
    text = page(cast, "chair", "screen")
    assert "<b>4</b>" not in text and "<strong>4</strong>" not in text
    assert "没有可以显示的下级工会" in text


def test_five_are_shown(cast, hand):
    hand.due("basic", "reached", 5)
    hand.count()
    assert "<b>5</b>" in page(cast, "chair", "screen")


def test_an_empty_house_has_a_screen_too(cast):
    assert "还没有数据" in page(cast, "auditor", "screen")
