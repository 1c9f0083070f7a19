"""What is missing or unsafe on this machine, each finding with what to do. Nothing here changes anything."""

from collections.abc import Callable

from .data import database, disk, folder, keys, migrations
from .finding import Finding
from .safety import clock, debug, demonstration, https, passwords, secret
from .work import backup, failed_jobs, scheduler

ON_THE_MACHINE: tuple[Callable[[], Finding], ...] = (
    disk,
    folder,
    keys,
    secret,
    debug,
    https,
    demonstration,
    passwords,
)
IN_THE_DATABASE: tuple[Callable[[], Finding], ...] = (migrations, clock, scheduler, failed_jobs, backup)
READINESS: tuple[Callable[[], Finding], ...] = (database, migrations, keys, disk)


def examine() -> list[Finding]:
    """Every check; without a database those that read it are left out, so that looking makes none."""
    stands = database()
    found = [check() for check in ON_THE_MACHINE]
    return [*found, stands, *(check() for check in IN_THE_DATABASE if not stands.is_unsafe)]
