"""The coverage board: sentences and rings, down the tree to names, vague where names may not be seen."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.services.benefits.actions import exporting_board, tallying
from gonghui.services.benefits.queries import boards
from gonghui.services.benefits.queries.boards import Board, Reader
from tests.rules.cast import gather

from . import making
from .making import entitled

DAY = datetime.timedelta(days=1)


@pytest.fixture
def cast(db):
    return gather()


class Hand:
    """Lays entitlements out at places of the cast, due today, and keeps the sums."""

    def __init__(self, cast) -> None:
        self.cast, self.today = cast, timezone.localdate()
        self.occasions = {}

    def occasion(self, code: str, on: datetime.date, private: bool):
        key = (code, on, private)
        if key not in self.occasions:
            program = making.program(
                self.cast.organizations["national"], coverage=code, is_private=private, name=f"{code}慰问"
            )
            self.occasions[key] = making.occasion(program, on, opens_on=on - 400 * DAY)
        return self.occasions[key]

    def due(
        self, place, state="open", count=1, code="greeting", on=None, private=False, name="陈秀兰", **told
    ):
        on = on or self.today
        for _number in range(count):
            entitled(
                self.occasion(code, on, private),
                making.person(name),
                self.cast.organizations[place],
                state,
                settled=self.cast.at,
                **told,
            )

    def count(self) -> None:
        for year in (self.today.year - 1, self.today.year):
            tallying.tally(year, at=self.cast.at)

    def overdue(self, place, count=1, **told) -> None:
        yesterday = self.today - DAY
        self.due(place, "open", count, on=yesterday, until=yesterday, **told)


@pytest.fixture
def hand(cast):
    return Hand(cast)


def page(cast, kind: str, name: str = "coverage", **query) -> str:
    answer = cast.client(kind).get(reverse(f"workbench-benefits:{name}"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def at(cast, place: str) -> str:
    return str(cast.organizations[place].uid)


def board_of(cast, place: str, reader: Reader, code: str = "") -> Board:
    return Board(cast.organizations[place], timezone.localdate().year, reader, code)


ALL, NAMES, NONE = Reader(True, True), Reader(True, False), Reader(False, False)


def test_numbers_stand_in_words_above_the_rings(cast, hand):
    hand.due("basic", "reached", 90)
    hand.due("basic", "declined", 6)
    hand.due("group", "missed", 4)
    hand.count()
    text = page(cast, "officer")
    assert "应享 100 人次，已送达 90 人次" in text
    assert "本人不需要 6；没送到 4，都记了原因" in text
    assert "90<small>%</small>" in text
    assert "看数字" in text


def test_a_ring_is_full_only_when_everybody_was_reached(cast, hand):
    hand.due("basic", "reached", 299)
    hand.due("basic", "open")
    hand.count()
    text = page(cast, "officer")
    assert "99<small>%</small>" in text and "100<small>%" not in text
    assert "99.6%" in text


def test_what_is_past_its_day_stands_first(cast, hand):
    hand.due("basic", "reached", 20)
    hand.overdue("group", 7)
    hand.count()
    text = page(cast, "officer")
    assert "7 人次过了最后一天还没送到" in text
    assert text.index("过了最后一天") < text.index('id="rings"')
    assert "下级工会：第 4 工会超期最多" in text


def test_low_is_who_was_not_reached_not_who_declined(cast, hand):
    hand.due("basic", "reached", 5)
    hand.due("basic", "declined", 5)
    hand.count()
    assert not board_of(cast, "basic", ALL).total().is_low
    hand.due("basic", "missed", 2)
    hand.count()
    assert board_of(cast, "basic", ALL).total().is_low


def test_the_unions_below_lead_further_down_to_names(cast, hand):
    hand.due("group", "missed", name="牛大力", reason="no_contact")
    hand.due("neighbour", "reached", 3)
    hand.count()
    text = page(cast, "county")
    assert f"place={at(cast, 'basic')}" in text
    below = page(cast, "county", place=at(cast, "basic"))
    assert f"place={at(cast, 'group')}" in below
    names = page(cast, "county", "coverage-names", place=at(cast, "group"))
    assert "牛大力" in names and "联系不上本人" in names


def test_names_can_be_asked_for_by_what_became_of_them(cast, hand):
    hand.due("basic", "reached", name="韩梅")
    hand.due("basic", "declined", name="马小军")
    hand.overdue("basic", name="雷建国")
    told = {
        what: page(cast, "officer", "coverage-names", what=what)
        for what in ("reached", "declined", "overdue")
    }
    assert "韩梅" in told["reached"] and "韩梅" not in told["declined"]
    assert "马小军" in told["declined"] and "雷建国" in told["overdue"]
    unreached = page(cast, "officer", "coverage-names")
    assert "雷建国" in unreached and "马小军" not in unreached
    assert "没有这样的人" in page(cast, "officer", "coverage-names", what="missed", coverage="travel")


def test_auditors_see_figures_and_no_way_to_names(cast, hand):
    hand.due("basic", "missed", 3, name="牛大力")
    hand.count()
    text = page(cast, "auditor")
    assert "没送到 3" in text
    assert "coverage/names" not in text and "牛大力" not in text
    assert cast.client("auditor").get(reverse("workbench-benefits:coverage-names")).status_code == 404


def test_a_union_elsewhere_is_absent(cast, hand):
    for name in ("coverage", "coverage-names", "screen"):
        address = reverse(f"workbench-benefits:{name}")
        foreign = cast.client("officer").get(address, {"place": at(cast, "elsewhere")})
        absent = cast.client("officer").get(address, {"place": "11111111-1111-4111-8111-111111111111"})
        assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_without_names_sensitive_coverages_are_vague_and_small_ones_hidden(cast, hand):
    hand.due("basic", "reached", 23, code="hardship")
    hand.due("neighbour", "reached", 3, code="hardship")
    hand.due("basic", "reached", 7)
    hand.count()
    seen, vague = board_of(cast, "basic", NAMES), board_of(cast, "basic", NONE)
    assert seen.shown("hardship").due == 23
    assert vague.shown("hardship").due in (20, 25)
    assert vague.shown("hardship").cost_fen is None
    assert vague.total().due == 7 + vague.shown("hardship").due
    hidden = board_of(cast, "neighbour", NONE).shown("hardship")
    assert hidden.is_hidden and hidden.reached is None and hidden.rate is None
    assert "不到 5 人次，不显示" in page(cast, "auditor", place=at(cast, "neighbour"))


def test_without_the_veil_the_small_number_would_be_told(cast, hand, monkeypatch):
    hand.due("neighbour", "reached", 3, code="hardship")
    hand.count()
    monkeypatch.setattr(boards, "SENSITIVE", ())
    assert "3 / 3 人次" in page(cast, "auditor", place=at(cast, "neighbour"))


def test_what_is_shown_of_parts_and_wholes_gives_no_small_number_back(cast, hand):
    hand.due("basic", "reached", 23, code="women")
    hand.due("neighbour", "reached", 2, code="women")
    hand.count()
    county = board_of(cast, "county", NAMES, "women")
    shown = {one.name: one.shown.due for one in county.below(0, 50)}
    assert None in shown.values()
    assert all(due is None or due % 5 == 0 for due in [county.total().due, *shown.values()])
    assert county.itself() is None
    assert county.total().due != 25 or 23 not in shown.values()


def test_the_table_of_several_unions_leaves_out_what_is_not_seen_exactly(cast, hand):
    hand.due("basic", "reached", 6, code="women")
    hand.due("basic", "reached", 8)
    hand.count()
    below = {one.name: one.shown.due for one in board_of(cast, "county", NAMES).below(0, 50)}
    assert below == {"第 3 工会": 8}


def test_private_rows_are_counted_in_sums_and_named_to_nobody_else(cast, hand):
    hand.due("basic", "missed", 12, code="women", private=True, name="牛大力")
    hand.count()
    assert "牛大力" not in page(cast, "officer", "coverage-names")
    assert "牛大力" not in page(cast, "county", "coverage-names")
    assert board_of(cast, "basic", NAMES).shown("women").missed in (10, 15)
    rows = list(exporting_board.names(acting(cast, "officer"), {}))
    assert rows == []


def test_rows_that_are_not_private_do_leave_in_a_list(cast, hand):
    hand.due("basic", "missed", name="牛大力", reason="away")
    rows = list(exporting_board.names(acting(cast, "officer"), {"coverage": "greeting"}))
    assert [(row[1], row[6]) for row in rows] == [("牛大力", "本人不在当地")]
    assert exporting_board.count_names(acting(cast, "officer"), {}) == 1
    elsewhere = {"place": at(cast, "elsewhere")}
    assert not list(exporting_board.names(acting(cast, "officer"), elsewhere))
    assert not list(exporting_board.names(acting(cast, "officer"), {"place": "nichts"}))


def test_figures_leave_as_their_reader_may_see_them(cast, hand):
    hand.due("basic", "reached", 12)
    hand.due("basic", "reached", 3, code="hardship")
    hand.count()
    told = {"place": at(cast, "basic")}
    rows = {kind: list(exporting_board.figures(acting(cast, kind), told)) for kind in ("officer", "auditor")}
    assert [row[2] for row in rows["officer"]] == [12, 3]
    assert [row[2] for row in rows["auditor"]] == [12, "<5"]
    assert rows["officer"][0][8:] == ["100.0000%", "2,400"]
    county = list(exporting_board.figures(acting(cast, "county"), {}))
    assert county[-1][:3] == ["第 3 工会", "看得到名字的类别合计", 15]
    assert not list(exporting_board.figures(acting(cast, "officer"), {"place": at(cast, "elsewhere")}))


def test_reasons_are_told_the_most_frequent_first(cast, hand):
    hand.due("basic", "missed", 3, reason="away")
    hand.due("basic", "missed", 5, reason="no_supply")
    hand.count()
    assert "没送到的原因里，“物资没有到”最多" in page(cast, "officer")
    assert board_of(cast, "basic", ALL).reasons() == [("no_supply", 5), ("away", 3)]


def test_year_stands_beside_year(cast, hand):
    before = hand.today.replace(year=hand.today.year - 1, day=1)
    hand.due("basic", "reached", 3, on=before)
    hand.due("basic", "missed", 1, on=before)
    hand.due("basic", "reached", 4)
    hand.count()
    year = hand.today.year
    assert f"{year} 年覆盖率 100%，比 {year - 1} 年高 25.0 个百分点" in page(cast, "officer")
    assert f"{year - 1} 年覆盖率 75%" in page(cast, "officer", year=year - 1)


def test_one_that_was_reached_has_its_cost(cast, hand):
    hand.due("basic", "reached", 2, value_fen=10_000)
    hand.due("basic", "reached", 1, value_fen=25_000)
    hand.due("basic", "missed", 9, value_fen=90_000)
    hand.count()
    assert "平均每送达一人次 150 元" in page(cast, "officer")


def test_one_coverage_can_be_looked_at_alone(cast, hand):
    hand.due("basic", "reached", 6, code="travel")
    hand.due("basic", "reached", 8)
    hand.count()
    text = page(cast, "officer", coverage="travel")
    assert "应享 6 人次" in text
    assert "应享 14 人次" in page(cast, "officer", coverage="nichts", year="bald")


def test_where_nothing_is_due_the_page_says_why(cast, hand):
    assert "这里还没有应享的慰问" in page(cast, "officer")
    assert "应享" in page(cast, "officer", year="1999")


def test_many_unions_come_in_pages(cast, hand, monkeypatch):
    monkeypatch.setattr(boards, "BELOW", 1)
    hand.due("basic", "missed", 2)
    hand.due("neighbour", "reached", 2)
    hand.due("county", "reached", 1)
    hand.count()
    first, second = page(cast, "county"), page(cast, "county", page=2)
    assert "第 3 工会" in first and "第 5 工会" not in first and "本级" not in first
    assert "第 5 工会" in second and "第 2 工会本级" in second


def test_a_board_asks_no_more_for_many_unions(cast, hand, django_assert_max_num_queries):
    hand.due("basic", "missed", 2)
    hand.due("neighbour", "reached", 2)
    hand.count()
    client = cast.client("county")
    client.get(reverse("workbench-benefits:coverage"))
    with django_assert_max_num_queries(24):
        client.get(reverse("workbench-benefits:coverage"))


def acting(cast, kind: str) -> Actor:
    return Actor(cast.people[kind].pk, cast.people[kind].name)
