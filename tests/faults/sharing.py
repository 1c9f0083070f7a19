"""The test's database for another process, and programs that are run over it."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection


def kill_imports(program: str, manner: str, workbook: Path, kills: int) -> dict:
    """What a program of this folder tells that kills imports of this workbook."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
        "GONGHUI_DATA": str(settings.DATA),
        "DATABASE_URL": shared_database(workbook.parent),
    }
    command = [sys.executable, str(Path(__file__).with_name(program)), str(kills), manner, str(workbook)]
    ended = subprocess.run(
        command, env=environment, check=False, timeout=1200, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


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
