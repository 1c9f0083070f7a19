"""Every Monday whoever answers for a union hears how many were not reached: numbers, no names."""

import datetime

import pytest
from django.urls import reverse

from gonghui.kernel.notices.models import Notice
from gonghui.services.benefits.actions import summing_up
from gonghui.services.benefits.models import Entitlement
from gonghui.services.benefits.telling_board import WEEK

from . import test_board

cast, hand = test_board.cast, test_board.hand
WEEK_LONG = datetime.timedelta(days=7)


def told(cast, kind: str) -> list[Notice]:
    return list(Notice.objects.filter(person=cast.people[kind], kind=WEEK))


@pytest.fixture
def behind(cast, hand):
    """Of twelve, ten are reached, one is overdue and one was missed today."""
    hand.due("basic", "reached", 10)
    hand.due("group", "missed", name="牛大力")
    hand.overdue("group", name="牛大力")
    hand.count()


def test_the_chair_hears_how_many_and_nobody_s_name(cast, behind):
    summing_up.tell_week(at=cast.at)
    (notice,) = told(cast, "chair")
    assert "还没送到的有 1 人次，上一周记为没送到的有 1 人次" in notice.body
    assert "应享 12 人次，已送达 10 人次" in notice.body
    assert "牛大力" not in notice.title + notice.body
    assert notice.url.startswith(reverse("workbench-benefits:coverage"))
    assert told(cast, "county") and not told(cast, "officer") and not told(cast, "steward")


def test_of_one_week_the_chair_is_told_once(cast, behind):
    for _turn in range(2):
        summing_up.tell_week(at=cast.at)
    assert len(told(cast, "chair")) == 1
    summing_up.tell_week(at=cast.at + WEEK_LONG)
    assert len(told(cast, "chair")) == 2


def test_where_nobody_is_owed_anything_nobody_is_bothered(cast, hand):
    hand.due("basic", "reached", 10)
    hand.due("basic", "declined", 2)
    hand.count()
    assert summing_up.tell_week(at=cast.at) == 0


def test_what_was_missed_long_ago_is_not_told_every_week(cast, hand):
    hand.due("basic", "missed", 3)
    hand.count()
    Entitlement.objects.update(settled_at=cast.at - 2 * WEEK_LONG)
    assert summing_up.tell_week(at=cast.at) == 0


def test_private_ones_are_not_told_of(cast, hand):
    hand.due("basic", "missed", 3, code="women", private=True)
    hand.count()
    assert summing_up.tell_week(at=cast.at) == 0


def test_overdue_ones_of_women_alone_give_rise_to_no_notice(cast, hand):
    hand.overdue("basic", 3, code="women", private=True)
    hand.count()
    assert summing_up.tell_week(at=cast.at) == 0
