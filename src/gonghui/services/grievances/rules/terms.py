"""Which words of a text tell what it is about: cut in memory, without names, numbers and common words."""

import functools
import json
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

WORDS = json.loads((Path(__file__).parents[1] / "data" / "topic_words.json").read_text(encoding="utf-8"))
STOP = frozenset(WORDS["stop"])
KNOWN = frozenset(WORDS["known"])
LEAST, LONGEST = 2, 12
TELLING = ("n", "v", "a", "j")
# People, places, organizations: whatever the library takes for one is no topic.
NAMES = ("nr", "ns", "nt")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def of(text: str, leave_out: Iterable[str] = ()) -> set[str]:
    """The terms of a text, each once; names given in `leave_out` are cut out first, the longest first."""
    for name in sorted(filter(None, leave_out), key=len, reverse=True):
        text = text.replace(name, " ")
    return {word.word for word in _cutter().cut(text) if _tells(word.word, word.flag)}


def parts_of_name(name: str) -> list[str]:
    """A person's name as others write it: whole, and the given name alone where it has two signs."""
    name = name.strip()
    return [name, name[-2:]] if len(name) >= 3 and CHINESE.fullmatch(name) else [name]


def _tells(word: str, flag: str) -> bool:
    if not LEAST <= len(word) <= LONGEST or not CHINESE.fullmatch(word) or word in STOP:
        return False
    return word in KNOWN or (flag.startswith(TELLING) and not flag.startswith(NAMES))


@functools.cache
def _cutter() -> Any:
    """The library with our words, loaded when the first text is cut."""
    import jieba
    from jieba import posseg

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # It keeps its word list ready-made; in a folder of all users anybody could put another in its place.
    folder = settings.DATA / "words"
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    for word in KNOWN:
        tokenizer.add_word(word, tag="n")
    return posseg.POSTokenizer(tokenizer)
