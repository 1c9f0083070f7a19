"""Sizes: short enough to read at one sitting. The first number is for talk, a test stops at the second."""

import ast
import warnings
from pathlib import Path

import pytest

from tests.rules import house

PYTHON, TEST, TEMPLATE, STYLES, FUNCTION, MANIFEST = (
    (200, 400),
    (300, 500),
    (60, 120),
    (100, 200),
    (20, 50),
    (60, 100),
)

# What may be longer, and why: "path" or "path:function" → (lines, reason).
EXCEPTIONS: dict[str, tuple[int, str]] = {}


def sized_files() -> list[tuple[Path, tuple[int, int]]]:
    found = [(file, limits_of(file)) for file in house.python_files(with_tests=True)]
    found += [(file, TEMPLATE) for file in house.templates()]
    return found + [(file, STYLES) for file in sorted(house.SOURCE.rglob("*.css"))]


def limits_of(file: Path) -> tuple[int, int]:
    if file.name == "service.py" and file.parent.parent.name == "services":
        return MANIFEST
    return TEST if "tests" in file.parts else PYTHON


def functions(file: Path) -> list[tuple[str, int]]:
    """Name and length of every function, its docstring not counted."""
    return [
        (node.name, length(node))
        for node in ast.walk(house.tree_of(file))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        whole -= (first.end_lineno or first.lineno) - first.lineno + 1
    return whole


def too_long(found: list[tuple[str, int, tuple[int, int]]]) -> list[str]:
    """What passes its second number, or its exception's; what passes only the first is talked about."""
    stopped, long = [], []
    for name, lines, (talk, stop) in found:
        allowed = EXCEPTIONS.get(name, (stop, ""))[0]
        if lines > allowed:
            stopped.append(f"{name}: {lines} lines, at most {allowed}")
        elif lines > talk and name not in EXCEPTIONS:
            long.append(f"{name} {lines}/{talk}")
    if long:
        warnings.warn("talk about: " + ", ".join(long), stacklevel=2)
    return stopped


@pytest.mark.filterwarnings("default")
def test_no_file_is_too_long():
    found = [
        (house.named(file), len(file.read_text(encoding="utf-8").splitlines()), limits)
        for file, limits in sized_files()
    ]
    assert too_long(found) == []


def test_no_function_is_too_long():
    found = [
        (f"{house.named(file)}:{name}", lines, (FUNCTION[1], FUNCTION[1]))
        for file in house.python_files(with_tests=True)
        for name, lines in functions(file)
    ]
    assert too_long(found) == []


def test_a_file_of_401_lines_would_be_stopped():
    assert too_long([("a.py", 401, PYTHON)]) == ["a.py: 401 lines, at most 400"]


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_every_exception_has_a_reason_and_is_still_needed(name):
    _lines, reason = EXCEPTIONS[name]
    assert len(reason) > 10
    assert (house.ROOT / name.partition(":")[0]).exists()
