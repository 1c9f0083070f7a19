"""Rows made out of rows by the database itself, in one statement; what is there already stays as it is."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Func, QuerySet, Value


class RandomUid(Func):
    """A fresh random uid for every row."""

    output_field = models.UUIDField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="LOWER(HEX(RANDOMBLOB(16)))", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return super().as_sql(compiler, connection, template="GEN_RANDOM_UUID()", **context)


def insert_from(model: type[models.Model], rows: QuerySet, columns: Mapping[str, Any]) -> int:
    """Insert a row of `model` for each of `rows`; how many were new. What is there already is left out.

    `columns`: field → an expression on `rows` or a plain value. A field that is not named
    is as in a new object: its default, an empty text, or NULL; "uid" is fresh; the caller gives the path.
    """
    chosen = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    values = {f"to_{field.attname}": _value(field, columns) for field in chosen}
    # SQLite needs a WHERE here to tell ON CONFLICT from a join's ON. In the order of their keys, rows come to
    # neighbouring places of most indexes, and two machines take them in one order.
    given = rows.order_by("pk").filter(pk__isnull=False).annotate(**values).values_list(*values)
    try:
        text, bound = given.query.sql_with_params()
    except EmptyResultSet:
        return 0
    names = ", ".join(f'"{field.column}"' for field in chosen)
    with connection.cursor() as cursor:
        cursor.execute(f'INSERT INTO "{model._meta.db_table}" ({names}) {text} ON CONFLICT DO NOTHING', bound)
        return cursor.rowcount


def _value(field: models.Field, columns: Mapping[str, Any]) -> Any:
    name = field.name if field.name in columns else field.attname
    if name in columns:
        given = columns[name]
        return (
            given if hasattr(given, "resolve_expression") else Value(_key(given), output_field=_plain(field))
        )
    if field.name == "uid":
        return RandomUid()
    return Value(field.get_default(), output_field=_plain(field))


def _key(given: Any) -> Any:
    return given.pk if isinstance(given, models.Model) else given


def _plain(field: models.Field) -> models.Field:
    """What the column holds: of a foreign key, the key."""
    return field.target_field if isinstance(field, models.ForeignKey) else field
