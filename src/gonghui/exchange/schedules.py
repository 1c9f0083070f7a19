"""Workbooks that were handed in and never written are forgotten at night."""

from datetime import timedelta

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from .pages import waiting

UPLOADS_KEPT = timedelta(days=7)


@scheduled("50 3 * * *", code="exchange.uploads")
def forget_uploads() -> None:
    waiting.forget(timezone.now() - UPLOADS_KEPT)
