"""Figures by source and along the tree, the tiers, and who sees which fund."""

import datetime
from decimal import Decimal

import pytest

from gonghui.kernel.access.tests.cast import actor, appoint, person
from gonghui.kernel.codes import parameters
from gonghui.kernel.codes.lists import get
from gonghui.kernel.ledger import actions, queries
from gonghui.kernel.ledger.money import yuan
from gonghui.kernel.ledger.queries import Matching
from gonghui.kernel.ledger.tiers import TIERS, Tier, tier_of
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.scoped import misplaced

from .cast import NOON, YEAR, committed, fund, later, paid

PERMISSION = "people.reveal"


def test_sources_are_a_dated_code_list():
    codes = [code for code, _name in queries.sources(NOON.date())]
    assert codes == ["central", "province", "union", "dues", "employer", "donation", "mutual_aid"]
    assert get("money_source").code_for("中央财政专项帮扶资金") == "central"


def test_paid_by_source_counts_the_tree_and_takes_returns_off(who):
    payment = paid(who, 300)
    paid(who, 40)
    paid_elsewhere = committed(who, 7, fund=fund(who, "union", organization=who.mill))
    actions.approve(paid_elsewhere, by=who.zhou, at=later(1))
    actions.pay(actions.plan_payment(paid_elsewhere, by=who.wang, at=later(2)), by=who.qian, at=later(3))
    actions.give_back(payment, amount=100, by=who.qian, at=later(days=30), reason="银行退汇")
    march = datetime.date(YEAR, 3, 1), datetime.date(YEAR, 3, 31)
    assert queries.paid_by_source(who.east, *march) == {"central": 340, "union": 7}
    assert queries.paid_by_source(who.mill, *march) == {"union": 7}
    assert queries.paid_by_source(who.west, *march) == {}
    year = datetime.date(YEAR, 1, 1), datetime.date(YEAR, 12, 31)
    assert queries.paid_by_source(who.city, *year) == {"central": 240, "union": 7}


def test_the_matching_ratio_is_live_and_short_below_one(who):
    assert queries.matching_ratio(who.east, YEAR, at=NOON) == Matching(0, 1_000_000)
    own = fund(who, "union", budget=600_000)
    fund(who, "province", budget=399_999)
    fund(who, "donation", budget=5_000_000)
    found = queries.matching_ratio(who.city, YEAR, at=NOON)
    assert (found.ratio, found.is_short) == (Decimal("1.00"), True)
    actions.change_budget(own, 1, by=who.wang, at=later(), reason="年中追加")
    assert not queries.matching_ratio(who.city, YEAR, at=NOON).is_short
    assert queries.matching_ratio(who.west, YEAR, at=NOON).ratio is None
    assert queries.matching_ratio(who.east, YEAR, at=NOON, of="paid") == Matching(0, 0)


def test_which_sources_count_as_own_is_entered_with_its_document(who):
    fund(who, "employer", budget=1_000_000)
    parameters.enter(
        "ledger.matching_sources",
        value=["employer"],
        valid_from=datetime.date(YEAR, 4, 1),
        document="演示文件",
        by=who.wang,
    )
    assert queries.matching_ratio(who.east, YEAR, at=NOON).is_short
    assert not queries.matching_ratio(who.east, YEAR, at=later(days=30)).is_short


def test_split_payments_meet_the_tier_of_their_sum(who):
    first = actions.approve(committed(who, 500_000), by=who.zhou, at=later(1))
    assert first.is_approved
    second = actions.approve(committed(who, 1), by=who.zhou, at=later(1))
    assert (second.is_approved, second.approvals_needed) == (False, 2)
    assert actions.approve(second, by=who.zhao, at=later(2)).is_approved


def test_after_twelve_months_or_for_another_household_the_count_begins_anew(who):
    committed(who, 500_000, payee_key="household:1")
    assert queries.rolling_total("household:1", later(days=364.9)) == 500_000
    assert queries.rolling_total("household:1", later(days=365)) == 0
    other = committed(who, 100, payee_key="household:2")
    assert actions.approve(other, by=who.zhou, at=later(1)).is_approved


def test_what_was_released_no_longer_counts(who):
    actions.release(committed(who, 500_000), amount=499_999, by=who.wang, at=later(1), reason="已脱困")
    assert queries.rolling_total(f"person:{who.chen_herself.pk}", later(2)) == 1


def test_tiers_come_from_the_region_s_document(who):
    rows = [{"up_to": 100, "approvals": 1, "level": 1}, {"up_to": 200, "approvals": 3, "level": 2}]
    parameters.enter(TIERS, value=rows, valid_from=NOON.date(), document="演示文件", by=who.wang)
    assert [tier_of(total, "", NOON) for total in (100, 101, 200, 201)] == [
        Tier(1, 1),
        Tier(3, 2),
        Tier(3, 2),
        Tier(3, 2),
    ]


def test_a_high_enough_approver_is_needed(who):
    rows = [{"up_to": None, "approvals": 1, "level": 2}]
    parameters.enter(TIERS, value=rows, valid_from=NOON.date(), document="演示文件", by=who.wang)
    made = actions.approve(committed(who), by=who.zhou, at=later(1), level=1)
    assert not made.is_approved
    assert actions.approve(made, by=who.zhao, at=later(1), level=2).is_approved


def test_an_officer_sees_the_funds_of_her_own_unions_only(who):
    appoint(who_sees := person("何干部"), who.west, "officer")
    appoint(upper := person("赵市级"), who.city, "upper_officer")
    west = fund(who, organization=who.west)
    payment = paid(who)
    assert list(queries.visible_funds(actor(who_sees), PERMISSION, NOON)) == [west]
    assert not queries.visible_payments(actor(who_sees), PERMISSION, NOON).exists()
    assert not queries.visible_commitments(actor(who_sees), PERMISSION, NOON).exists()
    assert set(queries.visible_funds(actor(upper), PERMISSION, NOON)) == {west, who.fund}
    assert list(queries.visible_payments(actor(upper), PERMISSION, NOON)) == [payment]
    assert queries.visible_funds(actor(person("陈路人")), PERMISSION, NOON).count() == 0


def test_money_moves_with_its_union_and_survives_a_merger(who):
    mill, dock = (fund(who, "union", organization=place) for place in (who.mill, who.dock))
    committed(who, 100, fund=mill)
    organizations.move(who.mill, who.west, by=who.wang, at=later(1))
    mill.refresh_from_db()
    assert mill.path.startswith(who.west.path)
    organizations.merge(who.mill, who.dock, on=NOON.date(), by=who.wang, at=later(2), reason="厂港合并")
    mill.refresh_from_db()
    assert mill.organization_id == dock.organization_id
    assert misplaced() == {}
    assert queries.verify().faults == []


@pytest.mark.parametrize(
    ("fen", "spelled"),
    [(0, "0"), (1, "0.01"), (123_456_789, "1,234,567.89"), (200_000, "2,000"), (-50, "-0.50")],
)
def test_fen_are_spelled_as_yuan(fen, spelled):
    assert yuan(fen) == spelled
