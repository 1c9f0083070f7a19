"""How often and after what pause a job is tried again."""

from datetime import timedelta

MOST_TRIES = 12
FIRST_SECONDS = 10
LONGEST_SECONDS = 3600


def pause_after(tries: int) -> timedelta:
    """None before the first try; then 10 s, doubling to an hour."""
    if tries < 1:
        return timedelta()
    return timedelta(seconds=min(FIRST_SECONDS * 2 ** (tries - 1), LONGEST_SECONDS))
