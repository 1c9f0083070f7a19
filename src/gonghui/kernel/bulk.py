"""Many rows at once, at the database's own speed: executemany on SQLite, COPY on PostgreSQL."""

import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any

from django.db import connection, connections, models

REMEMBERED = 20_000


def reserve_ids(model: type[models.Model], count: int) -> list[int]:
    """`count` unused primary keys, taken inside the caller's transaction."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = f"pg_get_serial_sequence('{table}', 'id')"
            cursor.execute(f"SELECT nextval({sequence}) FROM generate_series(1, %s)", [count])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
        statement = "UPDATE sqlite_sequence SET seq = %s WHERE name = %s"
        if not row:
            statement = "INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)"
        cursor.execute(statement, [first + count - 1, table])
        return list(range(first, first + count))


def insert_many(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Insert rows of raw values, one per named field. Values are prepared by the fields themselves."""
    columns, prepare = _columns(model, fields)
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    # Rows are made before COPY begins: a query while it runs, on the same connection, would wait for ever.
    ready = [prepare(row) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What goes wrong in a COPY is said in Django's words too: a full disk, a number taken meanwhile.
            with (
                connection.wrap_database_errors,
                cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
            ):
                for row in ready:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', ready)


def insert_columns(model: type[models.Model], count: int, columns: Mapping[str, Any]) -> None:
    """Insert `count` rows given column by column: a list holds one value a row, anything else is every row's.

    Values in lists are what the driver takes: days as ISO text, uuids as 32 hexadecimal digits, bytes.
    """
    fields = [_field(model, name) for name in columns]
    names = ", ".join(f'"{field.column}"' for field in fields)
    table = model._meta.db_table
    values = [
        value if isinstance(value, list) else repeat(field.get_db_prep_save(value, connection), count)
        for field, value in zip(fields, columns.values(), strict=True)
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy,
            ):
                lines = map("\t".join, zip(*map(_as_text, values), strict=True))
                copy.write("".join(f"{line}\n" for line in lines))
            return
        places = ", ".join(["%s"] * len(fields))
        cursor.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})', _streamed(zip(*values, strict=True))
        )


def found_among(model: type[models.Model], name: str, values: list[str]) -> list[str]:
    """Those of these texts that a column already holds; one question whatever their number."""
    if not values:
        return []
    column = _field(model, name).column
    some = "= ANY(%s)" if connection.vendor == "postgresql" else "IN (SELECT value FROM json_each(%s))"
    asked = values if connection.vendor == "postgresql" else json.dumps(values)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM "{model._meta.db_table}" WHERE "{column}" {some}', [asked])
        return [found for (found,) in cursor.fetchall()]


def update_many(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Update by primary key; each row is the values of `fields` and, last, the primary key."""
    columns, prepare = _columns(model, [*fields, model._meta.pk.name])
    sets = ", ".join(f'"{column}" = %s' for column in columns[:-1])
    with connection.cursor() as cursor:
        cursor.executemany(
            f'UPDATE "{model._meta.db_table}" SET {sets} WHERE "{columns[-1]}" = %s',
            _streamed(map(prepare, rows)),
        )


def delete_many(model: type[models.Model], ids: Iterable[int]) -> None:
    """Delete by primary key. What points at the rows is the caller's to look after (`pointed_at`)."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        for first, last in runs(ids):
            cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" BETWEEN %s AND %s', [first, last])


def pointed_at(model: type[models.Model], ids: Iterable[int]) -> int | None:
    """The key of one of these rows that a row of another table refers to; None when nothing does."""
    pointing = [relation for relation in model._meta.related_objects if not relation.many_to_many]
    for first, last in runs(ids):
        for relation in pointing:
            name = relation.field.attname
            within = {f"{name}__gte": first, f"{name}__lte": last}
            rows = relation.related_model._base_manager.filter(**within)
            found = rows.values_list(name, flat=True).first()
            if found:
                return found
    return None


def runs(ids: Iterable[int]) -> list[tuple[int, int]]:
    """Keys as ranges without gaps, first and last: what was inserted together is few of them."""
    found: list[list[int]] = []
    for key in sorted(ids):
        if found and key <= found[-1][1] + 1:
            found[-1][1] = key
        else:
            found.append([key, key])
    return [(first, last) for first, last in found]


def _as_text(column: Iterable[Any]) -> Iterator[str]:
    """Values in PostgreSQL's COPY format."""
    for value in column:
        if value is None:
            yield "\\N"
        elif isinstance(value, bytes):
            yield f"\\\\x{value.hex()}"
        else:
            text = str(value)
            yield text if text.isalnum() else text.translate(_COPY)


_COPY = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def _streamed(rows: Iterator[Any]) -> Any:
    """Rows as they come: the drivers take any iterator, though Django's types ask for a list of all."""
    return rows


def _columns(model: type[models.Model], names: Sequence[str]):
    fields = [_field(model, name) for name in names]
    odd = [(place, _converter(field)) for place, field in enumerate(fields) if not _plain(field)]

    def prepare(row: Sequence) -> list:
        prepared = list(row)
        for place, convert in odd:
            prepared[place] = convert(prepared[place])
        return prepared

    return [field.column for field in fields], prepare


def _field(model: type[models.Model], name: str) -> models.Field:
    """A column of the table itself."""
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no column of {model._meta.label}")
    return field


def _converter(field: models.Field):
    """From a Python value to the driver's. Days and moments come again and again, so they are remembered."""
    # The connection itself: `connection` looks for its thread's one at every turn.
    database = connections[connection.alias]

    def convert(value: Any) -> Any:
        return field.get_db_prep_save(value, database)

    return functools.lru_cache(REMEMBERED)(convert) if isinstance(field, models.DateField) else convert


def _plain(field: models.Field) -> bool:
    """Fields whose Python values the driver takes as they are."""
    return isinstance(field, (models.CharField, models.IntegerField, models.ForeignKey, models.BooleanField))
