"""Taking one job, doing it, and noting how it ended."""

import logging
import time
import traceback
from datetime import datetime
from typing import Any, cast

from django.db import OperationalError, connection
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import normalize_json
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.refusal import Refusal

from .backing_off import MOST_TRIES, pause_after

LONG = "long"
NOTE_TRIES = 15
NOTE_PAUSE_SECONDS = 2
logger = logging.getLogger(__name__)


class GiveUp(Exception):
    """Raised by a job that no further try can help: it goes to the list that a person must clear."""


def take(worker_id: str, *, at: datetime, without_long: bool = False) -> DBTaskResult | None:
    """Claim the next job for this worker, or None. Two workers never get the same one."""
    ready = DBTaskResult.objects.ready()
    if without_long:
        ready = ready.exclude(queue_name=LONG)
    while task := ready.first():
        workers = [*task.worker_ids, worker_id]
        claimed = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.READY).update(
            status=TaskResultStatus.RUNNING, started_at=at, worker_ids=workers
        )
        if claimed:
            task.status, task.started_at, task.worker_ids = TaskResultStatus.RUNNING, at, workers
            return task
    return None


def do(task: DBTaskResult) -> bool:
    """Do a claimed job. A failure is noted, and tried again later unless it was a refusal or GiveUp."""
    try:
        result = task.task_result
        backend = type(task.task.get_backend())
        task_started.send(sender=backend, task_result=result)
        # The backend's own kind of result, which the library's types do not know of.
        context = [TaskContext(task_result=cast(Any, result))] if result.task.takes_context else []
        value = normalize_json(result.task.call(*context, *result.args, **result.kwargs))
    except (Exception, SystemExit) as fault:
        _note_failure(task, fault, at=timezone.now())
        return False
    _note_success(task, value, at=timezone.now())
    task_finished.send(sender=backend, task_result=task.task_result)
    return True


def _note_success(task: DBTaskResult, value: object, *, at: datetime) -> None:
    task.status, task.return_value, task.finished_at = TaskResultStatus.SUCCESSFUL, value, at
    _note(task, status=task.status, return_value=value, finished_at=at, exception_class_path="", traceback="")


def _note_failure(task: DBTaskResult, fault: BaseException, *, at: datetime) -> None:
    name = f"{type(fault).__module__}.{type(fault).__qualname__}"
    # Only where it failed is kept, not what the fault says: a database's message quotes personal values.
    where = "".join(traceback.format_tb(fault.__traceback__))
    tries = len(task.worker_ids)
    logger.warning("job failed", extra={"job": task.task_path, "fault": name, "tries": tries})
    if isinstance(fault, Refusal | GiveUp) or tries >= MOST_TRIES:
        outcome = {"status": TaskResultStatus.FAILED, "finished_at": at}
    else:
        outcome = {"status": TaskResultStatus.READY, "run_after": at + pause_after(tries)}
    _note(task, **outcome, exception_class_path=name, traceback=where)


def _note(task: DBTaskResult, **outcome: object) -> None:
    """Only the run that is still in force may say how it ended; a swept one is past.

    Tried for half a minute; then the worker gives in, and the sweeper finds a job without a living worker.
    """
    same_run = DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )
    for _attempt in range(NOTE_TRIES):
        try:
            same_run.update(**outcome)
            return
        except OperationalError:
            connection.close()
            time.sleep(NOTE_PAUSE_SECONDS)
    same_run.update(**outcome)
