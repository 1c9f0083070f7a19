"""What the first page asks of one person: every service's small questions, put to the database as one."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, QuerySet

from gonghui import registry
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.people.models import Person
from gonghui.kernel.remembered import once_while_reading


def shown(key: str, condition: Callable[..., Any] | None, person: Person | None) -> bool:
    """Whether a tile or a section is for this person. `key` is the tile's address or the section's code."""
    if condition is None:
        return True
    told = condition(person)
    if not isinstance(told, QuerySet):
        return bool(told)
    return person is not None and bool(_answers(person)[key])


def unread(person: Person) -> int:
    """How many messages wait to be read; a page that asked other things has asked it with them."""
    return once_while_reading(("unread", person.pk), lambda: notices.unread_count(person))


def _answers(person: Person) -> dict[str, Any]:
    return once_while_reading(("asked", person.pk), lambda: _ask(person))


def _ask(person: Person) -> dict[str, Any]:
    conditions = {tile.address: tile.shown for _service, tile in registry.tiles()}
    conditions |= {part.code: part.shown for service in registry.services() for part in service.home}
    told = {key: condition(person) for key, condition in conditions.items() if condition}
    questions: dict[str, Any] = {
        key: Exists(rows) for key, rows in told.items() if isinstance(rows, QuerySet)
    }
    questions["unread"] = notices.unread_of(person)
    row = Person.objects.filter(pk=person.pk).values_list(*questions.values()).get()
    answers = dict(zip(questions, row, strict=True))
    once_while_reading(("unread", person.pk), lambda: answers["unread"])
    return answers
