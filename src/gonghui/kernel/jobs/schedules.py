"""The house's own nightly work: old jobs are forgotten, and the journal's heads are kept."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.journal import anchor

from .models import Effect
from .schedule import scheduled
from .work import run_scheduled

DONE_KEPT = timedelta(days=3)
FAILED_SCHEDULE_KEPT = timedelta(days=30)
EFFECT_KEPT = timedelta(days=400)


@scheduled("20 3 * * *", code="jobs.forget")
def forget_old_jobs() -> None:
    """Done jobs go after 3 days. Given-up ones stay for a person, except runs that the next run made good."""
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - DONE_KEPT).delete()
    DBTaskResult.objects.failed().filter(
        task_path=run_scheduled.module_path, finished_at__lt=now - FAILED_SCHEDULE_KEPT
    ).delete()
    Effect.objects.filter(at__lt=now - EFFECT_KEPT).delete()


@scheduled("5 0 * * *", code="journal.anchor")
def keep_journal_heads() -> None:
    """Write where the journal stands each day, for copying to where the database's masters cannot reach."""
    anchor.keep(Path(settings.DATA) / "anchors", at=timezone.localtime())
