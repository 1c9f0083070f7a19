"""The test's database for another process."""

import sqlite3
from pathlib import Path

from django.db import connection


def shared_database(folder: Path) -> str:
    """Its address; SQLite's lives in a file of the test and is copied into `folder`."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "shared.sqlite3") as file:
            connection.connection.backup(file)
        return f"sqlite:///{folder / 'shared.sqlite3'}"
    given = connection.settings_dict
    login = f"{given['USER']}:{given['PASSWORD']}@" if given["USER"] else ""
    return f"postgresql://{login}{given['HOST'] or 'localhost'}:{given['PORT'] or 5432}/{given['NAME']}"
