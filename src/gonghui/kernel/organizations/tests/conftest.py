"""A kind of record that belongs to organizations, for tests only."""

import pytest
from django.apps.registry import Apps
from django.db import connection, models

from gonghui.kernel.organizations import scoped

TABLE = "organizations_test_letter"
KEYS = {
    "sqlite": "integer PRIMARY KEY AUTOINCREMENT",
    "postgresql": "bigserial PRIMARY KEY",
}


@pytest.fixture
def letters(db, monkeypatch):
    """The model Letter(title), which the tree knows as its only scoped record during the test."""
    own = Apps()

    class Letter(scoped.Scoped):
        title = models.CharField(max_length=40, default="")

        class Meta:
            app_label = "organizations"
            apps = own
            db_table = TABLE

    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {TABLE} (id {KEYS[connection.vendor]}, path varchar(64) NOT NULL, "
            "title varchar(40) NOT NULL, "
            "organization_id bigint NOT NULL REFERENCES organizations_organization (id))"
        )
        cursor.execute(f"CREATE INDEX letter_path ON {TABLE} (path)")
    monkeypatch.setattr(scoped, "scoped_models", lambda: iter([Letter]))
    return Letter
