"""Who acts: passed into every deed, written into every record."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Actor:
    """One acting person (or the system, when `person_id` is None) and the way it came in."""

    person_id: int | None
    name: str
    account_id: int | None = None
    via: str = "web"


SYSTEM = Actor(None, "系统", via="system")
UNNAMED_VIA = "unnamed"
NOBODY = Actor(None, "", via="web")
ONESELF = "本人"  # stands in the journal where the name alone would tell what is private


def shown_name(written: str) -> str:
    """A name out of a record, for a page: what the program did itself stands in the reader's language."""
    names = {SYSTEM.name: _("系统"), ONESELF: _("本人")}
    return names.get(written, written)


def unnamed(name: str) -> Actor:
    """Who speaks without a name: acts in their own case alone, and is written down as these words."""
    return Actor(None, name, via=UNNAMED_VIA)
