"""An officer's answer whose process is killed: the worker reads one answer and one notice."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules
from gonghui.kernel.notices.models import Delivery
from gonghui.kernel.notices.tests.cast import set_up_sms
from gonghui.kernel.notices.tests.servers import FakeHttp, sms_accepts
from gonghui.services.grievances.tests.saying import grievance
from tests.rules.cast import gather

from .sharing import shared_database

__all__ = ["flushing_past_the_rules"]

SIGKILL = 9
PROGRAM = Path(__file__).with_name("dying_answer.py")
MOMENTS = ["before the commit", "after the commit", "before sending", "after sending"]


@pytest.fixture
def told(transactional_db, monkeypatch):
    """One named grievance, committed; nothing of its taking in is still to be sent."""
    monkeypatch.delenv("GONGHUI_DEMO", raising=False)
    cast = gather()
    one = grievance(cast)
    Delivery.objects.all().delete()
    return cast, one


def killed(told, monkeypatch, folder: Path, moment: str, manner: str) -> tuple[dict, set[str], int]:
    """What the program tells, the keys under which the vendor got the messages, and how often."""
    cast, one = told
    morning = timezone.localtime(cast.at).replace(hour=10) + timedelta(days=1)
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
            "GONGHUI_DATA": str(settings.DATA),
            "DATABASE_URL": shared_database(folder),
        }
        given = (moment, manner, str(one.case.uid), str(cast.people["officer"].pk), morning.isoformat())
        ended = subprocess.run(
            [sys.executable, str(PROGRAM), *given],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert ended.returncode == 0, ended.stderr[-2000:]
    keys = [call.said["SessionContext"] for call in vendor.calls]
    return json.loads(ended.stdout.splitlines()[-1]), set(keys), len(keys)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_between_deed_and_notice_leaves_one_answer_and_one_notice(told, monkeypatch, tmp_path, moment):
    seen, keys, sent = killed(told, monkeypatch, tmp_path, moment, "sound")
    assert seen == {"killed": SIGKILL, "seen": [1, 1, 0]}
    # Sent twice only where the killed one had sent it already; the vendor knows it by the same key.
    assert (len(keys), sent) == (1, 2 if moment == "after sending" else 1)


def test_where_the_notice_came_after_the_commit_the_worker_would_never_hear(told, monkeypatch, tmp_path):
    seen, keys, sent = killed(told, monkeypatch, tmp_path, "after the commit", "naive")
    assert seen == {"killed": SIGKILL, "seen": [1, 0, 0]}
    assert (keys, sent) == (set(), 0)
