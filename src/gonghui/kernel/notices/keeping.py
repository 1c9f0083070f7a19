"""What is forgotten: where a message went is of no use a month later."""

from datetime import datetime, timedelta

from .models import Delivery, PhoneMessage, State

ADDRESSES_KEPT = timedelta(days=30)
DEMO_KEPT = timedelta(days=7)


def forget_old(*, at: datetime) -> tuple[int, int]:
    """Empty addresses of messages long ended, drop old messages of the demo phone; how many of each."""
    ended = Delivery.objects.filter(
        state__in=(State.SENT, State.DROPPED), created_at__lt=at - ADDRESSES_KEPT
    ).exclude(address=None)
    emptied = ended.update(address=None, words=None)
    dropped, _kinds = PhoneMessage.objects.filter(arrived_at__lt=at - DEMO_KEPT).delete()
    return emptied, dropped
