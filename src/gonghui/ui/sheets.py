"""Styles joined without a build: an index file's @import lines are replaced by the files they name."""

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "static" / "ui" / "css"
NAMES = ("look", "theme-dark", "print", "screen", "guide")
_IMPORT = re.compile(r'^@import url\("([\w./-]+)"\);\n?', re.MULTILINE)


@dataclass(frozen=True)
class Sheet:
    """One stylesheet as it leaves: its text, the same packed by gzip, and a digest of the text."""

    name: str
    text: bytes
    packed: bytes
    digest: str


def sheet(name: str) -> Sheet:
    """The sheet of that name, read anew on every call only while debugging. KeyError for another name."""
    if name not in NAMES:
        raise KeyError(name)
    return _read(name) if settings.DEBUG else _read_once(name)


@lru_cache
def _read_once(name: str) -> Sheet:
    return _read(name)


def _read(name: str) -> Sheet:
    text = _joined(FOLDER / f"{name}.css").encode()
    return Sheet(name, text, gzip.compress(text, 9, mtime=0), hashlib.sha256(text).hexdigest()[:12])


def _joined(path: Path) -> str:
    """The file with its imports in place, in the order it names them."""
    text = path.read_text(encoding="utf-8")
    return _IMPORT.sub(lambda found: _joined(path.parent / found[1]) + "\n", text)
