"""What hardship assistance does by the clock."""

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.schedule import scheduled

from .actions import alarming, announcing, finding, publishing, reassessing, rechecking, sweeping


@scheduled("*/15 * * * *", code="assistance.notices")
def end_notices() -> None:
    """Let the cases of notices that have run their days go on."""
    publishing.end_due(at=timezone.now())


@scheduled("30 2 * * *", code="assistance.rechecks")
def open_rechecks() -> None:
    """Open the yearly re-check of every household whose year is over within a month."""
    rechecking.open_due(at=timezone.now())


@scheduled("15 3 * * *", code="assistance.proposals")
def look_for_people() -> None:
    """Propose to their own officers whoever may need help."""
    finding.propose_all(at=timezone.now())


@scheduled("10 1 * * *", code="assistance.reassess")
def reassess() -> None:
    """Assess anew whoever a line concerns that began to hold, or was entered, since the last time."""
    reassessing.reassess_due(at=timezone.now())


@scheduled("25 3 * * *", code="assistance.forget_drafts")
def forget_drafts() -> None:
    """Tell whose draft is nearly over, and forget those whose time is over."""
    sweeping.sweep_drafts(by=SYSTEM, at=timezone.now())


@scheduled("40 4 * * *", code="assistance.verify_books")
def verify_books() -> None:
    """Sum the books anew; whoever keeps them hears when they do not agree."""
    alarming.verify_books(at=timezone.now())


@scheduled("35 * * * *", code="assistance.matching")
def watch_matching() -> None:
    """Tell of every union whose matching of central money has fallen short."""
    alarming.watch_matching(at=timezone.now())


@scheduled("10 5 1 * *", code="assistance.bulletins")
def announce_month() -> None:
    """Keep the figures of the month that is over, and tell who answers for them."""
    announcing.announce_month(at=timezone.now())
