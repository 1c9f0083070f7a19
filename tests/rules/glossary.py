"""The glossary as data: which English belongs to which Chinese word, and where a label says it otherwise."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import house
from .catalogue import Entry

FILE = house.ROOT / "docs" / "glossary.md"
OTHERWISE = Path(__file__).with_name("glossary.txt")
ASIDE = re.compile(r"\(.*?\)")
# A sentence may say a term by a pronoun or a verb; a label says it by its name.
SENTENCE = re.compile(r"[，。；{%]")
LONGEST_LABEL = 14


@dataclass(frozen=True)
class Term:
    """One word on screen, its forms in English (lower case), and its word in code."""

    chinese: str
    english: tuple[str, ...]
    code: str

    def is_said_by(self, text: str) -> bool:
        """Whether an English text says it: a form may end as English words end (cover, covers, covered)."""
        return any(_stem(form) in text.lower() for form in self.english)


def terms() -> list[Term]:
    """Every word of the second column; longer ones first, since they may hold shorter ones."""
    found = [term for line in FILE.read_text(encoding="utf-8").splitlines() for term in _terms(line)]
    return sorted(found, key=lambda term: (-len(term.chinese), term.chinese))


def otherwise() -> set[tuple[str, str]]:
    """(term, label) of the labels that say it in another way for a reason."""
    return {(term, label) for term, label, _why in house.lines(OTHERWISE)}


def deviations(entries: Iterable[Entry], known: list[Term]) -> Iterator[tuple[str, str, str]]:
    """Term, label and English, wherever a label says a term and its English does not."""
    for entry in entries:
        if len(entry.text) > LONGEST_LABEL or SENTENCE.search(entry.text):
            continue
        rest = entry.text
        for term in known:
            if term.chinese in rest:
                rest = rest.replace(term.chinese, " ")
                if not all(term.is_said_by(text) for text in entry.says):
                    yield term.chinese, entry.text, " / ".join(entry.says)


def _terms(line: str) -> Iterator[Term]:
    if not line.startswith("|") or line.startswith(("| in code", "|---")):
        return
    code, chinese, english, _meaning = (part.strip() for part in line.strip("|\n ").split("|"))
    words = _parts(code)
    forms = _parts(english) or words
    for place, word in enumerate(_parts(chinese.replace(" / ", ", "))):
        said = forms[min(place, len(forms) - 1)].lower().split(" / ")
        if len(word) > 1:
            yield Term(word, tuple(said), words[min(place, len(words) - 1)])


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in ASIDE.sub("", cell).split(",") if part.strip()]


def _stem(form: str) -> str:
    return form[:-1] if len(form) > 4 and form[-1] in "ey" else form
