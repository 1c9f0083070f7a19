"""Every column that reaches a person is registered with its purpose and how long it is kept.

Registers: `sensitive=` of a service's manifest, and `sensitive/<app>.txt` with lines
`Model | how long | what for | columns`.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from gonghui import registry

REGISTERS = Path(__file__).with_name("sensitive")
PERSON = "people.Person"
# A household's figures tell of its people, though none of their columns points to one.
HOLDERS = {PERSON, "access.Account", "assistance.Facts"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("gonghui.")]


def parents(model: type[models.Model]) -> set[str]:
    """The models whose rows this model's rows belong to."""
    return {
        field.related_model._meta.label
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.related_model is not model
    }


def about_persons() -> list[type[models.Model]]:
    """Persons, and every model whose rows belong to one, however many steps away."""
    reached = set(HOLDERS)
    while True:
        found = {model._meta.label for model in ours() if parents(model) & reached} - reached
        if not found:
            return [model for model in ours() if model._meta.label in reached]
        reached |= found


def columns() -> set[str]:
    """`app.Model.column` of all that can say something about the person, relations to persons included."""
    return {f"{model._meta.label}.{field.name}" for model in about_persons() for field in telling(model)}


def telling(model: type[models.Model]) -> list[models.Field]:
    return [
        field
        for field in model._meta.local_concrete_fields
        if not field.primary_key
        and field.name not in ("uid", "path")
        and (not field.is_relation or field.related_model._meta.label == PERSON)
    ]


def registered() -> dict[str, tuple[str, str]]:
    """column → what for, how long."""
    known = {}
    for file in sorted(REGISTERS.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                model, keep, purpose, names = (part.strip() for part in line.split("|"))
                known |= {f"{file.stem}.{model}.{name}": (purpose, keep) for name in names.split()}
    declared = [field for service in registry.services() for field in service.sensitive]
    return known | {field.column: (str(field.purpose), str(field.keep)) for field in declared}


def test_every_column_that_reaches_a_person_is_registered():
    assert sorted(columns() - registered().keys()) == []


def test_nothing_is_registered_that_no_longer_exists():
    assert sorted(registered().keys() - columns()) == []


def test_a_new_column_of_a_person_or_of_something_of_hers_would_be_noticed():
    for column in ("people.Person.name", "people.Profile.skills", "notices.Delivery.address"):
        known = registered().keys() - {column}
        assert column in columns() - known


@pytest.mark.parametrize("place", [0, 1], ids=["what for", "how long"])
def test_every_registration_says_what_for_and_how_long(place):
    assert [column for column, said in registered().items() if not said[place].strip()] == []
