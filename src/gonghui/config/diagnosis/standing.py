"""The figures behind the pages, for those who watch the machine: ages in seconds, moments in ISO 8601."""

from datetime import datetime
from typing import Any

from gonghui.kernel.jobs import queries as jobs
from gonghui.kernel.journal import anchor
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.notices import queries as notices

from . import safety

# The deeds that `gonghui backup`, `verify-backup` and `restore` leave in the journal.
BACKUP = "house.Backup"
MADE, VERIFIED, RESTORED = "backup.made", "backup.verified", "backup.restored"


def figures(now: datetime) -> dict[str, Any]:
    """Age of the outbox and of the oldest job, last backup and last proof of one, journal heads, clock."""
    waiting = jobs.oldest_waiting_since()
    return {
        "outbox_age_seconds": round(notices.outbox_age(now).total_seconds()),
        "oldest_job_seconds": round((now - waiting).total_seconds()) if waiting else 0,
        "jobs_given_up": jobs.given_up().count(),
        "scheduler_last_at": _said(jobs.last_scheduled_at()),
        "last_backup_at": _said(last_done(MADE)),
        "last_backup_proven_at": _said(last_done(VERIFIED, RESTORED)),
        "journal_heads": [
            {"chain": head.chain, "seq": head.seq, "hash": head.hash.hex()} for head in anchor.heads()
        ],
        "clock_skew_seconds": round(safety.clock_difference(now).total_seconds(), 3),
    }


def last_done(*deeds: str) -> datetime | None:
    """When one of these deeds was last done to a backup; None for never."""
    found = journal.deeds(subject=(BACKUP, None)).filter(deed__in=deeds)
    return found.values_list("at", flat=True).first()


def _said(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
