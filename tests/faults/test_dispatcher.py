"""A dispatcher that is killed: nothing is lost, and what goes twice goes under the same key (T35)."""

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules
from gonghui.kernel.notices import actions, kinds
from gonghui.kernel.notices.tests.cast import URGENT, a_member, set_up_sms
from gonghui.kernel.notices.tests.servers import FakeHttp, sms_accepts

from .sharing import shared_database

__all__ = ["flushing_past_the_rules"]

KILLS = int(os.environ.get("GONGHUI_KILLS", "30"))
NOTICES = KILLS * 2
PROGRAM = Path(__file__).with_name("dying_dispatcher.py")


@pytest.fixture
def told(transactional_db, monkeypatch):
    """Many people, each told one thing, committed."""
    monkeypatch.setattr(kinds, "_own", {URGENT.code: URGENT})
    monkeypatch.delenv("GONGHUI_DEMO", raising=False)
    set_up_sms(monkeypatch)
    from django.utils import timezone

    for number in range(NOTICES):
        person = a_member(phone=f"138{number:08d}")
        actions.tell(person, URGENT.code, places={"name": "陈秀兰"}, by=SYSTEM, at=timezone.now())


def test_a_killed_dispatcher_loses_nothing_and_repeats_only_under_the_same_key(told, monkeypatch, tmp_path):
    with FakeHttp(slowly) as vendor:
        states = kill_dispatchers(vendor, monkeypatch, tmp_path, KILLS, "sound")
    assert states == {"sent": NOTICES}
    reached = keys_by_phone(vendor)
    assert len(reached) == NOTICES
    assert {phone for phone, keys in reached.items() if len(keys) != 1} == set()


def test_a_dispatcher_that_writes_sent_before_it_sends_does_lose_messages(told, monkeypatch, tmp_path):
    with FakeHttp(slowly) as vendor:
        states = kill_dispatchers(vendor, monkeypatch, tmp_path, min(KILLS, 30), "naive")
    assert states == {"sent": NOTICES}
    assert len(keys_by_phone(vendor)) < NOTICES


def slowly(call) -> tuple[int, dict]:
    time.sleep(0.01)
    return sms_accepts(call)


def keys_by_phone(vendor: FakeHttp) -> dict[str, Counter]:
    reached: dict[str, Counter] = {}
    for call in vendor.calls:
        reached.setdefault(call.said["PhoneNumberSet"][0], Counter())[call.said["SessionContext"]] += 1
    return reached


def kill_dispatchers(vendor: FakeHttp, monkeypatch, folder: Path, kills: int, manner: str) -> dict[str, int]:
    """Let the program run over a database of its own process; the states in which it leaves the outbox."""
    set_up_sms(monkeypatch, vendor.address)
    address = shared_database(folder)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
        "GONGHUI_DATA": str(settings.DATA),
        "DATABASE_URL": address,
    }
    program = [sys.executable, str(PROGRAM), str(kills), manner]
    subprocess.run(program, env=environment, check=True, timeout=300)
    question = "SELECT state, count(*) FROM notices_delivery GROUP BY state"
    if connection.vendor == "sqlite":
        with sqlite3.connect(folder / "shared.sqlite3") as file:
            return dict(file.execute(question).fetchall())
    with connection.cursor() as cursor:
        cursor.execute(question)
        return dict(cursor.fetchall())
