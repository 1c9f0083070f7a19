"""What membership does at night."""

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.schedule import scheduled

from .actions import sweeping


@scheduled("20 3 * * *", code="membership.forget_drafts")
def forget_drafts() -> None:
    sweeping.forget_drafts(by=SYSTEM, at=timezone.now())
