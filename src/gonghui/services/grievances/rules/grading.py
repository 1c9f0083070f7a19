"""How heavy a grievance seems from its words. It proposes; a person confirms."""

import functools
import json
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parents[1] / "data" / "words.json"
DAILY, WORRY, URGENT = ORDER = ("daily", "worry", "urgent")
REASONS = {
    "danger": _("提到有生命危险"),
    "injury": _("提到受伤"),
    "wages": _("提到拖欠工资"),
    "violence": _("提到被打、被威胁或不让走"),
    "rights": _("提到劳动权益"),
    "conduct": _("提到骚扰、歧视或刁难"),
    "category": _("这一类通常这么办"),
}


@dataclass(frozen=True)
class Proposal:
    """A grade, and why: codes of REASONS."""

    grade: str
    why: tuple[str, ...]


def propose(text: str, usual: str) -> Proposal:
    """The heaviest grade for which there is a reason: a word in the text, or what the category usually is."""
    found = {
        grade: tuple(why for why, words in groups.items() if any(word in text for word in words))
        for grade, groups in _words().items()
    }
    usual = usual or DAILY
    found[usual] = (*found.get(usual, ()), "category")
    heaviest = max((grade for grade, why in found.items() if why), key=ORDER.index)
    return Proposal(heaviest, found[heaviest])


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return json.loads(FILE.read_text(encoding="utf-8"))
