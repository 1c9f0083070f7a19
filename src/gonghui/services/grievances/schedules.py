"""When the service centre's clock does something by itself."""

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from .actions import (
    alerting,
    bargaining,
    calling_back,
    counting,
    dropping,
    focusing,
    mediating,
    reminding_rights,
    taking_mail,
)
from .mailbox.fetching import mailbox


@scheduled("0 8 * * *", code="grievances.empty_box")
def empty_box() -> None:
    dropping.empty_box(at=timezone.now())


@scheduled("30 7 * * *", code="grievances.sample_callbacks")
def sample_callbacks() -> None:
    calling_back.sample(on=timezone.localdate())


@scheduled("*/5 * * * *", code="grievances.alerts")
def escalate_alerts() -> None:
    alerting.escalate_unconfirmed(at=timezone.now())


@scheduled("15 0 * * *", code="grievances.rights_clocks")
def run_rights_clocks() -> None:
    at = timezone.now()
    mediating.expire_due(at=at)
    bargaining.put_in_force_due(at=at)


@scheduled("20 8 * * *", code="grievances.remind_rights")
def remind_of_rights() -> None:
    reminding_rights.remind(at=timezone.now())


@scheduled("20 3 * * *", code="grievances.count_topics")
def count_topics() -> None:
    at = timezone.now()
    counting.count_lately(at=at, on=timezone.localdate(at))


@scheduled("30 8 * * *", code="grievances.remind_measures")
def remind_of_measures() -> None:
    at = timezone.now()
    focusing.remind(on=timezone.localdate(at), at=at)


@scheduled("*/5 * * * *", code="grievances.fetch_mail")
def fetch_mail() -> None:
    where = mailbox()
    if where is not None:
        taking_mail.fetch(where, at=timezone.now())


@scheduled("40 3 * * *", code="grievances.forget_mail")
def forget_mail() -> None:
    taking_mail.forget_old(on=timezone.localdate())
