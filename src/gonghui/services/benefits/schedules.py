"""What benefits do by the clock."""

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.schedule import scheduled

from .actions import closing, running, summing_up, tallying, women, womens_affairs
from .queries import tallies


@scheduled("*/15 * * * *", code="benefits.tally")
def keep_sums() -> None:
    """Bring the sums of the years that are being handed out to what the entitlements say."""
    at = timezone.now()
    tallying.tally_all(tallies.years_about(timezone.localdate(at)), at=at)


@scheduled("20 4 * * *", code="benefits.tally_all")
def keep_all_sums() -> None:
    """The same for every year: what was put right long after, unions that moved or merged."""
    tallying.tally_all(tallies.years(), at=timezone.now())


@scheduled("10 2 * * *", code="benefits.run")
def run_daily() -> None:
    """Give everybody what is due today, and what fell due while nothing ran."""
    running.catch_up(at=timezone.now())


@scheduled("40 2 * * *", code="benefits.close")
def close_daily() -> None:
    """What is still open after its last day is missed, by name."""
    at = timezone.now()
    closing.close_due(timezone.localdate(at), by=SYSTEM, at=at)


@scheduled("10 8 * * *", code="benefits.remind")
def remind_daily() -> None:
    """Tell who hands out, who leads and the union above of whoever is not reached, in working hours."""
    at = timezone.now()
    closing.remind_due(timezone.localdate(at), by=SYSTEM, at=at)


@scheduled("10 8 * * 1", code="benefits.week")
def tell_week() -> None:
    """Tell chairs on Monday morning how many are overdue and were missed."""
    summing_up.tell_week(at=timezone.now())


@scheduled("50 2 * * *", code="benefits.women")
def keep_up_womens_records() -> None:
    """End women's records that are over, and let them follow who changed her union."""
    women.keep_up(at=timezone.now())


@scheduled("40 6 * * *", code="benefits.womens_contracts")
def remind_of_contracts() -> None:
    """Remind of special collective contracts that are to be renewed."""
    womens_affairs.remind_of_contracts(at=timezone.now())
