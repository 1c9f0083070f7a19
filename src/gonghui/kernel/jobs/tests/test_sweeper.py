"""What a killed worker was doing runs again; what a living one is doing is left alone."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.jobs import processes, queries, running
from gonghui.kernel.jobs.backing_off import MOST_TRIES
from gonghui.kernel.jobs.models import Beat
from gonghui.kernel.jobs.scheduler import SWEEP_SECONDS
from gonghui.kernel.jobs.sweeper import SILENT, sweep
from gonghui.kernel.jobs.worker import beat, work_off

from . import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken():
    """A job that the worker "w" has taken and not ended."""
    samples.leave_a_mark_once.enqueue("a")
    return running.take("w", at=timezone.now())


def _beat(**changes) -> None:
    now = timezone.now()
    fields = {"home": "elsewhere", "pid": 1, "process_started": "1", "started_at": now, "beat_at": now}
    Beat.objects.create(worker_id="w", **{**fields, **changes})


def test_the_job_of_a_worker_elsewhere_comes_back_within_two_minutes_of_its_last_beat(taken):
    _beat()
    now = timezone.now()
    assert sweep(now + timedelta(seconds=60)) == 0
    late = now + SILENT + timedelta(seconds=SWEEP_SECONDS)
    assert late < now + timedelta(minutes=2)
    assert sweep(late) == 1
    with time_machine.travel(late):
        assert work_off() == 1
    assert samples.marks("a") == 1


def test_without_the_sweeper_the_job_is_never_done(taken):
    _beat()
    assert work_off() == 0


def test_a_living_worker_that_is_silent_on_this_machine_keeps_its_job(taken):
    beat("w")
    assert sweep(timezone.now() + timedelta(hours=1)) == 0


def test_the_job_of_a_killed_process_on_this_machine_comes_back_at_once(taken):
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    _beat(home=processes.here(), pid=process.pid, process_started=processes.start_of(process.pid))
    assert sweep(timezone.now()) == 0
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert sweep(timezone.now()) == 1


def test_another_process_with_the_same_number_is_not_the_worker(taken):
    _beat(home=processes.here(), pid=os.getpid(), process_started="1")
    assert sweep(timezone.now()) == 1


def test_a_job_without_any_known_worker_comes_back(taken):
    assert sweep(timezone.now()) == 1


def test_a_swept_run_that_ends_after_all_does_not_overwrite_the_new_one(taken):
    assert sweep(timezone.now()) == 1
    running.do(taken)
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    assert work_off() == 1
    assert samples.marks("a") == 1


def test_a_job_that_kills_every_worker_is_given_up(taken):
    now = timezone.now()
    for _time in range(MOST_TRIES):
        sweep(now)
        now += timedelta(hours=2)
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
        running.take("w", at=timezone.now())
    assert queries.given_up().count() == 1
