"""Everything the service centre can hold on one person, for the test that their own export tells it."""

from typing import Any

from gonghui.kernel.people.models import Person

from . import held_rights, held_said

PARTS = (held_said, held_rights)


def hold(cast: Any, person: Person) -> None:
    """Every part makes its own."""
    for part in PARTS:
        part.hold(cast, person)
