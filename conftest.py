"""What all tests share: pages are judged as they are opened; one migrated database is copied, not remade."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck, settings

# A busy machine fails no test: how long things take is asked by `gonghui bench` alone.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = ["tests.rules.recording", "gonghui.kernel.journal.tests.flushing"]


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, request):
    """On SQLite migrate one file per checkout state and copy it; elsewhere let Django make the database."""
    if connections["default"].vendor != "sqlite":
        request.getfixturevalue("_made_by_django")
        yield
        return
    folder = Path(tempfile.mkdtemp(prefix="gonghui-db-"))
    name = folder / "test.sqlite3"
    with django_db_blocker.unblock():
        _use(name)
        template = _template()
        if template.exists():
            shutil.copyfile(template, name)
        else:
            call_command("migrate", verbosity=0, interactive=False)
            fresh = template.with_suffix(f".{os.getpid()}")
            with connections["default"].cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(fresh)])
            fresh.replace(template)
    yield
    connections["default"].close()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _made_by_django(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """What pytest-django does by itself: one database for each worker."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


def _use(name: Path) -> None:
    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = str(name)


def _template() -> Path:
    """The migrated file of exactly these migrations."""
    digest = hashlib.sha256()
    source = Path(__file__).parent / "src"
    for file in sorted(source.rglob("migrations/*.py")):
        digest.update(file.read_bytes())
    return Path(tempfile.gettempdir()) / f"gonghui-template-{digest.hexdigest()[:16]}.sqlite3"
