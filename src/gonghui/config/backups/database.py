"""Copying a whole database while people work, and putting it back: SQLite's own copy, PostgreSQL's dump."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from gonghui.kernel.journal.models import Chain

from .refusals import ToolFailed, ToolMissing

LOOK = "backup"
SQLITE, DUMP = "database.sqlite3", "database.dump"
SAID = 400  # characters of a tool's complaint that are passed on


@dataclass(frozen=True)
class Copy:
    """A copy on disk, and what stood in the database at that very moment."""

    path: Path
    rows: dict[str, int]
    heads: list[list]


def is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def copy_into(folder: Path) -> Copy:
    """A consistent copy; nobody has to stop working. Raises ToolMissing, ToolFailed."""
    if not is_sqlite():
        return _dump(folder / DUMP)
    target = folder / SQLITE
    with closing(sqlite3.connect(target)) as copy:
        with closing(sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)) as source:
            source.backup(copy)
        # The copy is read where no log file may stand beside it.
        copy.execute("PRAGMA journal_mode=DELETE")
    return Copy(target, *contents_of(target))


def contents_of(file: Path) -> tuple[dict[str, int], list[list]]:
    """Rows of each table and the journal's heads in an SQLite file. Raises DatabaseError for a broken one."""
    with _beside(file) as alias:
        return _contents(alias)


def contents() -> tuple[dict[str, int], list[list]]:
    """The same of the database this program is connected to."""
    return _contents(DEFAULT_DB_ALIAS)


def tables() -> list[str]:
    """The tables of the database this program is connected to."""
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def load(dump: Path, *, replace: bool) -> None:
    """Read a dump into the PostgreSQL database this program is connected to, all or nothing."""
    connections.close_all()
    also = ["--clean", "--if-exists"] if replace else []
    _run(
        "pg_restore", "--no-owner", "--single-transaction", "--exit-on-error", *also, "-d", _name(), str(dump)
    )


def readable(dump: Path) -> None:
    """Raises ToolFailed when PostgreSQL cannot read the dump's table of contents."""
    _run("pg_restore", "--list", str(dump))


def _dump(target: Path) -> Copy:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        _run(
            "pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={target}", _name()
        )
        return Copy(target, *_contents(DEFAULT_DB_ALIAS))


def _contents(alias: str) -> tuple[dict[str, int], list[list]]:
    with connections[alias].cursor() as cursor:
        there = set(connections[alias].introspection.table_names(cursor))
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in there]
    rows = {model._meta.db_table: model._base_manager.using(alias).count() for model in models}
    heads = Chain.objects.using(alias).order_by("number").values_list("number", "seq", "head")
    return rows, [[number, seq, bytes(head).hex()] for number, seq, head in heads]


@contextmanager
def _beside(file: Path) -> Iterator[str]:
    """A second connection to an SQLite file that is not this house's own."""
    described: dict[str, Any] = {**connections.databases[DEFAULT_DB_ALIAS]}
    described |= {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {}}
    connections.databases[LOOK] = described
    try:
        yield LOOK
    finally:
        connections[LOOK].close()
        del connections[LOOK]
        del connections.databases[LOOK]


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    """One of PostgreSQL's programs. Its environment says where the server is: others can read a command."""
    given = connection.settings_dict
    told = {"PGHOST": given["HOST"], "PGPORT": str(given["PORT"]), "PGUSER": given["USER"]}
    told["PGPASSWORD"] = given["PASSWORD"]
    environment = os.environ | {name: value for name, value in told.items() if value}
    done = subprocess.run([_found(tool), *arguments], env=environment, capture_output=True, text=True)
    if done.returncode:
        raise ToolFailed(tool=tool, fault=done.stderr.strip()[-SAID:])


def _found(tool: str) -> str:
    """The newest of this tool: one older than the server refuses to work."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), key=lambda path: int(path.parts[4]))
    found = str(installed[-1]) if installed else shutil.which(tool)
    if found is None:
        raise ToolMissing(tool=tool)
    return found
