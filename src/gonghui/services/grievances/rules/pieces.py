"""Cutting Chinese text for searching: two characters at a time, what is kept and what is asked alike."""

import re

from gonghui.kernel.text import tidy

from .public_words import listed

WORDS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")


def cut(text: str) -> list[str]:
    """The pieces of a text in their order, each once: pairs of characters, and whole Latin words."""
    found: list[str] = []
    for run in WORDS.findall(tidy(text).lower()):
        pairs = [run[at : at + 2] for at in range(len(run) - 1)] if run > "z" else [run]
        found += [piece for piece in pairs if piece not in listed("passing")]
    return list(dict.fromkeys(found))
