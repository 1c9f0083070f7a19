"""Tidying of what people type: full-width digits, stray spaces, line breaks from Excel."""

import re
import unicodedata

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Full-width letters and digits to half width, unseen characters out, runs of space to one.

    Chinese characters, rare ones included, and the middle dot stay as typed.
    """
    text = unicodedata.normalize("NFC", str(text)).translate(_FULL_WIDTH)
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def tidy_prose(text: str) -> str:
    """What people write in sentences: lines and punctuation as typed, unseen signs and stray spaces out."""
    lines = unicodedata.normalize("NFC", str(text)).splitlines()
    return "\n".join(_SPACES.sub(" ", _UNSEEN.sub("", line)).strip() for line in lines).strip()


def digits(text: str) -> str:
    """Only the digits of what was typed, for telephone numbers and codes with separators."""
    return "".join(character for character in tidy(text) if character.isascii() and character.isdigit())
