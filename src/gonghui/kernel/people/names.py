"""Names: any length, with ·, rare characters; never split into family and given name."""

import re
import unicodedata

from django.utils.translation import gettext as _

from ..text import tidy
from .look_alikes import is_confusable, look_alike
from .readings import pinyin

__all__ = ["DOT", "LONGEST", "clean", "fault", "is_confusable", "is_plain", "look_alike", "pinyin"]

LONGEST = 120
DOT = "·"
_DOTS = re.compile(r"[\s]?[·•‧∙⋅・･﹒．][\s]?")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180b-\u180e\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_BAD = re.compile(r"[0-9<>{}\[\]|\\/@#$%^&*+=~`\"?!;:]")
_HAN_SPACE_HAN = re.compile(r"(?<=[\u2e80-\U0003ffff])\s+(?=[\u2e80-\U0003ffff])")
is_plain = re.compile("[\u4e00-\u9fff]{1,120}").fullmatch  # such a name is clean and sound as it stands
_DESCRIBING = range(0x2FF0, 0x2FFC)  # signs that describe a character no font has


def clean(name: str) -> str:
    """A name as it is kept: every kind of dot becomes "·", spaces between Chinese characters go."""
    if name.isalpha() and name.isidentifier() and unicodedata.is_normalized("NFC", name):
        return name
    name = _DOTS.sub(DOT, tidy(_UNSEEN.sub("", name)))
    return _HAN_SPACE_HAN.sub("", name)


def fault(name: str) -> str:
    """What is wrong with a clean name, or nothing. Only what cannot be a name is refused."""
    if is_plain(name):
        return ""
    if not name:
        return _("没有填姓名。请照身份证填。")
    if len(name) > LONGEST:
        return _("姓名太长了，最多 {most} 个字。").format(most=LONGEST)
    if _BAD.search(name) or any(_is_sign(character) for character in name) or not name.strip("·-'. "):
        return _("姓名里有数字或符号。请照身份证填，少数民族姓名中间用“·”。")
    return ""


def _is_sign(character: str) -> bool:
    """Emoji and other signs. Characters newer than this Python's tables count as letters."""
    return unicodedata.category(character) in ("So", "Sm", "Sc", "Nd") and ord(character) not in _DESCRIBING
