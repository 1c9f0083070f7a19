"""Run as a program: imports of household files are killed (SIGKILL) at a random moment, again and again.

Arguments: how many to kill, "whole" or "naive", and the workbook. A naive import commits chunk by chunk, as a
twin that leaves half of it behind. Prints one JSON object.
"""

import json
import sys

import django
import dying

CHUNK = 100


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
    )
    print(json.dumps(told))


def take_back() -> None:
    """Nothing is left, so that the next import has something to do."""
    from gonghui.kernel.people.models import Person
    from gonghui.services.assistance.models import Facts, Household

    Household.objects.all().delete()
    Facts.objects.all().delete()
    Person.objects.all().delete()


def count() -> list[int]:
    """People, files, members and amounts."""
    from gonghui.kernel.people.models import Person
    from gonghui.services.assistance.models import Amount, Household, HouseholdMember

    return [model.objects.count() for model in (Person, Household, HouseholdMember, Amount)]


if __name__ == "__main__":
    main()
