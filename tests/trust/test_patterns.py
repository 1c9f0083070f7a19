"""No regular expression of the house takes long over a long text, however it is made."""

import importlib
import pkgutil
import re
import time

import pytest

import gonghui

LONG = 50_000  # characters
AT_MOST = 0.05  # seconds of the processor
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


def patterns() -> list[tuple[str, re.Pattern]]:
    """Every compiled expression that stands in a module of ours, its tests left out."""
    found = {}
    for module in pkgutil.walk_packages(gonghui.__path__, "gonghui."):
        parts = module.name.split(".")
        if not {"tests", "migrations", "commands"} & set(parts) and parts[-1] not in ("child", "wsgi"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found.setdefault(value.pattern, (f"{module.name}.{name}", value))
    return sorted(found.values(), key=lambda each: each[0])


def seconds(pattern: re.Pattern, text: str) -> float:
    """The shortest of three tries at matching and at finding, by the processor's own clock."""
    text = text.encode() if isinstance(pattern.pattern, bytes) else text
    taken = []
    for _ in range(3):
        started = time.process_time()
        pattern.fullmatch(text)
        pattern.search(text)
        taken.append(time.process_time() - started)
        if taken[-1] < AT_MOST:
            break
    return min(taken)


@pytest.mark.parametrize(
    ("name", "pattern"), patterns(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_no_expression_stumbles_over_a_long_text(name, pattern):
    slow = {said: seconds(pattern, text) for said, text in TEXTS.items()}
    assert {said: taken for said, taken in slow.items() if taken > AT_MOST} == {}


def test_an_expression_that_goes_back_and_back_would_be_noticed():
    assert seconds(re.compile(r"a*a*b"), "a" * 2_000) > AT_MOST
