"""Whatever is sealed turns with the keys: a column that nobody re-seals would keep an old key for ever."""

from django.apps import apps
from django.db import models

from gonghui.kernel.people import rotating

HASHES = {
    "journal.Entry.previous",
    "journal.Entry.hash",
    "journal.Chain.head",
    "exchange.ApiToken.secret_hash",
}


def columns_of_bytes() -> set[str]:
    return {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        for column in model._meta.local_concrete_fields
        if isinstance(column, models.BinaryField)
    }


def test_every_column_of_bytes_is_resealed_when_keys_turn():
    assert columns_of_bytes() - HASHES - rotating.turned() == set()


def test_a_column_that_nobody_announced_would_be_named(monkeypatch):
    announced = dict(rotating._elsewhere)
    announced.pop("exchange.Chunk.outcomes")
    monkeypatch.setattr(rotating, "_elsewhere", announced)
    assert columns_of_bytes() - HASHES - rotating.turned() == {"exchange.Chunk.outcomes"}
