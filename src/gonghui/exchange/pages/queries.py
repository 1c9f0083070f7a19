"""Which batches and exports an officer may see."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from gonghui import registry
from gonghui.exchange.imports.applying import chunk_outcomes
from gonghui.exchange.imports.rows import Outcome
from gonghui.exchange.models import Batch
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.manifest import Export

A_PAGE = 50


def batches_for(actor: Actor, workbook: str) -> QuerySet[Batch]:
    """Imports of this kind where the actor may import, newest first."""
    needs = registry.workbooks()[workbook].needs
    found = access.visible_to(actor, Batch.objects.filter(workbook=workbook), needs)
    return found.select_related("organization").order_by("-began_at", "-id")


def organizations_for(actor: Actor, needs: str) -> list[Organization]:
    """Where a workbook may be brought in: the uppermost organizations of the actor's right."""
    return list(tree.open_organizations().filter(path__in=access.paths_for(actor, needs)).order_by("path"))


def exports_of(actor: Actor, service: str) -> list[Export]:
    """The exports of a service that the actor may make."""
    return [each for each in registry.service(service).exports if access.paths_for(actor, each.needs)]


def rows_of(batch: Batch, action: str, page: int) -> tuple[list[tuple[str, Outcome]], bool]:
    """One page of outcomes of one kind with their sheet's title, and whether more follow."""
    start = (page - 1) * A_PAGE
    found = list(islice(_rows(batch, action), start, start + A_PAGE + 1))
    return found[:A_PAGE], len(found) > A_PAGE


def _rows(batch: Batch, action: str) -> Iterator[tuple[str, Any]]:
    titles = {sheet.code: sheet.title for sheet in registry.workbooks()[batch.workbook].sheets}
    for sheet, outcomes in chunk_outcomes(batch):
        for outcome in outcomes:
            if outcome.action == action:
                yield titles[sheet], outcome


def batch(pk: int) -> Batch | None:
    """For the worker, which acts for the officer who started it."""
    return Batch.objects.filter(pk=pk).select_related("organization").first()


def say(batch: Batch, text: str) -> None:
    """Leave a sentence on the batch for its page."""
    Batch.objects.filter(pk=batch.pk).update(says=text[:300])


def begin_again(batch: Batch) -> None:
    """Put a checked batch back to its check."""
    Batch.objects.filter(pk=batch.pk, state=Batch.State.READY).update(state=Batch.State.CHECKING, says="")


def refuse(batch: Batch, text: str) -> None:
    Batch.objects.filter(pk=batch.pk).update(state=Batch.State.REFUSED, says=text[:300])
