"""What must not stand in a text that everybody reads: numbers that lead to a person, and names."""

import re
from collections.abc import Iterable

NUMBER = re.compile(r"(?<!\d)(?:1\d{10}|\d{15,19}|\d{17}[Xx])(?!\d)")
CASE_NUMBER = re.compile(r"\bSQ[-\w]*\d{4,}", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
TITLES = "师傅|同志|先生|女士|主任|经理|班长|组长|队长|主席|老师|说|反映|投诉|提出|问|来电|来信"
BEFORE = re.compile(rf"(?=([一-鿿]{{2}})(?:{TITLES}))")
AFTER = re.compile(r"(?:职工|工人|员工|会员|师傅|同事|名叫|姓名)[：:]?([一-鿿]{2})")
SEPARATORS = re.compile(r"(?<=\d)[\s\-–—·.](?=\d)")


def traces(text: str, names: Iterable[str]) -> list[str]:
    """What in a text leads to a person: telephone, card, case number, mail address, one of these names."""
    joined = SEPARATORS.sub("", text)
    found = [match.group() for match in NUMBER.finditer(joined)]
    found += [match.group() for pattern in (CASE_NUMBER, MAIL) for match in pattern.finditer(text)]
    return found + [name for name in names if len(name) > 1 and name in text]


def name_like(text: str) -> set[str]:
    """What in a text could be somebody's name: three or four characters, or two beside a word for people."""
    parts = {text[at : at + length] for length in (3, 4) for at in range(max(0, len(text) - length + 1))}
    beside = {match.group(1) for pattern in (BEFORE, AFTER) for match in pattern.finditer(text)}
    return {part for part in parts | beside if part.isalpha()}
