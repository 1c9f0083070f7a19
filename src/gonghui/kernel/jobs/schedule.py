"""What runs when: functions marked @scheduled in the `schedules.py` of any room or service."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cronsim import CronSim
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

_declared: dict[str, "Scheduled"] = {}


class ScheduledTwice(Exception):
    """Two functions were declared under one code."""


@dataclass(frozen=True)
class Scheduled:
    """A function without arguments and its cron expression in local time (5 fields; 6 with seconds)."""

    code: str
    cron: str
    function: Callable[[], object]

    def latest_due(self, at: datetime) -> datetime:
        """The last moment not after `at` when it was due."""
        after = timezone.localtime(at).replace(microsecond=0) + timedelta(seconds=1)
        return next(CronSim(self.cron, after, reverse=True))


def scheduled(cron: str, *, code: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Run the function by a worker whenever `cron` says. It must bear running twice.

    After an outage it runs once, not once for every missed moment. A wrong `cron` raises CronSimError.
    """
    CronSim(cron, timezone.now())

    def declare(function: Callable[[], object]) -> Callable[[], object]:
        known = _declared.get(code)
        if known and known.function.__module__ != function.__module__:
            raise ScheduledTwice(code)
        _declared[code] = Scheduled(code, cron, function)
        return function

    return declare


def all_scheduled() -> dict[str, Scheduled]:
    """Everything declared, by code."""
    _read_declarations()
    return _declared


@functools.cache
def _read_declarations() -> None:
    autodiscover_modules("schedules")
