"""What load balancers are told."""

import json
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gonghui.config import health, processes
from gonghui.config.diagnosis import data
from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.actions import record


@pytest.fixture
def ready(db, settings, tmp_path):
    """A machine on which everything is in order; the function asks `readyz`."""
    settings.DATA = tmp_path
    crypto.forget_keys()
    crypto.add_key(tmp_path)
    health._seen().clear()
    yield lambda: health.readyz(RequestFactory().get("/readyz"))
    crypto.forget_keys()
    health._seen().clear()


def test_alive_is_said_without_asking_the_database():
    answer = health.livez(RequestFactory().get("/livez"))
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert "no-store" in answer["Cache-Control"]


def test_a_machine_in_order_is_ready(ready):
    assert ready().status_code == 200


def test_without_keys_it_is_not_ready(ready, tmp_path):
    (tmp_path / "keys" / "fields.json").unlink()
    assert (ready().status_code, b"keys" in ready().content) == (503, True)


def test_with_a_full_disk_it_is_not_ready(ready, monkeypatch):
    full = type("usage", (), {"free": 9, "total": 100})
    monkeypatch.setattr(data.shutil, "disk_usage", lambda path: full)
    assert (ready().status_code, b"disk" in ready().content) == (503, True)


def test_with_tables_of_another_version_it_is_not_ready_until_they_are_current(ready, monkeypatch):
    monkeypatch.setattr(data, "_pending_migrations", lambda: 1)
    assert ready().status_code == 503
    monkeypatch.setattr(data, "_pending_migrations", lambda: 0)
    assert ready().status_code == 200


def test_with_a_database_that_cannot_be_written_it_is_not_ready(ready, monkeypatch):
    monkeypatch.setattr(data, "_is_writable", lambda: False)
    assert (ready().status_code, b"database" in ready().content) == (503, True)


def test_told_to_stop_it_is_no_longer_ready(ready, monkeypatch, tmp_path):
    sign = tmp_path / "draining"
    monkeypatch.setenv(processes.DRAINING, str(sign))
    assert ready().status_code == 200
    sign.touch()
    assert ready().status_code == 503


def figures() -> dict:
    return json.loads(health.deep.__wrapped__(RequestFactory().get("/healthz/deep")).content)


def test_the_deeper_look_tells_figures(db):
    bare = figures()
    assert (bare["oldest_job_seconds"], bare["last_backup_at"], bare["journal_heads"]) == (0, None, [])
    now = timezone.now()
    for deed in ("backup.made", "backup.verified"):
        record(deed, by=SYSTEM, at=now, subject=("house.Backup", "a"))
    DBTaskResult.objects.create(task_path="x", args_kwargs={}, backend_name="default", run_after=now)
    DBTaskResult.objects.update(enqueued_at=now - timedelta(minutes=3))
    told = figures()
    assert told["last_backup_at"] == told["last_backup_proven_at"] == now.isoformat()
    assert 170 < told["oldest_job_seconds"] < 200 and told["outbox_age_seconds"] == 0
    assert [head["seq"] for head in told["journal_heads"]] == [2] and told["clock_skew_seconds"] < 60


def test_the_deeper_look_is_for_those_who_watch_over_the_machine():
    assert health.deep.door == "requires:operations.watch"
