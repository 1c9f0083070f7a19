"""When a telephone may ring, and how long to wait after a failure."""

from datetime import datetime, timedelta

from django.utils import timezone

from .configuration import QUIET_FROM, QUIET_UNTIL
from .models import Channel

RINGING = (Channel.SMS, Channel.WECHAT)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MOST_TRIES = 12


def free_at(channel: str, at: datetime, *, urgent: bool) -> datetime:
    """`at`, or the coming morning when it falls into the quiet hours of a ringing channel (local time)."""
    local = timezone.localtime(at)
    if urgent or channel not in RINGING or QUIET_UNTIL <= local.time() < QUIET_FROM:
        return at
    morning = local.replace(hour=QUIET_UNTIL.hour, minute=QUIET_UNTIL.minute, second=0, microsecond=0)
    return morning if local < morning else morning + timedelta(days=1)


def wait_after(tries: int) -> timedelta:
    """How long to wait after the n-th failed try: 10 s, 20 s, 40 s … at most 1 h."""
    return min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT)
