"""The job by which a scheduled function is run: queued by the scheduler, done by a worker."""

from django.utils import timezone
from django_tasks import task

from .models import ScheduledRun
from .schedule import all_scheduled


@task
def run_scheduled(code: str) -> None:
    """Run one scheduled function and note how it ended; one no longer declared is passed over."""
    job = all_scheduled().get(code)
    if job is None:
        return
    run = ScheduledRun.objects.filter(code=code)
    run.update(last_run_at=timezone.now())
    succeeded = False
    try:
        job.function()
        succeeded = True
    finally:
        run.update(finished_at=timezone.now(), succeeded=succeeded)
