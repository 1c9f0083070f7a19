"""What is missing or unsafe on this machine, each finding with what to do. Nothing here changes anything."""

from collections.abc import Callable

from .data import database, disk, folder, keys, migrations
from .finding import Finding
from .safety import clock, debug, demonstration, https, secret
from .work import failed_jobs, scheduler

CHECKS: tuple[Callable[[], Finding], ...] = (
    disk,
    folder,
    database,
    migrations,
    keys,
    secret,
    debug,
    https,
    demonstration,
    clock,
    scheduler,
    failed_jobs,
)
READINESS: tuple[Callable[[], Finding], ...] = (database, migrations, keys, disk)


def examine() -> list[Finding]:
    """Every check, in the order a person would mend them."""
    return [check() for check in CHECKS]
