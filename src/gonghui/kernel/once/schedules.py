"""When kept answers are forgotten."""

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from .actions import forget_old


@scheduled("50 3 * * *", code="once.forget")
def forget() -> None:
    forget_old(at=timezone.now())
