"""When the outbox is looked into, and when it forgets."""

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.jobs.schedule import scheduled

from . import terms
from .dispatching import dispatch
from .keeping import forget_old
from .work import ONE_RUN


@scheduled("* * * * *", code="notices.dispatch")
def send_due_messages() -> None:
    dispatch(limit=ONE_RUN, at=timezone.now())


@scheduled("40 3 * * *", code="notices.forget")
def forget() -> None:
    forget_old(at=timezone.now())


@scheduled("30 8 * * *", code="notices.terms")
def remind_of_terms() -> None:
    terms.remind_of_terms(by=SYSTEM, at=timezone.now())
