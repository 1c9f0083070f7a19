"""Jobs for the tests: they write what they did into the journal, so that it can be counted."""

import time

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.actions import once
from gonghui.kernel.jobs.running import GiveUp
from gonghui.kernel.journal.actions import record
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.refusal import Refusal

SECRET = "370102199001011234"


class NotNow(Refusal):
    says = "以后再说"


@task
def leave_a_mark(mark: str) -> int:
    with transaction.atomic():
        record("sample.done", by=SYSTEM, at=timezone.now(), subject=("sample", mark))
    return len(mark)


@task
def leave_a_mark_once(mark: str) -> None:
    with transaction.atomic():
        if once(f"sample:{mark}", at=timezone.now()):
            record("sample.done", by=SYSTEM, at=timezone.now(), subject=("sample", mark))


@task
def leave_a_mark_slowly(mark: str, seconds: float) -> None:
    """One mark when begun, one when ended: a run that was killed leaves only the first."""
    leave_a_mark.call(f"{mark} begun")
    time.sleep(seconds)
    leave_a_mark.call(f"{mark} ended")


@task(queue_name="long")
def take_long() -> None:
    """Stands for an import."""


@task
def fail() -> None:
    raise ValueError(SECRET)


@task
def refuse() -> None:
    raise NotNow


@task
def give_up() -> None:
    raise GiveUp


def marks(mark: str) -> int:
    return Entry.objects.filter(deed="sample.done", subject_id=mark).count()
