"""Run as a program: imports of a roster are killed (SIGKILL) at a random moment, again and again.

Arguments: how many to kill, "command" or "job" or "naive", and the roster. A naive import commits chunk by
chunk, as a twin that leaves half a roster behind. Prints one JSON object.
"""

import json
import sys
from pathlib import Path

import django
import dying

CHUNK = 200


def main() -> None:
    kills, manner, path = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    django.setup()
    from gonghui.services.membership.actions.roster import writing

    dying.in_chunks(CHUNK)
    dying.slow_down(writing, "insert_columns")
    if manner == "naive":
        dying.commit_chunk_by_chunk()
    told = dying.kill_again_and_again(
        kills,
        bring_in=lambda: by_job(path) if manner == "job" else dying.by_command("roster", path, "JC01"),
        take_back=take_back,
        count=count,
        is_left=lambda counts: counts[1] > 0,
        seed=34,
        by_itself=manner == "naive",
    )
    print(json.dumps(told))


def by_job(path: Path) -> None:
    """What the page and its worker do: hand in, check, confirm, write; a dead worker's job is put back."""
    from django.utils import timezone

    from gonghui.exchange.imports import intake
    from gonghui.exchange.models import Batch
    from gonghui.exchange.pages import waiting, work
    from gonghui.kernel.actor import SYSTEM
    from gonghui.kernel.jobs import running
    from gonghui.kernel.organizations import queries as tree

    union, at = tree.find("JC01"), timezone.now()
    batch = Batch.objects.filter(state__in=(Batch.State.CHECKING, Batch.State.READY)).first()
    if batch is None:
        batch = intake.open_batch(
            path, workbook="roster", organization=union, name="x.xlsx", by=SYSTEM, at=at
        )
        waiting.keep(batch, path)
        work.start(batch, work.CHECKING, SYSTEM)
    elif batch.state == Batch.State.READY:
        work.start(batch, work.APPLYING, SYSTEM)
    put_back()
    while task := running.take("worker", at=timezone.now()):
        running.do(task)
        batch.refresh_from_db()
        if batch.state == Batch.State.READY:
            work.start(batch, work.APPLYING, SYSTEM)


def put_back() -> None:
    """The sweeper's deed, without its pause."""
    from django.utils import timezone
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    running.update(status=TaskResultStatus.READY, run_after=timezone.now(), worker_ids=[])


def take_back() -> None:
    """Undo what was written, so that the next import has something to do."""
    from django.utils import timezone

    from gonghui.exchange.imports import applying
    from gonghui.exchange.models import Batch
    from gonghui.kernel.actor import SYSTEM
    from gonghui.kernel.people.models import Person
    from gonghui.services.membership.models import Membership

    for batch in Batch.objects.filter(state=Batch.State.APPLIED):
        applying.undo(batch, by=SYSTEM, at=timezone.now())
    Membership.objects.all().delete()
    Person.objects.all().delete()


def count() -> list[int]:
    """People, memberships and their changes."""
    from gonghui.kernel.people.models import Person
    from gonghui.services.membership.models import Membership, MembershipChange

    return [model.objects.count() for model in (Person, Membership, MembershipChange)]


if __name__ == "__main__":
    main()
