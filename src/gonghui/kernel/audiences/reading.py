"""Values in a rule, as criteria read them. Each raises ValueError for what it cannot be."""

from typing import Any

from ..codes.lists import CodeList
from . import days


def among(given: Any, listed: CodeList) -> str:
    """A code of a list."""
    if not isinstance(given, str) or given not in listed:
        raise ValueError(given)
    return given


def number(given: Any, most: int) -> int:
    """A whole number from 0 to `most`."""
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given <= most:
        raise ValueError(given)
    return given


def several(given: Any) -> list[str]:
    """At least one of something, as a list of texts."""
    if not isinstance(given, list) or not given or not all(isinstance(each, str) for each in given):
        raise ValueError(given)
    return given


def day_of_year(given: Any) -> str:
    return days.read(given)
