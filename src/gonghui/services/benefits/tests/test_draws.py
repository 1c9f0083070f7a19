"""Draws: asked for by number, drawn by a rule that anyone can run again, places passed on in order."""

import datetime
import json

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.services.benefits.actions import draws, settling, shipping
from gonghui.services.benefits.models import DrawEntry, Entitlement
from gonghui.services.benefits.queries import draws as reading
from gonghui.services.benefits.refusals_draws import (
    AlreadyDrawn,
    AskingOver,
    AskingTooLong,
    DrawOpenAlready,
    NotMeantByDraw,
    TooEarlyToDraw,
    TooLateToGiveBack,
)
from gonghui.services.benefits.rules import drawing, fair

from . import handed, members
from .handed import AT, DAY
from .members import page, send

UNTIL = AT + 5 * DAY
WORDS = "双色球 03 11 19 22 27 31 + 08"


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    shipping.ship(at=AT)
    return members.plant()


@pytest.fixture
def outing(cast):
    program = handed.program(
        cast, "cinema", name="周末观影", coverage="activity", kind="cinema", gives="电影票 1 张",
        form="ticket", value_fen=5_000, places=2,
    )  # fmt: skip
    on = datetime.date(2026, 10, 10)
    return handed.occasion(cast, program, key=on.isoformat(), name="观影", on=on, closes_on=on + 7 * DAY)


@pytest.fixture
def opened(cast, outing):
    return draws.open_draw(
        outing, places=2, asks_until=UNTIL, words_from="截止次日双色球", by=cast.officer, at=AT
    )


def crowd(cast, draw, count: int) -> list[DrawEntry]:
    """So many members of the branch who ask."""
    found = []
    for number in range(count):
        person = register_person(name="陈秀兰", by=SYSTEM, at=AT)
        members.admit(person, cast.branch, 100 + number)
        found.append(draws.ask(draw, person, by=Actor(person.pk, person.name), at=AT))
    return found


def drawn(cast, draw):
    return draws.draw(draw, WORDS, by=cast.officer, at=UNTIL)


def test_only_the_hash_is_known_while_one_may_ask(cast, opened):
    assert len(opened.commitment) == 64 and opened.seed == ""
    shown = page(members.at_phone(cast.worker), "draw", opened.uid)
    assert opened.commitment in shown and "我要报名" in shown
    drawn(cast, opened)
    assert drawing.digest(opened.seed) == opened.commitment
    assert opened.seed.encode() not in bytes(opened.seed_sealed)


def test_it_is_drawn_once_and_not_before_asking_is_over(cast, opened):
    with pytest.raises(TooEarlyToDraw):
        draws.draw(opened, WORDS, by=cast.officer, at=UNTIL - datetime.timedelta(seconds=1))
    drawn(cast, opened)
    with pytest.raises(AlreadyDrawn):
        drawn(cast, opened)
    with pytest.raises(AskingOver):
        draws.ask(opened, cast.worker, by=cast.member, at=AT)


def test_who_asks_last_has_the_same_number_of_lots_and_asking_twice_gives_none(cast, opened):
    first = draws.ask(opened, cast.worker, by=cast.member, at=AT)
    again = draws.ask(opened, cast.worker, by=cast.member, at=AT + DAY)
    assert first.number == again.number
    assert DrawEntry.objects.count() == 1
    with pytest.raises(AskingOver):
        draws.ask(opened, cast.colleague, by=cast.member, at=UNTIL)


def test_winners_get_the_place_and_the_others_wait_in_order(cast, opened):
    entries = crowd(cast, opened, 5)
    drawn(cast, opened)
    order = drawing.order(opened.seed, WORDS, [entry.number for entry in entries])
    ranked = list(DrawEntry.objects.order_by("rank"))
    assert [entry.number for entry in ranked] == order
    assert [entry.won for entry in ranked] == [True, True, False, False, False]
    assert {each.person for each in Entitlement.objects.all()} == {entry.person for entry in ranked[:2]}
    assert Notice.objects.filter(kind="benefits.draw_won").count() == 2
    assert Notice.objects.filter(kind="benefits.draw_waits").count() == 3


def test_a_place_given_back_goes_to_the_next_in_line(cast, opened):
    crowd(cast, opened, 4)
    drawn(cast, opened)
    first, second, third, fourth = DrawEntry.objects.order_by("rank")
    draws.withdraw(third, by=Actor(third.person_id, "陈秀兰"), at=UNTIL)
    passed = draws.withdraw(first, by=Actor(first.person_id, "陈秀兰"), at=UNTIL + DAY)
    assert passed == fourth
    states = dict(Entitlement.objects.values_list("person", "state"))
    assert states == {first.person_id: "declined", second.person_id: "open", fourth.person_id: "open"}
    assert draws.withdraw(second, by=SYSTEM, at=UNTIL + DAY) is None
    with pytest.raises(TooLateToGiveBack):
        draws.withdraw(fourth, by=SYSTEM, at=AT + 30 * DAY)


def test_a_place_that_was_used_is_not_passed_on(cast, opened):
    crowd(cast, opened, 3)
    drawn(cast, opened)
    first = DrawEntry.objects.get(rank=1)
    settling.settle(Entitlement.objects.get(person=first.person), "reached", by=cast.officer, at=UNTIL)
    with pytest.raises(Exception, match="已送达"):
        draws.withdraw(first, by=SYSTEM, at=UNTIL)
    assert DrawEntry.objects.filter(won=True).count() == 2


def test_anyone_draws_the_same_winners_from_the_published_list(cast, opened, tmp_path, capsys):
    crowd(cast, opened, 6)
    browser = members.at_phone(cast.worker)
    address = reverse("portal-benefits:draw-list", args=[opened.uid])
    assert browser.get(address).status_code == 404
    drawn(cast, opened)
    answer = browser.get(address)
    told = json.loads(answer.content)
    assert "陈秀兰" not in answer.content.decode() and len(told["numbers"]) == 6
    file = tmp_path / "draw.json"
    file.write_bytes(answer.content)
    with pytest.raises(SystemExit) as ended:
        call_command("benefits", "draw-check", str(file))
    assert ended.value.code == 0
    winners = list(DrawEntry.objects.filter(rank__lte=2).order_by("rank").values_list("number", flat=True))
    assert capsys.readouterr().out.split() == winners
    draws.withdraw(DrawEntry.objects.get(rank=1), by=SYSTEM, at=UNTIL)
    assert drawing.faults(reading.published(opened)) == []


def test_who_is_not_meant_cannot_ask(cast, opened):
    stranger = register_person(name="孟和", by=SYSTEM, at=AT)
    with pytest.raises(NotMeantByDraw):
        draws.ask(opened, stranger, by=SYSTEM, at=AT)
    members.admit(stranger, cast.county, 90)
    with pytest.raises(NotMeantByDraw):
        draws.ask(opened, stranger, by=SYSTEM, at=AT)
    address = reverse("portal-benefits:draw", args=[opened.uid])
    assert members.at_phone(stranger).get(address).status_code == 404


def test_one_draw_of_an_occasion_and_it_ends_before_its_day(cast, outing, opened):
    told = {"places": 2, "words_from": "x", "by": cast.officer, "at": AT}
    with pytest.raises(DrawOpenAlready):
        draws.open_draw(outing, asks_until=UNTIL, **told)
    for wrong in (AT, AT + 19 * DAY):
        with pytest.raises(AskingTooLong):
            draws.open_draw(outing, asks_until=wrong, **told)


def test_members_ask_and_read_their_number_and_the_officer_draws(cast, opened):
    browser = members.at_phone(cast.worker)
    assert "周末观影" in page(browser, "draws")
    assert "您的号码" in send(browser, "draw-ask", opened.uid)
    assert "退出来了" in send(browser, "draw-withdraw", opened.uid)
    send(browser, "draw-ask", opened.uid)
    crowd(cast, opened, 5)
    desk = members.at_desk(cast.officer)
    assert "现有 6 人报名" in page(desk, "draw", opened.uid, surface="workbench")
    assert "抽签并公布" not in page(desk, "draw", opened.uid, surface="workbench")
    with time_machine.travel(UNTIL, tick=False):
        desk = members.at_desk(cast.officer)
        shown = send(desk, "draw", opened.uid, surface="workbench", words=WORDS)
        assert "种子和结果已经公布" in shown and "抽中的号码" in shown
        assert "陈秀兰" not in shown[shown.index('<main id="main"') :]
        browser = members.at_phone(cast.worker)
        shown = page(browser, "draw", opened.uid)
        entry = DrawEntry.objects.get(person=cast.worker)
        assert ("抽中了" if entry.won else "候补第") in shown


def test_the_officer_opens_one_from_what_waits(cast, outing):
    desk = members.at_desk(cast.officer)
    assert "开抽签" in page(desk, "draws", surface="workbench")
    form = {"places": "2", "asks_until": "2026-09-30", "words_from": "次日双色球"}
    assert "开始报名" in send(desk, "draw-new", outing.uid, surface="workbench", **{**form, "places": "0"})
    assert "抽签开好了" in send(desk, "draw-new", outing.uid, surface="workbench", **form)
    assert outing.draw.asks_until == datetime.datetime.fromisoformat("2026-10-01T00:00:00+08:00")


GROUPS = st.dictionaries(
    st.text("甲乙丙丁戊己", min_size=1, max_size=2), st.integers(1, 40).flatmap(
        lambda asked: st.tuples(st.just(asked), st.integers(0, asked))
    ), max_size=8,
)  # fmt: skip


@settings(deadline=None)
@given(GROUPS)
def test_no_share_tells_of_fewer_than_five(groups):
    shown = fair.shares(groups)
    assert all(share.asked >= fair.FEWEST for share in shown)
    if shown:
        assert sum(share.asked for share in shown) == sum(asked for asked, _won in groups.values())
        named = {share.name for share in shown if share.name}
        assert len(groups) - len(named) != 1 or not [asked for asked, _won in groups.values() if asked < 5]


def test_twin_without_putting_small_groups_together_three_people_would_be_told_of():
    groups = {"总装": (20, 4), "铸造": (3, 2), "机修": (9, 2)}
    plain = [fair.Share(name, *counts) for name, counts in groups.items()]
    assert any(share.asked < fair.FEWEST for share in plain)
    assert fair.shares(groups) == [fair.Share("总装", 20, 4), fair.Share("", 12, 4)]


@pytest.mark.parametrize(
    ("birth", "band"),
    [(None, ""), ((1991, 10, 11), "-34"), ((1991, 10, 10), "35-44"), ((1960, 1, 1), "55-")],
)
def test_the_band_of_age_is_that_of_the_day_itself(birth, band):
    born = datetime.date(*birth) if birth else None
    assert reading.band(born, datetime.date(2026, 10, 10)) == band
