"""Looks every few seconds what has become due and queues it, once however many machines look."""

import logging
import threading
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import ScheduledRun
from .schedule import Scheduled, all_scheduled
from .sweeper import sweep
from .work import run_scheduled

EVERY_SECONDS = 5
SWEEP_SECONDS = 15
CLOCK_WAS_WRONG = timedelta(minutes=5)
logger = logging.getLogger(__name__)


def run_scheduler(stop: threading.Event) -> None:
    """Queue what is due and put back the jobs of dead workers, until `stop` is set."""
    next_sweep = timezone.now()
    while not stop.is_set():
        close_old_connections()
        now = timezone.now()
        try:
            tick(now)
            if now >= next_sweep or next_sweep - now > CLOCK_WAS_WRONG:
                sweep(now)
                next_sweep = now + timedelta(seconds=SWEEP_SECONDS)
        except DatabaseError:
            logger.warning("database not available, scheduler waits", exc_info=False)
            connection.close()
        stop.wait(EVERY_SECONDS)
    connection.close()


def tick(at: datetime) -> list[str]:
    """Queue every scheduled job that became due since it last was; the codes of those queued."""
    known = dict(ScheduledRun.objects.values_list("code", "due_at"))
    queued = []
    for job in all_scheduled().values():
        due = job.latest_due(at)
        last = known.get(job.code)
        if (last is None or last < due or last - at > CLOCK_WAS_WRONG) and _queue(job, due, at):
            queued.append(job.code)
    return queued


@transaction.atomic
def _queue(job: Scheduled, due: datetime, at: datetime) -> bool:
    """Note the due moment and queue the job, in one transaction and under the lock of its row."""
    run, is_new = ScheduledRun.objects.get_or_create(code=job.code, defaults={"due_at": due})
    if is_new:
        # A job seen for the first time waits for its first moment; it missed nothing.
        return False
    run = ScheduledRun.objects.select_for_update().get(code=job.code)
    clock_was_wrong = run.due_at - at > CLOCK_WAS_WRONG
    if run.due_at >= due and not clock_was_wrong:
        return False
    run.due_at = due
    if not clock_was_wrong and not _wake(run, at):
        run.task_id = run_scheduled.enqueue(job.code).id
    run.save(update_fields=["due_at", "task_id"])
    return not clock_was_wrong


def _wake(run: ScheduledRun, at: datetime) -> bool:
    """Whether the last run is still waiting or running; one that waits to be tried again is tried now."""
    unfinished = DBTaskResult.objects.filter(
        pk__in=[run.task_id] if run.task_id else [],
        status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
    )
    if not unfinished.exists():
        return False
    unfinished.filter(status=TaskResultStatus.READY, run_after__gt=at, run_after__year__lt=9999).update(
        run_after=at
    )
    return True
