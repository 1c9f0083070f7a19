"""Cutting Chinese text for searching: two characters at a time, what is kept and what is asked alike."""

import re

from gonghui.kernel.text import tidy

WORDS = re.compile(r"[一-鿿]+|[a-z0-9]+")
EMPTY = frozenset(
    (
        "怎么",
        "什么",
        "没有",
        "我们",
        "他们",
        "你们",
        "可以",
        "不能",
        "这个",
        "那个",
        "时候",
        "因为",
        "所以",
        "现在",
        "已经",
    )
)


def cut(text: str) -> list[str]:
    """The pieces of a text in their order, each once: pairs of characters, and whole Latin words."""
    found: list[str] = []
    for run in WORDS.findall(tidy(text).lower()):
        pairs = [run[at : at + 2] for at in range(len(run) - 1)] if run > "z" else [run]
        found += [piece for piece in pairs if piece not in EMPTY]
    return list(dict.fromkeys(found))
