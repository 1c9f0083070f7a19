"""What is held on a person as a page to read and to print: headings, lines, and parts within parts."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.codes import lists
from gonghui.ui.formats import listed

from .held_words import CODED, FIELDS, SECTIONS


@dataclass
class Part:
    """One heading with its lines (term, value) and the parts below it; `empty` when nothing is held."""

    title: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.parts


def parts(held: dict[str, Any]) -> list[Part]:
    """The gathered data as parts, in the order in which it was gathered."""
    return [_part(word_of(SECTIONS, name), value) for name, value in held.items()]


def word_of(own: dict[str, Any], name: str) -> str:
    """The word of a name: the house's own, else the one that a service gives."""
    return str(own.get(name) or registry.subject_words().get(name, name))


def _part(title: str, value: Any) -> Part:
    if isinstance(value, list):
        return Part(title, parts=[_part(f"{title} {place}", row) for place, row in enumerate(value, 1)])
    made = Part(title)
    for name, kept in value.items():
        if _is_plain(kept):
            made.lines.append((word_of(FIELDS, name), _says(name, kept)))
        else:
            made.parts.append(_part(word_of(SECTIONS, name), kept))
    return made


def _is_plain(kept: Any) -> bool:
    """Whether a value is said on one line: anything but a record or a list of records."""
    if isinstance(kept, list):
        return bool(kept) and not isinstance(kept[0], dict)
    return not isinstance(kept, dict)


def _says(name: str, kept: Any) -> str:
    if kept is None or kept == "":
        return _("没有记")
    if isinstance(kept, bool):
        return _("是") if kept else _("不是")
    if isinstance(kept, datetime):
        return timezone.localtime(kept).strftime("%Y-%m-%d %H:%M")
    if isinstance(kept, date):
        return kept.isoformat()
    if isinstance(kept, list):
        return listed(kept)
    return lists.get(CODED[name]).label(str(kept)) if name in CODED else str(kept)
