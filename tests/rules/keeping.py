"""The cast as SQL: made once by the house's own deeds, then written again at once for the next test.

It is only written into a database as empty as the one it was made in, and only while it is fresh: a test that
has moved the clock, or begins with rows of its own, gets a cast made anew.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

FRESH = timedelta(seconds=30)
_kept: dict[str, "Kept"] = {}


@dataclass
class Kept:
    """A made thing, when it was made, and what it added to tables that were empty before."""

    at: Any
    made: bytes
    tables: list[str]
    statements: list[str]


def once_made(name: str, make: Callable[[], Any]) -> Any:
    """What `make` gives, with its rows: made, or written again as it was made a moment ago."""
    kept = _kept.get(name)
    if kept and timedelta(0) <= timezone.now() - kept.at < FRESH and _are_empty(kept.tables):
        _write(kept)
        return pickle.loads(kept.made)
    before = _counts()
    at, made = timezone.now(), make()
    added = {model for model, count in _counts().items() if count != before[model]}
    if added and not any(before[model] for model in added):
        statements = [statement for model in added for statement in _statements(model)]
        tables = [model._meta.db_table for model in added]
        _kept[name] = Kept(at, pickle.dumps(made), tables, statements)
    return made


def _counts() -> dict[type[models.Model], int]:
    every = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    # One row of columns: the rows of a UNION come in any order when PostgreSQL reads the tables side by side.
    asked = ", ".join(f'(SELECT count(*) FROM "{model._meta.db_table}")' for model in every)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return dict(zip(every, cursor.fetchone(), strict=True))


def _are_empty(tables: list[str]) -> bool:
    asked = " OR ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return not cursor.fetchone()[0]


def _statements(model: type[models.Model]) -> Iterator[str]:
    """Its rows as one INSERT; on PostgreSQL also what keeps its numbers ahead of them."""
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields if not field.generated]
    names = ", ".join(f'"{column}"' for column in columns)
    literal = 'quote("{}")' if connection.vendor == "sqlite" else 'quote_nullable("{}"::text)'
    row = " || ', ' || ".join(literal.format(column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {row} FROM "{table}"')
        rows = ", ".join(f"({values})" for (values,) in cursor.fetchall())
    yield f'INSERT INTO "{table}" ({names}) VALUES {rows}'
    if connection.vendor == "postgresql" and isinstance(model._meta.pk, models.AutoField):
        key = model._meta.pk.column
        numbers = f"pg_get_serial_sequence('{table}', '{key}')"
        yield f'SELECT setval({numbers}, GREATEST(nextval({numbers}), (SELECT max("{key}") FROM "{table}")))'


def _write(kept: Kept) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in kept.statements:
            cursor.execute(statement)
