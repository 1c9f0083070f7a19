"""What people and handlers do with jobs."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record
from gonghui.kernel.refusal import Refusal

from . import queries
from .models import Effect


class NoSuchJob(Refusal):
    says = _("没有编号为 {job} 的待处理后台任务。请用 gonghui jobs list 查看。")


def once(key: str, *, at: datetime) -> bool:
    """Whether the effect of this key is still to happen; call it in the transaction of the effect.

    A second run of the same job gets False and does nothing: a killed worker's job always runs again.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an effect is noted in the transaction that has it")
    _effect, is_first = Effect.objects.get_or_create(key=key, defaults={"at": at})
    return is_first


@transaction.atomic
def run_again(job_id: str, *, by: Actor, at: datetime) -> None:
    """Queue a given-up job once more, with all its tries. Raises NoSuchJob."""
    job = _given_up(job_id)
    job.status, job.worker_ids, job.run_after, job.finished_at = TaskResultStatus.READY, [], at, None
    job.save(update_fields=["status", "worker_ids", "run_after", "finished_at"])
    record("jobs.run_again", by=by, at=at, subject=("jobs.Job", job.pk), body={"job": job.task_path})


@transaction.atomic
def let_go(job_id: str, *, by: Actor, at: datetime, reason: str) -> None:
    """Clear a given-up job away without doing it. Raises NoSuchJob."""
    job = _given_up(job_id)
    record(
        "jobs.let_go", by=by, at=at, subject=("jobs.Job", job.pk), reason=reason, body={"job": job.task_path}
    )
    job.delete()


def _given_up(job_id: str) -> DBTaskResult:
    try:
        return queries.given_up().select_for_update().get(pk=job_id)
    except (DBTaskResult.DoesNotExist, ValidationError) as missing:
        raise NoSuchJob(job=job_id) from missing
