"""What load balancers are told."""

import pytest
from django.test import RequestFactory

from gonghui.config import health, processes
from gonghui.config.diagnosis import data
from gonghui.kernel import crypto


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
