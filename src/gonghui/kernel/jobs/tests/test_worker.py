"""Jobs are done at least once, tried again, and given up aloud; two workers never take the same one."""

import threading
from contextlib import suppress
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs import actions, queries, running
from gonghui.kernel.jobs.backing_off import MOST_TRIES, pause_after
from gonghui.kernel.jobs.models import Beat
from gonghui.kernel.jobs.worker import run_worker, work_off
from gonghui.kernel.journal.models import Entry

from . import samples


@pytest.mark.django_db
def test_a_queued_job_is_done_and_its_answer_kept():
    queued = samples.leave_a_mark.enqueue("a")
    assert work_off() == 1
    assert samples.marks("a") == 1
    assert DBTaskResult.objects.get(pk=queued.id).return_value == 1


@pytest.mark.django_db
def test_a_deed_that_is_undone_queues_nothing():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        samples.leave_a_mark.enqueue("a")
        raise ZeroDivisionError
    assert work_off() == 0


@pytest.mark.django_db
def test_a_failed_job_is_tried_again_later_and_later_and_then_given_up():
    samples.fail.enqueue()
    now = timezone.now()
    for tries in range(1, MOST_TRIES + 1):
        with time_machine.travel(now, tick=False):
            assert work_off() == 1
            assert work_off() == 0
        now += pause_after(tries) + timedelta(seconds=1)
    with time_machine.travel(now + timedelta(days=1)):
        assert work_off() == 0
    assert queries.given_up().count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("job", [samples.refuse, samples.give_up])
def test_a_refusal_is_not_tried_again(job):
    job.enqueue()
    work_off()
    assert queries.given_up().count() == 1


@pytest.mark.django_db
def test_a_fault_leaves_its_place_but_not_what_it_says():
    samples.fail.enqueue()
    work_off()
    failed = DBTaskResult.objects.get()
    assert "samples.py" in failed.traceback
    assert samples.SECRET not in failed.traceback
    assert failed.exception_class_path == "builtins.ValueError"


@pytest.mark.django_db
def test_an_import_never_holds_up_the_first_thread():
    samples.take_long.enqueue()
    samples.leave_a_mark.enqueue("quick")
    taken = running.take("w", at=timezone.now(), without_long=True)
    assert taken.task_path.endswith("leave_a_mark")
    assert running.take("w", at=timezone.now(), without_long=True) is None
    assert running.take("w", at=timezone.now()).queue_name == "long"


@pytest.mark.django_db
def test_an_effect_happens_once_however_often_its_job_runs():
    for _time in range(3):
        samples.leave_a_mark_once.enqueue("a")
        samples.leave_a_mark.enqueue("b")
    work_off()
    assert (samples.marks("a"), samples.marks("b")) == (1, 3)


@pytest.mark.django_db
def test_a_given_up_job_is_run_again_or_let_go_by_a_person_and_journaled():
    samples.give_up.enqueue()
    work_off()
    job = queries.given_up().get()
    actions.run_again(str(job.pk), by=SYSTEM, at=timezone.now())
    assert work_off() == 1
    call_command("jobs", "list", stdout=(said := StringIO()))
    assert str(job.pk) in said.getvalue()
    call_command("jobs", "drop", str(job.pk), reason="不再需要", stdout=StringIO())
    assert not queries.given_up().exists()
    assert Entry.objects.filter(deed__startswith="jobs.").count() == 2
    with pytest.raises(actions.NoSuchJob):
        actions.run_again("nothing", by=SYSTEM, at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_waits_and_ends_cleanly():
    for number in range(6):
        samples.leave_a_mark.enqueue(str(number))
    stop = threading.Event()
    process = threading.Thread(target=run_worker, args=[stop])
    process.start()
    try:
        _wait_until(lambda: DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).count() == 6)
        assert Beat.objects.count() == 1
    finally:
        stop.set()
        process.join(20)
    assert not process.is_alive()
    assert not Beat.objects.exists()
    assert [samples.marks(str(number)) for number in range(6)] == [1] * 6


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_job():
    for number in range(20):
        samples.leave_a_mark.enqueue(str(number))
    taken: list[str] = []

    def take_all(name: str) -> None:
        while DBTaskResult.objects.ready().exists():
            # A database that is locked for the moment is asked again, as the worker does.
            with suppress(OperationalError):
                task = running.take(name, at=timezone.now())
                taken.extend([str(task.pk)] if task else [])
        connection.close()

    hands = [threading.Thread(target=take_all, args=[name]) for name in "abc"]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(taken) == len(set(taken)) == 20


def _wait_until(holds, seconds: float = 20) -> None:
    pause = threading.Event()
    for _time in range(int(seconds * 10)):
        if holds():
            return
        pause.wait(0.1)
    raise AssertionError("it did not come true in time")
