"""The process that does jobs: a few threads, one heartbeat, a clean end."""

import logging
import os
import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.crypto import get_random_string

from . import processes, running
from .models import Beat

BEAT_SECONDS = 15
IDLE_SECONDS = 1
TROUBLE_SECONDS = 2
SHORT_OF_BEAT = timedelta(seconds=BEAT_SECONDS)
logger = logging.getLogger(__name__)


def run_worker(stop: threading.Event, *, threads: int = 2) -> None:
    """Do jobs until `stop` is set; those begun are finished first.

    The first thread leaves jobs of the queue "long" to the others, so that an import never holds up a
    one-time code. Raises what a thread raised, so that whoever watches starts the process anew.
    """
    worker_id = f"{os.getpid()}-{get_random_string(24)}"
    beat(worker_id)
    faults: list[BaseException] = []

    def watched(work: Callable[[], None]) -> Callable[[], None]:
        def guarded() -> None:
            try:
                work()
            except Exception as fault:
                faults.append(fault)
                stop.set()
            finally:
                connection.close()

        return guarded

    working = threading.Event()
    keeper = threading.Thread(target=watched(lambda: _keep_beating(worker_id, working)), daemon=True)
    hands = [
        threading.Thread(target=watched(partial(_work, worker_id, stop, number == 0)))
        for number in range(max(threads, 1))
    ]
    for thread in (keeper, *hands):
        thread.start()
    for thread in hands:
        thread.join()
    working.set()
    keeper.join()
    Beat.objects.filter(worker_id=worker_id).delete()
    connection.close()
    if faults:
        raise faults[0]


def beat(worker_id: str) -> None:
    """Say that this process works under this name, and is alive now."""
    now = timezone.now()
    Beat.objects.update_or_create(
        worker_id=worker_id,
        defaults={"beat_at": now},
        create_defaults={
            "home": processes.here(),
            "pid": os.getpid(),
            "process_started": processes.start_of(os.getpid()),
            "started_at": now,
            "beat_at": now,
        },
    )


def work_off(worker_id: str = "test") -> int:
    """Do everything that is ready now, in this thread; the number of jobs done. For tests and `demo`."""
    done = 0
    while task := running.take(worker_id, at=timezone.now()):
        running.do(task)
        done += 1
    return done


def _work(worker_id: str, stop: threading.Event, without_long: bool) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            task = running.take(worker_id, at=timezone.now(), without_long=without_long)
        except DatabaseError:
            logger.warning("database not available, worker waits")
            connection.close()
            stop.wait(TROUBLE_SECONDS)
            continue
        if task is None:
            stop.wait(IDLE_SECONDS)
        else:
            running.do(task)


def _keep_beating(worker_id: str, done: threading.Event) -> None:
    while not done.wait(BEAT_SECONDS):
        try:
            beat(worker_id)
        except DatabaseError:
            connection.close()
