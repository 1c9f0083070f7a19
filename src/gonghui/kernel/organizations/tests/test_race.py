"""A record written while its union moves still lands where the union ends up."""

import threading
import time

import pytest
from django.db import connection, transaction

from gonghui.kernel.organizations import actions, numbering, scoped
from gonghui.kernel.organizations.models import Organization

from .cast import AT, OFFICER, small_region

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept_letters(request):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    letters = request.getfixturevalue("letters")
    yield letters
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {letters._meta.db_table}")


def write_while_moving(letters) -> None:
    """A writer has read its path and waits; in between, the union is moved."""
    unions = small_region()
    read, moved = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                path = scoped.path_of(unions["B1"].pk)
                read.set()
                moved.wait(1)
                letters.objects.bulk_create([letters(organization=unions["B1"], path=path)])
        finally:
            connection.close()

    def move() -> None:
        try:
            actions.move(unions["B1"], unions["C2"], by=OFFICER, at=AT)
            moved.set()
        finally:
            connection.close()

    writer, mover = threading.Thread(target=write), threading.Thread(target=move)
    writer.start()
    read.wait(5)
    mover.start()
    time.sleep(0.2)
    writer.join(10)
    mover.join(10)
    assert Organization.objects.get(code="B1").parent == unions["C2"]


def test_the_move_waits_for_the_writer(kept_letters):
    write_while_moving(kept_letters)
    assert kept_letters.objects.count() == 1
    assert scoped.misplaced() == {}


def test_without_holding_the_union_still_the_record_would_be_lost(kept_letters, monkeypatch):
    def unheld(ids):
        return dict(Organization.objects.filter(pk__in=ids).values_list("pk", "path"))

    first = {}

    def remembered(ids):
        return {pk: first.setdefault(pk, path) for pk, path in unheld(ids).items()}

    monkeypatch.setattr(numbering, "paths_of", unheld)
    monkeypatch.setattr(scoped, "paths_of", remembered)
    monkeypatch.setattr(scoped, "path_of", lambda pk: remembered([pk])[pk])
    write_while_moving(kept_letters)
    assert scoped.misplaced() == {"organizations.Letter": 1}
