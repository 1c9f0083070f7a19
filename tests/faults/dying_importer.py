"""Run as a program: imports are started and killed (SIGKILL) at a random moment, again and again.

Arguments: how many to kill, "command" or "job" or "naive", and the roster. A naive import commits chunk by
chunk, as a twin that leaves half a roster behind. Between kills the rows are counted; at the end one import
is left alone, and then another of the same file. Prints one JSON object.
"""

import io
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import django

CHUNK = 200
PAUSE = 0.03  # seconds


def main() -> None:
    kills, manner, path = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    django.setup()
    from gonghui.exchange.imports import planning

    planning.CHUNK = CHUNK
    slow_the_writing()
    bring_in = {"command": by_command, "job": by_job, "naive": by_naive_command}[manner]
    began = time.monotonic()
    in_a_process(lambda: bring_in(path))
    length = time.monotonic() - began
    in_a_process(take_back)
    dice, seen, killed = random.Random(34), [], 0
    while killed < kills:
        was_killed = start_and_kill(lambda: bring_in(path), dice.uniform(0, length))
        killed += was_killed
        seen.append(counted())
        if seen[-1][1] or not was_killed:
            in_a_process(take_back)
    in_a_process(lambda: bring_in(path))
    once = counted()
    in_a_process(lambda: bring_in(path))
    print(json.dumps({"killed": killed, "seen": seen, "once": once, "twice": counted()}))


def slow_the_writing() -> None:
    """A pause after each table of each chunk, as on a slow disk: kills hit the midst of it."""
    from gonghui.services.membership.actions.roster import writing

    insert = writing.insert_columns

    def insert_slowly(*arguments) -> None:
        insert(*arguments)
        time.sleep(PAUSE)

    writing.insert_columns = insert_slowly


def start_and_kill(run, after: float) -> bool:
    """Start `run` in a process of its own and kill it after a while; whether it was still at work."""
    one = os.fork()
    if one == 0:
        ended(run)
    time.sleep(after)
    at_work = os.waitpid(one, os.WNOHANG) == (0, 0)
    if at_work:
        os.kill(one, signal.SIGKILL)
        os.waitpid(one, 0)
    return at_work


def in_a_process(run):
    """Run to the end in a process of its own; the database is not touched in this one."""
    one = os.fork()
    if one == 0:
        ended(run)
    if os.waitstatus_to_exitcode(os.waitpid(one, 0)[1]):
        raise SystemExit("an import that nobody killed has failed")


def ended(run) -> None:
    from django.db import connections

    try:
        run()
        connections.close_all()
        os._exit(0)
    except BaseException as fault:
        sys.stderr.write(repr(fault))
        os._exit(1)


def by_command(path: Path) -> None:
    from django.core.management import call_command

    try:
        call_command("import", "roster", str(path), "--organization", "JC01", stdout=io.StringIO())
    except SystemExit as end:
        if end.code:
            raise


def by_naive_command(path: Path) -> None:
    from django.db import transaction

    from gonghui.exchange.imports import applying

    def apply(batch, *, by, at, **_rest):
        from gonghui import registry
        from gonghui.exchange.imports.rows import Task

        task = Task(batch, batch.organization, by, at)
        for _chunk, sheet, checked in applying._chunks(batch, registry.workbooks()[batch.workbook]):
            with transaction.atomic():
                sheet.apply(checked, task)
        return batch

    applying.apply = apply
    by_command(path)


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


def counted() -> list[int]:
    """People, memberships and their changes, counted in another process."""
    hear, say = os.pipe()

    def count() -> None:
        from gonghui.kernel.people.models import Person
        from gonghui.services.membership.models import Membership, MembershipChange

        found = [model.objects.count() for model in (Person, Membership, MembershipChange)]
        os.write(say, json.dumps(found).encode())

    in_a_process(count)
    os.close(say)
    with os.fdopen(hear) as told:
        return json.loads(told.read())


if __name__ == "__main__":
    main()
