"""File names from strangers, made harmless. A stored file never lies under such a name."""

import re
import unicodedata

from .content import SUFFIXES

LONGEST = 120
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FORBIDDEN = re.compile(r'[<>:"|?*;%$`\'&]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_SAME = {".jpeg": ".jpg"}


def harmless_name(given: str, media_type: str) -> str:
    """The last part of the name, without control or direction characters, ending as its content demands."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", given.encode("utf-8", "replace").decode()))[-1]
    name = _FORBIDDEN.sub("_", _UNSEEN.sub("", name)).strip(" .")
    suffix = SUFFIXES.get(media_type, ".bin")
    stem, dot, ending = name.rpartition(".")
    ending = (dot + ending).lower()
    if not dot or _SAME.get(ending, ending) != suffix:
        stem = name
    stem = stem.strip(" .")[:LONGEST] or "file"
    return ("_" if _DEVICES.match(stem) else "") + stem + suffix
