"""Checking, writing and taking back as jobs of the worker. Run twice, they do it once."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from gonghui.exchange.imports import applying, planning
from gonghui.exchange.models import Batch
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.database import telling_full_disk
from gonghui.kernel.refusal import Refusal

from . import queries, waiting

CHECKING, APPLYING, UNDOING = "checking", "applying", "undoing"
STARTS_FROM = {
    CHECKING: Batch.State.CHECKING,
    APPLYING: Batch.State.READY,
    UNDOING: Batch.State.APPLIED,
}


def start(batch: Batch, stage: str, by: Actor) -> None:
    """Queue one stage of a batch."""
    waiting.note(batch, stage)
    carry_out.enqueue(stage, batch.pk, by.account_id)


@task
def carry_out(stage: str, batch_id: int, account_id: int | None) -> None:
    """One stage of one batch; one that was done before is passed over. A refusal stays on the batch."""
    batch = queries.batch(batch_id)
    if batch is None or batch.state != STARTS_FROM[stage]:
        return
    try:
        with telling_full_disk():
            _run(stage, batch, access.actor_numbered(account_id))
    except Refusal as refusal:
        queries.say(batch, str(refusal))
        if stage == CHECKING:
            waiting.drop(batch)
    except FileNotFoundError:
        queries.refuse(batch, _("上传的文件已经不在了，请重新上传一次。"))
    waiting.over(batch)


def _run(stage: str, batch: Batch, by: Actor) -> None:
    at = timezone.now()

    def told(done: int) -> None:
        waiting.note(batch, stage, done)

    if stage == CHECKING:
        with waiting.opened(batch) as path:
            planning.plan(batch, path, by=by, at=at, progress=told)
    elif stage == APPLYING:
        applying.apply(batch, by=by, at=at, progress=told)
        waiting.drop(batch)
    else:
        applying.undo(batch, by=by, at=at)
