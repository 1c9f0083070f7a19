"""Run as a program: imports of household files are killed (SIGKILL) at a random moment, again and again.

Arguments: how many to kill, "whole" or "naive", and the workbook. A naive import commits chunk by chunk, as a
twin that leaves half of it behind. Prints one JSON object.
"""

import io
import json
import os
import random
import sys
import time
from pathlib import Path

import django
from dying_importer import PAUSE, in_a_process, start_and_kill

CHUNK = 100


def main() -> None:
    kills, manner, path = int(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    django.setup()
    from gonghui.exchange.imports import planning

    planning.CHUNK = CHUNK
    slow_the_writing()
    if manner == "naive":
        commit_chunk_by_chunk()
    began = time.monotonic()
    in_a_process(lambda: bring_in(path))
    length = time.monotonic() - began
    in_a_process(take_back)
    dice, seen, killed = random.Random(41), [], 0
    while killed < kills:
        was_killed = start_and_kill(lambda: bring_in(path), dice.uniform(0, length))
        killed += was_killed
        seen.append(counted())
        if any(seen[-1]) or not was_killed:
            in_a_process(take_back)
    in_a_process(lambda: bring_in(path))
    once = counted()
    in_a_process(lambda: bring_in(path))
    print(json.dumps({"killed": killed, "seen": seen, "once": once, "twice": counted()}))


def slow_the_writing() -> None:
    """A pause after each table of each chunk, as on a slow disk: kills hit the midst of it."""
    from gonghui.services.assistance.actions.workbook import writing

    insert = writing.insert_many

    def insert_slowly(*arguments) -> None:
        insert(*arguments)
        time.sleep(PAUSE)

    writing.insert_many = insert_slowly


def commit_chunk_by_chunk() -> None:
    from django.db import transaction

    from gonghui import registry
    from gonghui.exchange.imports import applying
    from gonghui.exchange.imports.rows import Task

    def apply(batch, *, by, at, **_rest):
        task, workbook = Task(batch, batch.organization, by, at), registry.workbooks()[batch.workbook]
        for _chunk, sheet, checked in applying._chunks(batch, workbook):
            with transaction.atomic():
                sheet.apply(checked, task)
        with transaction.atomic():
            workbook.finish(task)
        return batch

    applying.apply = apply


def bring_in(path: Path) -> None:
    from django.core.management import call_command

    try:
        call_command("import", "households", str(path), "--organization", "LZ13", stdout=io.StringIO())
    except SystemExit as end:
        if end.code:
            raise


def take_back() -> None:
    """Nothing is left, so that the next import has something to do."""
    from gonghui.kernel.people.models import Person
    from gonghui.services.assistance.models import Facts, Household

    Household.objects.all().delete()
    Facts.objects.all().delete()
    Person.objects.all().delete()


def counted() -> list[int]:
    """People, files, members and amounts, counted in another process."""
    hear, say = os.pipe()

    def count() -> None:
        from gonghui.kernel.people.models import Person
        from gonghui.services.assistance.models import Amount, Household, HouseholdMember

        found = [model.objects.count() for model in (Person, Household, HouseholdMember, Amount)]
        os.write(say, json.dumps(found).encode())

    in_a_process(count)
    os.close(say)
    with os.fdopen(hear) as told:
        return json.loads(told.read())


if __name__ == "__main__":
    main()
