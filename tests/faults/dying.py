"""Imports that are killed (SIGKILL) at random moments, again and again: what the programs beside share."""

import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

PAUSE = 0.03  # seconds
MORTAL = "GONGHUI_DIES_IN_ITS_MIDST"


def kill_again_and_again(
    kills: int,
    *,
    bring_in: Callable[[], None],
    take_back: Callable[[], None],
    count: Callable[[], list[int]],
    is_left: Callable[[list[int]], bool],
    seed: int,
    by_itself: bool = False,
) -> dict[str, Any]:
    """Kill so many imports, count after each what it left; then let one be, and another of the same file.

    `by_itself`: the import dies in its midst of its own accord, however slow the machine is.
    """
    began = time.monotonic()
    in_a_process(bring_in)
    length = time.monotonic() - began
    in_a_process(take_back)
    dice, seen, killed = random.Random(seed), [], 0
    while killed < kills:
        was_killed = dies(bring_in) if by_itself else start_and_kill(bring_in, dice.uniform(0, length))
        killed += was_killed
        seen.append(counted(count))
        if is_left(seen[-1]) or not was_killed:
            in_a_process(take_back)
    in_a_process(bring_in)
    once = counted(count)
    in_a_process(bring_in)
    return {"killed": killed, "seen": seen, "once": once, "twice": counted(count)}


def slow_down(module: ModuleType, name: str) -> None:
    """A pause after each table of each chunk, as on a slow disk: kills hit the midst of it."""
    write = getattr(module, name)

    def write_slowly(*arguments: Any) -> None:
        write(*arguments)
        time.sleep(PAUSE)

    setattr(module, name, write_slowly)


def in_chunks(size: int) -> None:
    from gonghui.exchange.imports import planning

    planning.CHUNK = size


def commit_chunk_by_chunk() -> None:
    """The naive twin of the import: every chunk for itself. A mortal process is killed after its first."""
    from django.db import transaction

    from gonghui import registry
    from gonghui.exchange.imports import applying
    from gonghui.exchange.imports.rows import Task

    def apply(batch, *, by, at, **_rest):
        task, workbook = Task(batch, batch.organization, by, at), registry.workbooks()[batch.workbook]
        for _chunk, sheet, checked in applying._chunks(batch, workbook):
            with transaction.atomic():
                sheet.apply(checked, task)
            if MORTAL in os.environ:
                os.kill(os.getpid(), signal.SIGKILL)
        if workbook.finish:
            with transaction.atomic():
                workbook.finish(task)
        return batch

    applying.apply = apply


def by_command(workbook: str, path: Any, organization: str) -> None:
    from django.core.management import call_command

    try:
        call_command("import", workbook, str(path), "--organization", organization, stdout=io.StringIO())
    except SystemExit as end:
        if end.code:
            raise


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


def dies(run) -> bool:
    """Run in a process of its own that is killed in its midst; whether it was."""
    one = os.fork()
    if one == 0:
        os.environ[MORTAL] = "1"
        ended(run)
    return os.WIFSIGNALED(os.waitpid(one, 0)[1])


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


def counted(count: Callable[[], list[int]]) -> list[int]:
    """What another process counts."""
    hear, say = os.pipe()
    in_a_process(lambda: os.write(say, json.dumps(count()).encode()))
    os.close(say)
    with os.fdopen(hear) as told:
        return json.loads(told.read())
