"""Opening a batch for a file that was just handed in."""

import datetime
import hashlib
import os
from pathlib import Path
from typing import Any

from django.db import transaction

from gonghui.exchange import queries
from gonghui.exchange.models import Batch
from gonghui.kernel.jobs import processes
from gonghui.kernel.organizations.models import Organization

from .refusals import SameFileRunning

GIVEN_UP = datetime.timedelta(minutes=30)


@transaction.atomic
def open_batch(
    path: Path,
    *,
    workbook: str,
    organization: Organization,
    name: str,
    by: Any,
    at: datetime.datetime,
    in_this_process: bool = False,
) -> Batch:
    """A new batch for this file. Raises SameFileRunning while another officer brings in the same one.

    `in_this_process`: the batch lives no longer than the process, as on the command line.
    """
    Organization.objects.select_for_update().get(pk=organization.pk)
    sha256 = _sha256(path)
    running = queries.running(organization, sha256, at - GIVEN_UP)
    if running:
        raise SameFileRunning(name=running.by_name, began=f"{running.began_at:%H:%M}")
    batch = Batch(
        organization=organization,
        workbook=workbook,
        file_name=name[-200:],
        sha256=sha256,
        state=Batch.State.CHECKING,
        by_person_id=by.person_id,
        by_name=by.name,
        began_at=at,
    )
    if in_this_process:
        batch.home, batch.pid = processes.here(), os.getpid()
        batch.process_started = processes.start_of(batch.pid)
    batch.save()
    return batch


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
