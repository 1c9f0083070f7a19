"""Whole houses in folders of their own, driven as people drive them: by the program's commands."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.db import connections

from gonghui.config import paths

OFFICER = (
    "--name",
    "岚州工会",
    "--officer",
    "周岩",
    "--phone",
    "15400000003",
    "--password",
    "yanshi-lanzhou",
)
# Written by the commands themselves, after the moment of the backup.
LATER = "backup."


@dataclass
class House:
    """A data folder, and for PostgreSQL a database of its own (`url`)."""

    folder: Path
    url: str = ""

    def run(self, *words: str, key: Path | None = None) -> tuple[int, str]:
        """One command: exit code and what it said."""
        command = [sys.executable, "-m", "gonghui.cli", *words]
        return _ran(command, self.environment | ({"GONGHUI_BACKUP_KEY": str(key)} if key else {}))

    def fill(self) -> None:
        code, said = _ran([sys.executable, "-m", "tests.faults.keeping"], self.environment)
        assert code == 0, said

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {"GONGHUI_DATA": str(self.folder), "DJANGO_SETTINGS_MODULE": "gonghui.config.settings"}
        return kept | own | ({"DATABASE_URL": self.url} if self.url else {})

    def tables(self) -> dict[str, str]:
        """A checksum of every table's rows; what the backup commands wrote about themselves left out."""
        rows = _postgres_rows(self.url) if self.url else _sqlite_rows(self.folder / "gonghui.sqlite3")
        return {
            name: hashlib.sha256("\n".join(sorted(map(repr, found))).encode()).hexdigest()
            for name, found in rows.items()
        }

    def files(self) -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (self.folder / "files").glob("[0-9a-f][0-9a-f]/*")
        }

    def anchor(self) -> list:
        return json.loads(self.run("journal", "anchor")[1])["heads"]


def new_house(folder: Path, name: str) -> House:
    """A migrated house without anything in it, on the database these tests run on."""
    folder.mkdir(mode=0o700)
    if connections["default"].vendor == "postgresql":
        return House(folder, scratch_database(f"gonghui_house_{os.getpid()}_{name}"))
    with (
        closing(sqlite3.connect(connections["default"].settings_dict["NAME"])) as migrated,
        closing(sqlite3.connect(folder / "gonghui.sqlite3")) as copy,
    ):
        migrated.backup(copy)
    return House(folder)


def scratch_database(name: str) -> str:
    """The address of a fresh PostgreSQL database on the server of these tests."""
    drop_database(name)
    _on_server(f'CREATE DATABASE "{name}"')
    given = connections["default"].settings_dict
    password = f":{given['PASSWORD']}" if given["PASSWORD"] else ""
    return f"postgres://{given['USER']}{password}@{given['HOST']}:{given['PORT']}/{name}"


def drop_database(name: str) -> None:
    _on_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _on_server(command: str) -> None:
    given = connections["default"].settings_dict
    told = {
        "host": given["HOST"],
        "port": given["PORT"],
        "user": given["USER"],
        "password": given["PASSWORD"],
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **told) as server:
        server.execute(command)


def _ran(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        command,
        env=environment,
        cwd=paths.PROJECT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=180,
    )
    return done.returncode, done.stdout + done.stderr


def _sqlite_rows(file: Path) -> dict[str, list]:
    with closing(sqlite3.connect(file)) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: _earlier(name, database.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names
        }


def _postgres_rows(url: str) -> dict[str, list]:
    with psycopg.connect(url) as database:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        names = [row[0] for row in database.execute(asked).fetchall()]
        return {
            name: _earlier(name, database.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names
        }


def _earlier(table: str, rows: list) -> list:
    if table == "journal_chain":
        return []
    return [
        row
        for row in rows
        if table != "journal_entry" or not any(str(each).startswith(LATER) for each in row)
    ]
