"""Reading batches for the import's own deeds; officers' lists go through `pages.queries`."""

import datetime
import uuid

from gonghui.kernel.jobs import processes
from gonghui.kernel.organizations.models import Organization

from .models import Batch

RUNNING = (Batch.State.WAITING, Batch.State.CHECKING, Batch.State.APPLYING)


def running(organization: Organization, sha256: str, since: datetime.datetime) -> Batch | None:
    """A batch of this very file that somebody began since a moment and has not ended.

    One that a command line began is over with its process: a killed import may be begun again at once.
    """
    found = Batch.objects.filter(organization=organization, sha256=sha256, began_at__gt=since)
    return next((batch for batch in found.filter(state__in=RUNNING) if not _is_orphan(batch)), None)


def _is_orphan(batch: Batch) -> bool:
    if not batch.pid or batch.home != processes.here():
        return False
    return not processes.is_running(batch.pid, batch.process_started)


def find(uid: str) -> Batch | None:
    """The batch of this number as it was printed, or None for anything else."""
    try:
        return Batch.objects.filter(uid=uuid.UUID(uid)).first()
    except ValueError:
        return None
