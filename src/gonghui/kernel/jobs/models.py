"""What keeps jobs honest: who is working, what ran when, and which effects have already happened."""

from django.db import models


class Beat(models.Model):
    """A worker process that is alive. Written before its first job, removed when it ends in order.

    `home` names the machine (and container) in which `pid` and `process_started` mean something.
    """

    worker_id = models.CharField(max_length=64, primary_key=True)
    home = models.CharField(max_length=120)
    pid = models.IntegerField()
    process_started = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()


class ScheduledRun(models.Model):
    """One scheduled job: the last moment it was due, and how its last run ended. Its row is the lock."""

    code = models.CharField(max_length=100, primary_key=True)
    due_at = models.DateTimeField()
    task_id = models.UUIDField(null=True)
    last_run_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    succeeded = models.BooleanField(null=True)


class Effect(models.Model):
    """Something a job may do only once, e.g. "notices.digest:17:2026-03". See `actions.once`."""

    key = models.CharField(max_length=200, primary_key=True)
    at = models.DateTimeField(db_index=True)
