"""Run as a program: imports of household files are killed (SIGKILL) at a random moment, again and again.

Arguments: how many to kill, "whole" or "naive", and the workbook. A naive import commits chunk by chunk, as a
twin that leaves half of it behind. Prints one JSON object.
"""

import json
import os
import sys

import django
import dying

# Some dozens of chunks whatever the number of households: a kill hits between two, or in the midst of one.
CHUNK = max(100, int(os.environ.get("GONGHUI_HOUSEHOLDS", "0")) // 40)


def main() -> None:
    kills, manner, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    django.setup()
    from gonghui.services.assistance.actions.workbook import rows

    dying.in_chunks(CHUNK)
    dying.slow_down(rows, "insert_many")
    if manner == "naive":
        dying.commit_chunk_by_chunk()
    told = dying.kill_again_and_again(
        kills,
        bring_in=lambda: dying.by_command("households", path, "LZ13"),
        take_back=take_back,
        count=count,
        is_left=any,
        seed=41,
        by_itself=manner == "naive",
    )
    print(json.dumps(told))


def take_back() -> None:
    """Nothing is left, so that the next import has something to do; without asking what hangs on each row."""
    from django.apps import apps
    from django.db import transaction

    from gonghui.kernel.people.models import Person

    with transaction.atomic():
        for model in (*apps.get_app_config("assistance").get_models(), Person):
            model._base_manager.all()._raw_delete(using="default")


def count() -> list[int]:
    """People, files, members and amounts."""
    from gonghui.kernel.people.models import Person
    from gonghui.services.assistance.models import Amount, Household, HouseholdMember

    return [model.objects.count() for model in (Person, Household, HouseholdMember, Amount)]


if __name__ == "__main__":
    main()
