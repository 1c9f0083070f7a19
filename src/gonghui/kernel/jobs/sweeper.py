"""Puts the jobs of dead workers back, so that they run again within two minutes.

A worker on this machine is dead when its process is gone, at once. One elsewhere is dead when it has not
been heard of for `SILENT`. A long write on SQLite can silence a living worker, so on its own machine silence
alone proves nothing.
"""

from datetime import datetime, timedelta

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from . import processes
from .backing_off import MOST_TRIES, pause_after
from .models import Beat

SILENT = timedelta(seconds=75)
FORGOTTEN = timedelta(days=1)


class WorkerDied(Exception):
    """Every worker that took this job died; it waits for a person."""


def sweep(at: datetime) -> int:
    """Put back what dead workers were doing; how many. A job that keeps killing workers is given up."""
    # Jobs first, workers second: a worker that began in between is then known.
    jobs = list(DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING))
    beats = {beat.worker_id: beat for beat in Beat.objects.all()}
    dead = {worker_id for worker_id, beat in beats.items() if not _is_alive(beat, at)}
    swept = 0
    for task in jobs:
        worker_id = task.worker_ids[-1] if task.worker_ids else ""
        if worker_id not in beats or worker_id in dead:
            swept += _put_back(task, at)
    Beat.objects.filter(worker_id__in=dead, beat_at__lt=at - FORGOTTEN).delete()
    return swept


def _is_alive(beat: Beat, at: datetime) -> bool:
    if beat.home == processes.here():
        return processes.is_running(beat.pid, beat.process_started)
    return at - beat.beat_at < SILENT


def _put_back(task: DBTaskResult, at: datetime) -> int:
    """The start of the run is its fence: a job that ended or was taken again meanwhile is left alone."""
    same_run = DBTaskResult.objects.filter(
        pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at
    )
    tries = len(task.worker_ids)
    if tries >= MOST_TRIES:
        name = f"{WorkerDied.__module__}.{WorkerDied.__qualname__}"
        return same_run.update(status=TaskResultStatus.FAILED, finished_at=at, exception_class_path=name)
    return same_run.update(status=TaskResultStatus.READY, run_after=at + pause_after(tries - 1))
