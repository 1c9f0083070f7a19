"""Scheduled work runs once at its moment, once after an outage, once however many machines look."""

import threading
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSimError
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.jobs import schedule, scheduler
from gonghui.kernel.jobs.models import ScheduledRun
from gonghui.kernel.jobs.schedule import Scheduled, scheduled
from gonghui.kernel.jobs.scheduler import tick
from gonghui.kernel.jobs.worker import work_off

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ran: list[str] = []


def _nightly() -> None:
    ran.append("nightly")


def _broken() -> None:
    raise ValueError


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    """Only our own jobs: one at 3:00 every night."""
    ran.clear()
    jobs = {"nightly": Scheduled("nightly", "0 3 * * *", _nightly)}
    monkeypatch.setattr(schedule, "_declared", jobs)
    monkeypatch.setattr(schedule, "_read_declarations", lambda: None)
    return jobs


@pytest.mark.django_db
def test_a_job_seen_for_the_first_time_waits_for_its_moment():
    assert tick(NOON) == []
    assert tick(NOON + timedelta(hours=14, minutes=59)) == []
    assert tick(NOON + timedelta(hours=15)) == ["nightly"]
    assert tick(NOON + timedelta(hours=15, seconds=5)) == []
    work_off()
    assert ran == ["nightly"]
    assert ScheduledRun.objects.get().succeeded is True


@pytest.mark.django_db
def test_after_an_outage_of_a_week_it_runs_once():
    tick(NOON)
    assert tick(NOON + timedelta(days=7)) == ["nightly"]
    assert tick(NOON + timedelta(days=7, minutes=1)) == []
    work_off()
    assert ran == ["nightly"]


@pytest.mark.django_db
def test_runs_do_not_pile_up_while_no_worker_works():
    tick(NOON)
    for day in range(1, 6):
        tick(NOON + timedelta(days=day))
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_failed_run_is_noted_and_tried_again_at_the_next_moment(declared):
    declared["nightly"] = Scheduled("nightly", "0 3 * * *", _broken)
    tick(NOON)
    tick(NOON + timedelta(days=1))
    assert work_off() == 1
    assert ScheduledRun.objects.get().succeeded is False
    assert work_off() == 0
    tick(NOON + timedelta(days=2))
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_clock_that_ran_a_day_ahead_does_not_stop_the_schedule():
    tick(NOON)
    tick(NOON + timedelta(days=30))
    work_off()
    assert tick(NOON + timedelta(hours=1)) == []
    assert tick(NOON + timedelta(hours=16)) == ["nightly"]


@pytest.mark.django_db
def test_a_job_that_is_no_longer_declared_is_passed_over(declared):
    tick(NOON)
    tick(NOON + timedelta(days=1))
    declared.clear()
    assert work_off() == 1
    assert ran == []


@pytest.mark.django_db(transaction=True)
def test_two_machines_queue_a_due_job_once():
    tick(NOON)
    assert _queued_by_both() == 1


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_and_its_second_look_both_queue_it(monkeypatch):
    tick(NOON)

    def queue_blindly(job, due, at) -> bool:
        scheduler.run_scheduled.enqueue(job.code)
        return True

    monkeypatch.setattr(scheduler, "_queue", queue_blindly)
    assert _queued_by_both() == 2


def test_a_wrong_expression_is_refused_when_declared():
    with pytest.raises(CronSimError):
        scheduled("61 * * * *", code="wrong")


def test_two_functions_cannot_share_a_code(declared):
    with pytest.raises(schedule.ScheduledTwice):
        scheduled("0 4 * * *", code="nightly")(pytest.fail)


def _queued_by_both() -> int:
    """Two machines look at the same moment; both have read the schedule before either queues."""
    both_have_read = threading.Barrier(2)
    seen = scheduler.all_scheduled()

    class Waiting(dict):
        def values(self):
            with suppress(threading.BrokenBarrierError):
                both_have_read.wait(2)
            return super().values()

    def look() -> None:
        while True:
            # A database that is locked for the moment is asked again, as the scheduler does.
            with suppress(OperationalError):
                tick(NOON + timedelta(days=1))
                break
        connection.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scheduler, "all_scheduled", lambda: Waiting(seen))
        hands = [threading.Thread(target=look) for _hand in range(2)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
    return DBTaskResult.objects.count()
