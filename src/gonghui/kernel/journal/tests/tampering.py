"""What someone with full power over the database can do: the rules taken away, the rows at their mercy."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from gonghui.kernel.journal.canonical import FIELDS, START, hash_of, text_of
from gonghui.kernel.journal.models import Entry


@contextmanager
def without_rules() -> Iterator[None]:
    """The database without any trigger of ours; they stand again afterwards."""
    take, give_back = (
        (_disable_postgresql, _enable_postgresql)
        if connection.vendor == "postgresql"
        else (_drop_sqlite, _create_sqlite)
    )
    with connection.cursor() as cursor:
        taken = take(cursor)
    yield
    with connection.cursor() as cursor:
        give_back(cursor, taken)


def run(sql: str, *values: object) -> int:
    """One statement past every model; the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def rehash(chain: int, start: int) -> None:
    """Recompute every hash from `start` on and set the registered end: what a patient forger would do."""
    before = Entry.objects.filter(chain=chain, seq=start - 1).first()
    head = bytes(before.hash) if before else START
    seq = start - 1
    for entry in Entry.objects.filter(chain=chain, seq__gte=start).order_by("seq"):
        seq = entry.seq
        fresh = hash_of(head, seq, text_of([getattr(entry, name) for name in FIELDS]))
        run("UPDATE journal_entry SET previous = %s, hash = %s WHERE id = %s", head, fresh, entry.id)
        head = fresh
    run("UPDATE journal_chain SET seq = %s, head = %s WHERE number = %s", seq, head, chain)


def _disable_postgresql(cursor) -> list[str]:
    # A table with checks still waiting for the commit cannot be altered.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    tables = [table for (table,) in cursor.fetchall()]
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    return tables


def _enable_postgresql(cursor, tables: list[str]) -> None:
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _drop_sqlite(cursor) -> list[str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    dropped = cursor.fetchall()
    for name, _sql in dropped:
        cursor.execute(f'DROP TRIGGER "{name}"')
    return [sql for _name, sql in dropped]


def _create_sqlite(cursor, statements: list[str]) -> None:
    for statement in statements:
        cursor.execute(statement)
