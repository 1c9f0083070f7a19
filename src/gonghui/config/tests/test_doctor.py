"""The doctor finds what is unsafe, says it in plain words with a remedy, and exits accordingly."""

import json
import os
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from gonghui.config import diagnosis
from gonghui.config.diagnosis import data, safety
from gonghui.config.secrets import DEFAULT_SECRET
from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.models import ScheduledRun
from gonghui.kernel.journal.actions import record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def machine(settings, tmp_path, monkeypatch):
    """A machine on which everything is in order."""
    settings.DATA = tmp_path
    settings.DEBUG = False
    settings.SECRET_KEY = "a-secret-of-this-machine-" * 3
    settings.PUBLIC_ADDRESS = "https://gonghui.example"
    settings.ALLOWED_HOSTS = ["gonghui.example"]
    monkeypatch.delenv("GONGHUI_DEMO", raising=False)
    roomy = type("usage", (), {"free": 50, "total": 100})
    monkeypatch.setattr(data.shutil, "disk_usage", lambda path: roomy)
    tmp_path.chmod(0o700)
    crypto.forget_keys()
    crypto.add_key(tmp_path)
    ScheduledRun.objects.create(code="x", due_at=timezone.now())
    yield tmp_path
    crypto.forget_keys()


def _found(code: str) -> diagnosis.Finding:
    return next(finding for finding in diagnosis.examine() if finding.code == code)


def _doctor(**options) -> tuple[str, int]:
    said = StringIO()
    try:
        call_command("doctor", stdout=said, **options)
    except SystemExit as ended:
        return said.getvalue(), ended.code
    return said.getvalue(), 0


def test_a_machine_in_order_is_healthy():
    said, code = _doctor()
    assert code == 0, said
    assert "没有发现不安全的地方" in said


def test_it_answers_programs_in_json(settings):
    settings.DEBUG = True
    said, code = _doctor(as_json=True)
    answer = json.loads(said)
    assert (code, answer["safe"]) == (1, False)
    assert {"code": "debug", "state": "unsafe"}.items() <= next(
        finding for finding in answer["findings"] if finding["code"] == "debug"
    ).items()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SECRET_KEY", DEFAULT_SECRET, "secret"),
        ("SECRET_KEY", "three short words", "secret"),
        ("DEBUG", True, "debug"),
        ("PUBLIC_ADDRESS", "http://gonghui.example", "https"),
        ("ALLOWED_HOSTS", ["*"], "https"),
    ],
)
def test_unsafe_settings_are_named_with_a_remedy(settings, name, value, code):
    setattr(settings, name, value)
    assert _found(code).is_unsafe
    assert _found(code).advice
    assert _doctor()[1] == 1


def test_the_doctor_says_which_rules_for_passwords_are_on(settings):
    settings.PASSWORD_PROFILE = "standard"
    assert "standard" in _found("passwords").says
    settings.PASSWORD_PROFILE = "mlps"
    assert "每 90 天" in _found("passwords").says and _found("passwords").state == "ok"
    settings.PASSWORD_PROFILE = "nist"
    assert _found("passwords").is_unsafe


def test_a_machine_only_for_itself_needs_no_https(settings):
    settings.PUBLIC_ADDRESS = "http://127.0.0.1:8000"
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    assert not _found("https").is_unsafe


def test_the_demonstration_must_not_be_reachable_from_outside(monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    assert _found("demo").is_unsafe


def test_missing_and_readable_keys_are_unsafe(machine):
    (machine / "keys" / "fields.json").chmod(0o644)
    assert "fields.json" in _found("keys").says
    (machine / "keys" / "fields.json").unlink()
    assert _found("keys").is_unsafe


def test_broken_keys_are_unsafe(machine):
    (machine / "keys" / "fields.json").write_text("{")
    crypto.forget_keys()
    assert _found("keys").is_unsafe


def test_a_data_folder_open_to_others_is_unsafe(machine):
    machine.chmod(0o755)
    assert _found("folder").is_unsafe


def test_a_nearly_full_disk_is_unsafe(monkeypatch):
    full = type("usage", (), {"free": 9, "total": 100})
    monkeypatch.setattr(data.shutil, "disk_usage", lambda path: full)
    assert "9%" in _found("disk").says


def test_a_missing_database_is_said_and_not_made_by_looking(monkeypatch, machine):
    monkeypatch.setattr(data, "_file", lambda: machine / "missing.sqlite3")
    findings = {finding.code: finding for finding in diagnosis.examine()}
    assert findings["database"].is_unsafe
    assert "migrations" not in findings
    assert not (machine / "missing.sqlite3").exists()


def test_waiting_migrations_are_unsafe(monkeypatch):
    monkeypatch.setattr(data, "_pending_migrations", lambda: 3)
    assert "3" in _found("migrations").says
    assert _found("migrations").is_unsafe


def test_a_clock_behind_what_was_written_is_unsafe():
    record("a.done", by=SYSTEM, at=timezone.now() + timedelta(hours=2))
    assert _found("clock").is_unsafe


def test_a_clock_behind_the_program_files_is_unsafe(monkeypatch, tmp_path):
    file = tmp_path / "program.py"
    file.touch()
    later = (timezone.now() + timedelta(days=1)).timestamp()
    os.utime(file, (later, later))
    monkeypatch.setattr(safety, "__file__", str(file))
    assert _found("clock").is_unsafe


def test_a_resting_scheduler_is_said_but_not_unsafe():
    ScheduledRun.objects.update(due_at=timezone.now() - timedelta(hours=1))
    assert "没有再运行" in _found("scheduler").says
    ScheduledRun.objects.all().delete()
    said, code = _doctor()
    assert ("还没有运行过" in said, code) == (True, 0)


def test_no_backup_yet_is_said_until_there_is_one_and_again_when_it_is_old():
    assert "还没有备份过" in _found("backup").says
    record("backup.made", by=SYSTEM, at=timezone.now() - timedelta(days=9), subject=("house.Backup", "a"))
    assert "9 天前" in _found("backup").says
    record("backup.made", by=SYSTEM, at=timezone.now(), subject=("house.Backup", "b"))
    assert _found("backup").state == "ok"
