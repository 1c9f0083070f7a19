"""Explanations say both numbers and exactly what was decided."""

from decimal import Decimal
from fractions import Fraction

from django.utils import translation
from hypothesis import given, settings

from gonghui.services.assistance.rules import policies
from gonghui.services.assistance.rules.saying import Sentence, explain, times, yuan

from .households import LINE, ROWS, household, row

THREE = policies.shipped()[2]


def explained(**told):
    return explain(THREE, household(row(**told)), int(LINE * 1200))


def test_an_income_within_the_margin_is_said_with_both_numbers():
    told = explained(annual_income=Decimal(38400), causes={"illness"})
    assert [sentence.text for sentence in told.deciding.sentences] == [
        "家庭年收入 38,400 元，低于或等于标准的 1.5 倍 41,400 元：符合",
        "致困原因：患病：符合",
    ]
    assert told.line == "当地低保标准，4 口之家一年 27,600 元"


def test_one_fen_too_much_is_said_with_its_fen():
    told = explained(annual_income=Decimal("41400.01"), causes={"illness"})
    near = next(category for category in told.categories if category.near)
    assert near.code == "marginal"
    assert near.sentences[0].text == "家庭年收入 41,400.01 元，高于标准的 1.5 倍 41,400 元：不符合"
    assert near.sentences[0].gap_fen == 1


def test_it_is_said_in_english_as_well():
    with translation.override("en"):
        told = explained(annual_income=Decimal(38400), causes={"illness"})
        assert told.deciding.sentences[0].text == (
            "household income of a year 38,400 yuan, at or below 1.5 times the line, 41,400 yuan: met"
        )


def test_amounts_are_written_out_exactly():
    assert yuan(3840000) == "38,400"
    assert yuan(3840010) == "38,400.10"
    assert yuan(-1) == "-0.01"
    assert yuan(Fraction(3, 2)) == "0.015"
    assert times(Fraction(3, 2)) == "1.5"
    assert times(Fraction(1, 3)) == "1/3"


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_what_is_said_is_what_was_decided(told):
    """The category follows from the sentences alone, and each sentence from its two numbers."""
    asked = household(told)
    for policy in policies.shipped():
        said = explain(policy, asked, int(LINE * 1200))
        reached = [one.code for one in said.categories if all(part.holds for part in one.sentences)]
        assert (reached or ["none"])[0] == said.decision.category
        for category in said.categories:
            for sentence in category.sentences:
                check(sentence)


def check(sentence: Sentence) -> None:
    assert sentence.text.endswith("：符合" if sentence.holds else "：不符合")
    if sentence.limit_fen is not None:
        below = "低于" in sentence.text and "不低于" not in sentence.text
        if sentence.value_fen < sentence.limit_fen:
            assert below
        if sentence.value_fen > sentence.limit_fen:
            assert not below
    for part in sentence.parts:
        check(part)
