"""The dispatcher as a job: every minute by the schedule, at once for what cannot wait a minute."""

from django.utils import timezone
from django_tasks import task

AT_ONCE = 50
ONE_RUN = 500


@task(priority=AT_ONCE)
def send_due() -> dict[str, int]:
    from .dispatching import dispatch

    return dict(dispatch(limit=ONE_RUN, at=timezone.now()))


def send_soon() -> None:
    """Have a worker look into the outbox now; queued in the caller's transaction."""
    send_due.enqueue()
