"""Every card that is shipped has a case that passes at the cent and one that fails at the next."""

from collections.abc import Callable

import pytest

from gonghui.services.benefits.actions import activities, capping, shipping
from gonghui.services.benefits.models import Form, Program, RuleCard
from gonghui.services.benefits.queries import cards
from gonghui.services.benefits.refusals_caps import CardMissing, CardRefusal

from . import capped

By = RuleCard.By
CARDS = shipping.shipped()
Try = Callable[[RuleCard, int], None]
"""Tries a card with its limit and so much more."""


def a_program(card: RuleCard, fen: int, **more: object) -> Program:
    form = {"form": card.forms[0]} if card.forms else {}
    settings = {"festivals": [card.part]} if card.item == "festival" else {"part": card.part}
    told = {"settings": settings, **form, **more}
    return capped.program(capped.union(card.region), card.item, fen, **told)


def by_value(card: RuleCard, more: int) -> None:
    capping.check_program(a_program(card, card.cap_fen + more), card.valid_from)


def by_form(card: RuleCard, more: int) -> None:
    """A card without an amount: its forms pass, any other does not."""
    assert "visit" not in card.forms
    capping.check_program(a_program(card, 10_000, form="visit" if more else card.forms[0]), card.valid_from)


def by_festival(card: RuleCard, more: int) -> None:
    (by_form if card.cap_fen is None else by_value)(card, more)


def by_forbidden_form(card: RuleCard, more: int) -> None:
    form = Form.CASH if more else Form.GOODS
    made = capped.program(capped.union(), "cooling", 100, form=form, state="draft")
    capping.check_program(made, card.valid_from)


def by_year(card: RuleCard, more: int) -> None:
    """Two festivals together come to the year's cap."""
    place, on = capped.union(card.region), card.valid_from
    capped.program(place, "festival", 10_000, settings={"festivals": ["spring"]})
    told = {"settings": {"festivals": ["mid-autumn"]}, "form": "goods"}
    capping.check_program(capped.program(place, "festival", card.cap_fen - 10_000 + more, **told), on)


def by_union_share(card: RuleCard, more: int) -> None:
    place = capped.union(card.region)
    made = capped.occasion(capped.program(place, "festival", 10_000), card.valid_from)
    fund = capped.fund(place, "union", 100_001 * card.share_whole, card.valid_from)
    capping.check_purchase(made, fund, 100_001 * card.share_part + more)


def by_top_up(card: RuleCard, more: int) -> None:
    place = capped.union(card.region)
    made = capped.occasion(capped.program(place, "cinema", 10_000, form="ticket"), card.valid_from, "2018")
    capped.use_up(capped.fund(place, "dues", 100_001 * card.share_whole, card.valid_from))
    fund = capped.fund(place, "union", 10_000_000, card.valid_from)
    capping.check_purchase(made, fund, 100_001 * card.share_part + more)


def by_prize(card: RuleCard, more: int) -> None:
    activities.check_prizes(capped.union(card.region), card.valid_from, **{card.part: card.cap_fen + more})


def by_winners(card: RuleCard, more: int) -> None:
    told = {"participants": 34 * card.share_whole, "winners": 34 * card.share_part + more}
    activities.check_prizes(capped.union(card.region), card.valid_from, **told)


def by_uniform(card: RuleCard, more: int) -> None:
    higher = card.part == "higher"
    activities.check_uniform(capped.union(), card.valid_from, card.cap_fen + more, higher=higher)


def by_outing(card: RuleCard, more: int) -> None:
    by_value(card, more)


def by_cinema(card: RuleCard, more: int) -> None:
    activities.check_cinema(capped.union(), card.valid_from, 5_000, had=card.cap_fen - 5_000 + more)


TRIED_BY: dict[tuple[str, str], Try] = {
    ("forms", By.NONE): by_forbidden_form,
    ("festival", By.FESTIVAL): by_festival,
    ("member_year", By.MEMBER_YEAR): by_year,
    ("member_year", By.UNION_SHARE): by_union_share,
    ("birthday", By.TIME): by_value,
    ("wedding", By.TIME): by_value,
    ("birth", By.TIME): by_value,
    ("hospital", By.TIME): by_value,
    ("bereavement", By.TIME): by_value,
    ("retirement", By.TIME): by_value,
    ("prize", By.TIME): by_prize,
    ("prize", By.WINNERS_SHARE): by_winners,
    ("uniform", By.TIME): by_uniform,
    ("outing", By.PERSON_DAY): by_outing,
    ("cinema", By.MEMBER_YEAR): by_cinema,
    ("top_up", By.DUES_SHARE): by_top_up,
}
"""A new card of a new item has no pair here, and fails."""


def named(card: RuleCard) -> str:
    return "-".join(filter(None, (card.item, card.part, card.region, card.cap_by, str(card.valid_from))))


@pytest.fixture(autouse=True)
def _shipped(db):
    shipping.ship(at=capped.AT)


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_what_a_card_allows_passes_to_the_cent(card):
    TRIED_BY[card.item, card.cap_by](card, 0)


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_a_cent_more_is_refused_with_the_card_its_document_and_clause(card):
    with pytest.raises(CardRefusal) as refused:
        TRIED_BY[card.item, card.cap_by](card, 1)
    assert capped.same(refused.value.rule, card)
    says = str(refused.value)
    assert card.document in says
    assert card.clause in says
    assert "请" in says


@pytest.mark.parametrize("card", CARDS, ids=named)
def test_twin_without_the_card_a_cent_more_would_pass(card):
    """Either nothing holds it back, or it is asked for a card that is missing; never silently by another."""
    RuleCard.objects.filter(item=card.item, cap_by=card.cap_by).delete()
    try:
        TRIED_BY[card.item, card.cap_by](card, 1)
    except CardRefusal as refused:
        assert not capped.same(refused.rule, card)
    except CardMissing:
        assert card.item not in ("forms", "member_year", "prize", "top_up")


@pytest.mark.parametrize("form", ["cash", "shopping_card", "voucher"])
def test_the_eight_prohibitions_hold_for_every_kind_of_program(form):
    for kind in ("festival", "birthday", "cooling", "posting", "hardship", "screening"):
        made = capped.program(
            capped.union(code=f"U{kind}"),
            kind,
            100,
            form=form,
            state="draft",
            settings={"festivals": ["spring"]},
        )
        with pytest.raises(CardRefusal, match="八不准"):
            capping.check_program(made, capped.ON)


@pytest.mark.parametrize("code", ["womens-day", "lantern", "double-ninth", "anniversary", ""])
def test_what_is_no_festival_of_the_list_is_refused_by_name(code):
    made = capped.program(capped.union(), "festival", 100, settings={"festivals": [code]})
    with pytest.raises(CardRefusal, match="元旦.*春节.*国庆节"):
        capping.check_program(made, capped.ON)


def test_a_festival_that_its_region_approved_may_be_kept_there_and_only_there():
    RuleCard.objects.create(
        item="festival",
        part="nadam",
        name="那达慕慰问品",
        region="150000",
        cap_by=By.FESTIVAL,
        cap_fen=20_000,
        forms=["goods"],
        document="内蒙古自治区规定（测试）",
        clause="第一条",
        words="那达慕可以慰问。",
        valid_from=capped.ON,
        entered_by="测试",
        entered_at=capped.AT,
    )
    told = {"settings": {"festivals": ["nadam"]}}
    capping.check_program(
        capped.program(capped.union("150100", code="NM"), "festival", 20_000, **told), capped.ON
    )
    with pytest.raises(CardRefusal):
        capping.check_program(capped.program(capped.union("990100"), "festival", 100, **told), capped.ON)


def test_the_narrowest_region_and_the_newest_version_hold():
    before, after = (
        cards.book_for(capped.union("340100", code=f"A{day.year}"), day)
        for day in (capped.ON.replace(year=2024), capped.ON)
    )
    assert before.card("member_year", By.MEMBER_YEAR).cap_fen == 150_000
    assert after.card("member_year", By.MEMBER_YEAR).cap_fen == 200_000
    other = cards.book_for(capped.union("320100", code="JS"), capped.ON)
    assert other.card("member_year", By.MEMBER_YEAR).region == ""


def test_a_sample_of_practice_says_that_it_is_one():
    law = "全国总工会《基层工会经费收支管理办法》"
    unmarked = [card.name for card in CARDS if "示范值" not in card.document and not card.demonstration]
    assert set(unmarked) == {card.name for card in CARDS if card.document == law}
    assert all(card.cap_fen is None for card in CARDS if card.document == law)


def test_cards_are_shipped_once_and_what_a_union_entered_stays():
    RuleCard.objects.filter(item="birthday").update(cap_fen=1)
    assert shipping.ship(at=capped.AT) == 0
    assert RuleCard.objects.get(item="birthday").cap_fen == 1


def test_where_a_card_is_missing_nothing_passes():
    RuleCard.objects.filter(item="birthday").delete()
    with pytest.raises(CardMissing, match="还没有“生日慰问”的规则卡"):
        capping.check_program(capped.program(capped.union(), "birthday", 100, form="cake"), capped.ON)
