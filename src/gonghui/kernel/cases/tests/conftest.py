import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from gonghui import registry
from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules

from . import cast, flow_for_tests

__all__ = ["flushing_past_the_rules"]


@pytest.fixture(autouse=True, scope="module")
def trial_flows() -> Iterator[None]:
    """The kernel knows no service: the registry declares the flows of these tests and nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        for name, ours in (
            ("flows", flow_for_tests.FLOWS),
            ("permissions", flow_for_tests.PERMISSIONS),
            ("notice_kinds", flow_for_tests.NOTICES),
        ):
            patch.setattr(registry, name, lambda ours=ours: ours)
        yield


@pytest.fixture
def who(db):
    return cast.cast()


@pytest.fixture
def on_disk(transactional_db, tmp_path: Path) -> Iterator[None]:
    """Threads need the locks of a real file: move SQLite's database in memory there for one test."""
    if not (connection.vendor == "sqlite" and connection.is_in_memory_db()):
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "races.sqlite3")) as file:
        in_memory.backup(file)
    connection.connection, connection.settings_dict["NAME"] = None, str(tmp_path / "races.sqlite3")
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name
