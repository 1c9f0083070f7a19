"""What someone with full power over the database can do: the rules taken away, the rows at their mercy."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_rules(table: str = "journal_entry") -> Iterator[None]:
    """The table without its triggers; they stand again afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
            dropped = cursor.fetchall()
            for name, _sql in dropped:
                cursor.execute(f"DROP TRIGGER {name}")
    yield
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        else:
            for _name, sql in dropped:
                cursor.execute(sql)


def run(sql: str, *values: object) -> int:
    """One statement past every model; the number of rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


def rehash(chain: int, start: int) -> None:
    """Recompute every hash from `start` on and set the registered end: what a patient forger would do."""
    from gonghui.kernel.journal.canonical import FIELDS, START, hash_of, text_of
    from gonghui.kernel.journal.models import Entry

    before = Entry.objects.filter(chain=chain, seq=start - 1).first()
    head = bytes(before.hash) if before else START
    seq = start - 1
    for entry in Entry.objects.filter(chain=chain, seq__gte=start).order_by("seq"):
        seq = entry.seq
        fresh = hash_of(head, seq, text_of([getattr(entry, name) for name in FIELDS]))
        run("UPDATE journal_entry SET previous = %s, hash = %s WHERE id = %s", head, fresh, entry.id)
        head = fresh
    run("UPDATE journal_chain SET seq = %s, head = %s WHERE number = %s", seq, head, chain)
