"""docs/trust.md promises nothing that no test holds: each test it names exists, each promise has a twin."""

import ast
import re

import pytest

from tests.rules import house

PAGE = house.ROOT / "docs" / "trust.md"
NAMED = re.compile(r"`([\w/.]+\.py)::(\w+)`")
CARRIED = {
    *(
        "T01",
        "T02",
        "T03",
        "T04",
        "T05",
        "T06",
        "T09",
        "T10",
        "T11",
        "T12",
        "T13",
        "T14",
        "T15",
        "T16",
        "T17",
    ),
    *("T07", "T08", "T31", "T32", "T33", "T50", "T51", "T58"),
    *("T19", "T20", "T21", "T22", "T23", "T24", "T25", "T30", "T45", "T46", "T47", "T48", "T54"),
}


def rows() -> dict[str, list[str]]:
    """Number → its cells: promise, tests, twin, figure."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| T")
    ]
    return {number: rest for number, *rest in cells}


def missing(named: list[tuple[str, str]]) -> list[str]:
    """Tests that are named and do not exist."""
    return [f"{file}::{test}" for file, test in named if test not in _tests_of(file)]


def _tests_of(file: str) -> set[str]:
    path = house.ROOT / file
    return (
        {node.name for node in ast.walk(house.tree_of(path)) if isinstance(node, ast.FunctionDef)}
        if (path.exists())
        else set()
    )


def test_every_requirement_that_the_house_carries_has_its_row():
    assert rows().keys() >= CARRIED


@pytest.mark.parametrize("number", rows())
def test_every_promise_has_a_test_a_twin_and_a_figure(number):
    promise, tests, twin, figure = rows()[number]
    assert promise and figure
    assert NAMED.findall(tests) and NAMED.findall(twin)
    assert missing(NAMED.findall(tests + twin)) == []


def test_a_test_that_is_gone_would_be_noticed():
    assert missing([("tests/rules/test_trust.py", "test_that_never_was")])
    assert missing([("tests/rules/no_such_file.py", "test_a_test_that_is_gone_would_be_noticed")])
