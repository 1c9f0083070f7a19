"""Everything benefits hold on a person: each part adds its own."""

from typing import Any

from gonghui.kernel.people.models import Person

from . import held_groups

PARTS = (held_groups,)


def about_person(person: Person) -> dict[str, Any]:
    """For the person's own export and the page that shows it all."""
    return {name: rows for part in PARTS for name, rows in part.about_person(person).items()}
