"""Everything held on a person, gathered from the rooms of the kernel and from every service."""

from typing import Any

from gonghui import registry
from gonghui.kernel.access import subject as access
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import Person

LOOKED = ("at", "by_name", "deed", "reason")


def about(person: Person) -> dict[str, Any]:
    """By room and service, opened and readable. Whoever calls this journals it."""
    return {
        "person": people.about_person(person),
        **access.about_person(person),
        "cases": cases.about_person(person),
        **notices.about_person(person),
        "who_looked": list(journal.looks_at(person.pk).values(*LOOKED)),
        **{
            service.code: service.subject_data(person)
            for service in registry.services()
            if service.subject_data
        },
    }
