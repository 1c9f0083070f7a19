"""How the jobs stand: what waits, what was given up, whether the scheduler lives."""

from datetime import datetime

from django.db.models import Max, Min, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import ScheduledRun


def given_up() -> QuerySet[DBTaskResult]:
    """Jobs that will not be tried again by themselves: a person must run them again or let them go."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")


def waiting() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.ready()


def oldest_waiting_since() -> datetime | None:
    """When the job was queued that has been ready longest; None when nothing waits."""
    return waiting().aggregate(since=Min("enqueued_at"))["since"]


def last_scheduled_at() -> datetime | None:
    """The last moment the scheduler acted on; None before its first."""
    return ScheduledRun.objects.aggregate(last=Max("due_at"))["last"]
