"""When the clock looks at the cases."""

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from . import actions


@scheduled("*/10 * * * *", code="cases.due_moves")
def make_due_moves() -> None:
    actions.make_due_moves(at=timezone.now())


@scheduled("5 * * * *", code="cases.escalate")
def escalate_overdue() -> None:
    actions.escalate_overdue(at=timezone.now())


@scheduled("*/15 * * * *", code="cases.warn")
def warn_of_due() -> None:
    actions.warn_of_due(at=timezone.now())
