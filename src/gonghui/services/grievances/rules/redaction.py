"""What must not stand in a text that everybody reads: numbers that lead to a person, and names."""

import re
from collections.abc import Iterable

from gonghui.kernel.text import tidy

from .public_words import listed

NUMBER = re.compile(rf"\d{{7,}}[Xx]?|[{''.join(listed('digits_in_words'))}]{{7,}}")
CASE_NUMBER = re.compile(r"(?<![A-Za-z])[A-Za-z]{2}[-\s]?20\d{2}[-\s]?\d{4,}")
DAY = re.compile(r"(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}")
MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,24}")
PAIR = r"([\u4e00-\u9fff]{2})"
SEPARATORS = re.compile("(?<=\\d)[\\s\\-\u2013\u2014\u00b7.](?=\\d)")


def traces(text: str, names: Iterable[str]) -> list[str]:
    """What in a text leads to a person: seven digits or more, a case number, a mail address, these names."""
    text = tidy(text)
    joined = SEPARATORS.sub("", DAY.sub("", text))
    found = [match.group() for match in NUMBER.finditer(joined)]
    found += [match.group() for pattern in (CASE_NUMBER, MAIL) for match in pattern.finditer(text)]
    return found + [name for name in names if len(name) > 1 and name in text]


def name_like(text: str) -> set[str]:
    """What in a text could be somebody's name: three or four characters, or two beside a word for people."""
    parts = {text[at : at + length] for length in (3, 4) for at in range(max(0, len(text) - length + 1))}
    after, before = ("|".join(listed(name)) for name in ("after_a_name", "before_a_name"))
    around = (rf"(?={PAIR}(?:{after}))", rf"(?:{before}){PAIR}")
    beside = {match.group(1) for pattern in around for match in re.finditer(pattern, text)}
    return {part for part in parts | beside if part.isalpha()}
