"""A full disk, and two officers at once: a clear sentence, nothing half-written, and it works afterwards."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, transaction

from gonghui import registry
from gonghui.exchange.imports import applying, intake
from gonghui.exchange.imports.refusals import BatchChangedMeanwhile, SameFileRunning
from gonghui.exchange.imports.rows import Task
from gonghui.exchange.models import Batch
from gonghui.kernel import database
from gonghui.kernel.database import DiskFull
from gonghui.kernel.jobs import processes
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions.roster import members, writing
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.conftest import AT, OFFICER, number, union

__all__ = ["union"]

HEADINGS = ["姓名", "证件号码", "手机"]
ROWS = [["陈秀兰", number(order), f"154{order:08}"] for order in range(300)]


class NoRoom(Exception):
    """What PostgreSQL's driver raises on a full disk."""

    sqlstate = "53100"


@pytest.fixture
def full_disk(monkeypatch):
    """The database finds no more room when memberships are to be written."""
    insert = writing.insert_columns

    def no_room(model, count, columns):
        if model is Membership:
            raise OperationalError from NoRoom()
        insert(model, count, columns)

    monkeypatch.setattr(writing, "insert_columns", no_room)


def test_a_full_disk_writes_nothing_and_says_so(union, full_disk, monkeypatch):
    batch = union.check(union.roster(HEADINGS, ROWS))
    with pytest.raises(DiskFull) as refusal, database.telling_full_disk():
        applying.apply(batch, by=OFFICER, at=AT)
    assert "磁盘满了" in str(refusal.value)
    assert Person.objects.count() == Membership.objects.count() == 0
    monkeypatch.undo()
    batch.refresh_from_db()
    assert applying.apply(batch, by=OFFICER, at=AT).state == Batch.State.APPLIED
    assert Membership.objects.count() == len(ROWS)


def test_without_one_transaction_a_full_disk_would_leave_people_without_memberships(
    transactional_db, union, full_disk
):
    batch = union.check(union.roster(HEADINGS, ROWS))
    ((_chunk, sheet, checked),) = applying._chunks(batch, registry.workbooks()["roster"])
    with pytest.raises(OperationalError):
        sheet.apply(checked, Task(batch, batch.organization, OFFICER, AT))
    assert Person.objects.count() == len(ROWS)
    assert Membership.objects.count() == 0


def test_the_command_says_that_the_disk_is_full_and_ends_with_2(union, full_disk, capsys):
    path = union.roster(HEADINGS, ROWS)
    with pytest.raises(SystemExit) as ended:
        call_command("import", "roster", str(path), "--organization", "LZ13")
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "磁盘满了" in said
    assert "Traceback" not in said
    assert Person.objects.count() == 0


def test_of_two_officers_who_checked_the_same_people_only_the_first_writes(union):
    first = union.check(union.roster(HEADINGS, ROWS))
    second = union.check(union.roster(HEADINGS, ROWS[:-1]))
    applying.apply(first, by=OFFICER, at=AT)
    with pytest.raises(BatchChangedMeanwhile) as refusal:
        applying.apply(second, by=OFFICER, at=AT)
    assert "重新核对" in str(refusal.value)
    assert Person.objects.count() == Membership.objects.count() == len(ROWS)


def test_without_that_look_the_database_itself_refuses_the_second(union, monkeypatch):
    first = union.check(union.roster(HEADINGS, ROWS))
    second = union.check(union.roster(HEADINGS, ROWS[:-1]))
    applying.apply(first, by=OFFICER, at=AT)
    monkeypatch.setattr(members.people, "any_of_indexes", lambda indexes: False)
    with pytest.raises(IntegrityError), transaction.atomic():
        applying.apply(second, by=OFFICER, at=AT)
    assert Person.objects.count() == Membership.objects.count() == len(ROWS)


def test_an_import_whose_process_was_killed_does_not_stand_in_the_way(union, monkeypatch):
    path = union.roster(HEADINGS, ROWS)
    told = {"workbook": "roster", "organization": union.county, "name": "x.xlsx", "by": OFFICER, "at": AT}
    intake.open_batch(path, **told, in_this_process=True)
    with pytest.raises(SameFileRunning):
        intake.open_batch(path, **told)
    monkeypatch.setattr(processes, "is_running", lambda pid, started: False)
    assert intake.open_batch(path, **told).state == Batch.State.CHECKING
