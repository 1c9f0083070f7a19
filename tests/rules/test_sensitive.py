"""Every column that reaches a person is registered with its purpose and how long it is kept."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from gonghui import registry
from tests.rules import house

KERNEL_LIST = Path(__file__).with_name("sensitive.txt")
HARMLESS = (
    models.AutoField,
    models.BooleanField,
    models.UUIDField,
)
RELATED = {"people.person"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("gonghui.")]


def reaches_a_person(model: type[models.Model]) -> bool:
    """Whether the model is a person or has rows that each belong to one."""
    if model._meta.label_lower in RELATED or model._meta.label_lower == "access.account":
        return True
    return any(
        field.is_relation and field.many_to_one and field.related_model._meta.label_lower in RELATED
        for field in model._meta.get_fields()
        if getattr(field, "related_model", None) and not isinstance(field.related_model, str)
    )


def columns() -> set[str]:
    """`app.Model.column` of every column of such a model that can say something about the person."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in ours()
        if reaches_a_person(model)
        for field in model._meta.local_concrete_fields
        if not field.is_relation and not isinstance(field, HARMLESS)
    }


def registered() -> dict[str, tuple[str, str]]:
    """column → purpose and how long it is kept, from the manifests and, for the kernel, from a list."""
    declared = {
        field.column: (str(field.purpose), str(field.keep))
        for service in registry.services()
        for field in service.sensitive
    }
    kernel = {column: (purpose, keep) for column, keep, purpose in house.lines(KERNEL_LIST)}
    return {**kernel, **declared}


def test_every_column_that_reaches_a_person_is_registered():
    assert sorted(columns() - registered().keys()) == []


def test_nothing_is_registered_that_no_longer_exists():
    assert sorted(registered().keys() - columns()) == []


def test_a_new_column_that_reaches_a_person_would_be_noticed():
    assert "people.Person.name" in columns()
    known = registered()
    known.pop("people.Person.name", None)
    assert "people.Person.name" in columns() - known.keys()


@pytest.mark.parametrize("kept", ["purpose", "keep"])
def test_every_registration_says_what_for_and_how_long(kept):
    place = ("purpose", "keep").index(kept)
    assert [column for column, said in registered().items() if not said[place].strip()] == []
