"""The three policies at every boundary, and against an evaluator that knows nothing of the engine."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from gonghui.services.assistance.rules import policies, reading
from gonghui.services.assistance.rules.policies import Policy

from .evaluator import evaluate
from .households import LINE, POLICIES, ROWS, WHOLE, household, row

FEN = Decimal("0.01")
ILL, HURT = {"illness"}, {"major_illness"}


def policy(code: str) -> Policy:
    return next(one for one in policies.shipped() if one.code == code)


def decided(code: str, **given):
    return policy(code).decide(household(row(**given)), int(LINE * 1200))


CASES = [
    # three categories: at the line, 1.5 times, three times, one fen either side
    ("three-categories", {"annual_income": WHOLE - FEN, "aided": True}, "dibao", ""),
    ("three-categories", {"annual_income": WHOLE, "aided": True}, "none", ""),
    ("three-categories", {"annual_income": WHOLE, "aided": True, "causes": ILL}, "marginal", ""),
    ("three-categories", {"annual_income": WHOLE - FEN}, "none", "refer_dibao"),
    ("three-categories", {"annual_income": WHOLE - FEN, "causes": ILL}, "marginal", "refer_dibao"),
    ("three-categories", {"annual_income": WHOLE - FEN, "aided": True, "causes": ILL}, "dibao", ""),
    ("three-categories", {"annual_income": WHOLE * 3 / 2 - FEN, "causes": ILL}, "marginal", ""),
    ("three-categories", {"annual_income": WHOLE * 3 / 2, "causes": ILL}, "marginal", ""),
    ("three-categories", {"annual_income": WHOLE * 3 / 2 + FEN, "causes": ILL}, "none", ""),
    ("three-categories", {"annual_income": WHOLE, "causes": {"unemployment"}}, "none", ""),
    ("three-categories", {"annual_income": WHOLE * 3 / 2, "causes": ILL, "events": HURT}, "marginal", ""),
    (
        "three-categories",
        {"annual_income": WHOLE * 3 / 2 + FEN, "causes": ILL, "events": HURT},
        "accident",
        "",
    ),
    ("three-categories", {"annual_income": WHOLE * 3 - FEN, "events": HURT}, "accident", ""),
    ("three-categories", {"annual_income": WHOLE * 3, "events": HURT}, "accident", ""),
    ("three-categories", {"annual_income": WHOLE * 3 + FEN, "events": HURT}, "none", ""),
    # national 2016
    ("national-2016", {"annual_income": WHOLE - FEN, "aided": True}, "dibao", ""),
    ("national-2016", {"annual_income": WHOLE - FEN, "months_below_line": 6}, "dibao", ""),
    ("national-2016", {"annual_income": WHOLE - FEN, "months_below_line": 5}, "none", ""),
    ("national-2016", {"annual_income": WHOLE, "aided": True}, "none", ""),
    ("national-2016", {"annual_income": WHOLE, "causes": {"unemployment"}}, "marginal", ""),
    ("national-2016", {"annual_income": WHOLE + FEN, "causes": ILL}, "none", ""),
    ("national-2016", {"annual_income": WHOLE + FEN, "causes": ILL, "rigid_spending": FEN}, "marginal", ""),
    (
        "national-2016",
        {"annual_income": WHOLE * 3 / 2, "causes": ILL, "rigid_spending": WHOLE / 2},
        "marginal",
        "",
    ),
    (
        "national-2016",
        {"annual_income": WHOLE * 3 / 2, "causes": ILL, "rigid_spending": WHOLE / 2 - FEN},
        "none",
        "",
    ),
    (
        "national-2016",
        {"annual_income": WHOLE * 3 / 2 + FEN, "causes": ILL, "rigid_spending": WHOLE},
        "none",
        "",
    ),
    ("national-2016", {"annual_income": WHOLE * 3, "events": HURT, "event_cost": WHOLE * 2}, "accident", ""),
    (
        "national-2016",
        {"annual_income": WHOLE * 3, "events": HURT, "event_cost": WHOLE * 2 - FEN},
        "none",
        "",
    ),
    ("national-2016", {"annual_income": WHOLE * 3, "event_cost": WHOLE * 3}, "none", ""),
    (
        "national-2016",
        {"annual_income": WHOLE * 3 + FEN, "events": HURT, "event_cost": WHOLE * 2 + FEN},
        "accident",
        "",
    ),
    (
        "national-2016",
        {"annual_income": WHOLE * 3 + FEN, "events": HURT, "event_cost": WHOLE * 2 + FEN, "savings": FEN},
        "none",
        "",
    ),
    # depth and relative
    ("depth-relative", {"annual_income": WHOLE - FEN}, "deep", ""),
    ("depth-relative", {"annual_income": WHOLE}, "relative", ""),
    ("depth-relative", {"annual_income": WHOLE + FEN, "rigid_spending": FEN * 2}, "deep", ""),
    ("depth-relative", {"annual_income": WHOLE * 2 - FEN}, "relative", ""),
    ("depth-relative", {"annual_income": WHOLE * 2}, "none", ""),
    ("depth-relative", {"annual_income": WHOLE * 2, "casualty": True}, "accident", ""),
    ("depth-relative", {"annual_income": WHOLE * 2, "event_cost": WHOLE * 2 * 4 / 5}, "none", ""),
    ("depth-relative", {"annual_income": WHOLE * 2, "event_cost": WHOLE * 2 * 4 / 5 + FEN}, "accident", ""),
]


@pytest.mark.parametrize(("code", "told", "category", "advice"), CASES)
def test_a_household_at_a_boundary_is_where_the_policy_says(code, told, category, advice):
    decision = decided(code, **told)
    assert (decision.category, decision.advice) == (category, advice)
    assert evaluate(code, row(**told), LINE) == (category, advice)


@settings(max_examples=300, deadline=None)
@given(ROWS)
def test_every_household_is_where_the_independent_evaluator_puts_it(told):
    for code in POLICIES:
        decision = policy(code).decide(household(told), int(LINE * 1200))
        assert (decision.category, decision.advice) == evaluate(code, told, LINE)


def test_a_household_that_one_criterion_kept_out_is_a_near_miss():
    within = decided("three-categories", annual_income=WHOLE * 3 / 2 + FEN, causes=ILL)
    assert within.near == ("marginal", "accident")
    assert decided("three-categories", annual_income=WHOLE * 9).near == ()
    assert decided("three-categories", annual_income=WHOLE, causes=ILL).near == ()


def test_a_drafted_multiple_decides_otherwise_and_leaves_the_policy_as_it_is():
    definition = policies.shipped_definitions()["three-categories/1"]
    draft = policies.changed(definition, {"marginal.income": 2})
    asked = household(row(annual_income=WHOLE * 2, causes=ILL))
    assert draft.decide(asked, int(LINE * 1200)).category == "marginal"
    assert policy("three-categories").decide(asked, int(LINE * 1200)).category == "none"


@pytest.mark.parametrize(
    "spoiled",
    [
        {"multiple": "0"},
        {"multiple": "1/0"},
        {"multiple": 0.1},
        {"multiple": "99999"},
        {"compare": "="},
        {"plus": ["wealth"]},
        {"of": "heads"},
        {"plus": []},
    ],
)
def test_a_definition_that_makes_no_sense_is_refused(spoiled):
    criterion = {"code": "income", "plus": ["annual_income"], "compare": "<", "multiple": "1", **spoiled}
    with pytest.raises(reading.BadPolicy):
        policies.read(definition_of(criterion))


def test_a_category_cannot_be_called_none():
    with pytest.raises(reading.BadPolicy):
        policies.read(definition_of({"code": "aided", "flag": "aided"}, category="none"))


def test_a_definition_with_a_sensible_criterion_is_read():
    assert policies.read(definition_of({"code": "aided", "flag": "aided"})).leaves[0].code == "aided"


def definition_of(criterion: dict, category: str = "poor") -> dict:
    return {
        "code": "draft",
        "version": 1,
        "name": {"zh": "草案"},
        "document": "—",
        "valid_from": "2026-01-01",
        "categories": [{"code": category, "name": {"zh": "困难"}, "all": [criterion]}],
    }
