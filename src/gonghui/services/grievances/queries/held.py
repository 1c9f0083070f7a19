"""Everything the service centre holds on a person: each part adds its own."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.people.models import Person

from . import held_rights, held_said

PARTS = (held_said, held_rights)
WORDS = {"grievances": _("诉求服务")} | {name: word for part in PARTS for name, word in part.WORDS.items()}


def about_person(person: Person) -> dict[str, Any]:
    """For the person's own export and the page that shows it all."""
    return {name: rows for part in PARTS for name, rows in part.about_person(person).items()}
