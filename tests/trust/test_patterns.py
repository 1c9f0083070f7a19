"""No regular expression of the house takes long over a long text, in the way in which it is used."""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import gonghui

LONG = 20_000  # characters
AT_MOST = 0.1  # seconds of the processor; what goes back for every character takes ten times as long
TEXTS = {
    "one letter": "a" * LONG,
    "digits and then none": "0" * LONG + "x",
    "spaces": " " * LONG,
    "Chinese": "王" * LONG,
    "pairs": "王 " * (LONG // 2),
    "points": "·." * (LONG // 2),
    "brackets": "<{[(" * (LONG // 4),
    "quotes": "\"'=" * (LONG // 3),
    "lines": "a\n" * (LONG // 2),
}
FROM_THE_START = {"match", "fullmatch"}
BOTH_WAYS = {"fullmatch", "search"}


def patterns() -> list[tuple[str, re.Pattern, set[str]]]:
    """Every compiled expression of a module of ours and the ways in which it may be asked."""
    return sorted(_found(), key=lambda each: each[0])


def _found() -> Iterator[tuple[str, re.Pattern, set[str]]]:
    for module in pkgutil.walk_packages(gonghui.__path__, "gonghui."):
        parts = module.name.split(".")
        if {"tests", "migrations", "commands"} & set(parts) or parts[-1] in ("child", "wsgi"):
            continue
        imported = importlib.import_module(module.name)
        held = {name: value for name, value in vars(imported).items() if isinstance(value, re.Pattern)}
        asked = ways(Path(imported.__file__).read_text("utf-8"), set(held)) if held else {}
        for name, value in held.items():
            # One that others may ask as well, or that is only handed on, is tried in both ways.
            known = asked[name] if name.startswith("_") else set()
            yield f"{module.name}.{name}", value, known or BOTH_WAYS


def ways(source: str, names: set[str]) -> dict[str, set[str]]:
    """How each expression is asked; one that is handed on or asked otherwise counts as searched anywhere."""
    tree = ast.parse(source)
    asked: dict[str, set[str]] = {name: set() for name in names}
    direct = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in asked:
            asked[node.value.id].add(node.attr if node.attr in FROM_THE_START else "search")
            direct.add(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in asked:
            asked[node.id] |= set() if node in direct else BOTH_WAYS
    return asked


def seconds(pattern: re.Pattern, text: str, asked: set[str]) -> float:
    """The shortest of three tries at each way of asking, by the processor's own clock."""
    text = text.encode() if isinstance(pattern.pattern, bytes) else text
    taken = []
    for _ in range(3):
        started = time.process_time()
        for way in asked:
            getattr(pattern, way)(text)
        taken.append(time.process_time() - started)
        if taken[-1] < AT_MOST:
            break
    return min(taken)


@pytest.mark.parametrize(
    ("name", "pattern", "asked"), patterns(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_no_expression_stumbles_over_a_long_text(name, pattern, asked):
    slow = {said: seconds(pattern, text, asked) for said, text in TEXTS.items()}
    assert {said: taken for said, taken in slow.items() if taken > AT_MOST} == {}


def test_an_expression_that_goes_back_and_back_would_be_noticed():
    assert seconds(re.compile(r"a*a*b"), "a" * 1_400, {"search"}) > AT_MOST


def test_the_way_of_asking_is_read_from_the_source():
    source = "A.fullmatch(x)\nB.sub('', x)\nuse(C)\nA.match(y)"
    expected = {"A": {"fullmatch", "match"}, "B": {"search"}, "C": {"fullmatch", "search"}}
    assert ways(source, {"A", "B", "C"}) == expected
