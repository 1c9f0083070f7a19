"""Lets pytest empty the database after a test with real transactions: the rules of our tables stand aside."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations

from .tampering import without_rules


@pytest.fixture(scope="session", autouse=True)
def flushing_past_the_rules() -> Iterator[None]:
    """Take this fixture into a conftest.py; without it the journal refuses to be emptied."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_past_the_rules(self, statements) -> None:
        with transaction.atomic(using=self.connection.alias), without_rules():
            flush(self, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_past_the_rules)
        yield
