"""Writing checked rows in bulk: people, facts, files, members, money. Totals follow when all rows are in."""

import uuid
from typing import Any

from gonghui.exchange.imports.rows import CREATE, Checked, Outcome, Task
from gonghui.kernel.bulk import reserve_ids
from gonghui.kernel.cases.numbers import next_numbers
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person, seal_id_numbers

from ...models import Amount, Facts, Hardship, Household, HouseholdChange, HouseholdMember
from ..filing import PREFIX
from ..refreshing import refresh_many
from .changing import change_households, change_members
from .heads import PERSON
from .rows import (
    AMOUNT_FIELDS,
    CHANGE_FIELDS,
    EVENT_FIELDS,
    FACTS_FIELDS,
    HOUSEHOLD_FIELDS,
    MEMBER_FIELDS,
    OTHER_RELATION,
    PERSON_FIELDS,
    amount_rows,
    change_rows,
    event_rows,
    facts_row,
    head_row,
    household_row,
    insert,
    kept_value,
    member_row,
    place_of,
    wage_row,
)


def apply(checked: Checked, task: Task) -> dict[str, Any]:
    """Write one chunk of households; returns what undoing needs: new ids, and old values of what changed."""
    made = [outcome for outcome in checked.changed() if outcome.action == CREATE]
    changed = [outcome for outcome in checked.changed() if outcome.action != CREATE]
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "people": [], "households": [], "changed": []}
    if made:
        _create(made, task, reversal)
    if changed:
        change_households(changed, task, reversal)
    return reversal


def apply_members(checked: Checked, task: Task) -> dict[str, Any]:
    """Write one chunk of members."""
    made = [outcome for outcome in checked.changed() if outcome.action == CREATE]
    changed = [outcome for outcome in checked.changed() if outcome.action != CREATE]
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "members": [], "changed": []}
    if made:
        _create_members(made, task, reversal)
    if changed:
        change_members(changed, task, reversal)
    return reversal


def finish(task: Task) -> None:
    """When all rows are in: people who were only counted get a row, totals and flags are worked out."""
    counted = [
        (household, missing)
        for household, missing in task.memory.get("counted", {}).items()
        if household not in task.memory.get("has_rows", set())
    ]
    rows = [
        (pk, household) for (household, missing) in counted for pk in reserve_ids(HouseholdMember, missing)
    ]
    insert(
        HouseholdMember,
        MEMBER_FIELDS,
        (member_row(pk, household, {"relation": OTHER_RELATION}, {}, "") for pk, household in rows),
    )
    refresh_many(sorted(task.memory.get("touched", ())), task.at)


def _create(made: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    fresh = [outcome for outcome in made if not outcome.change["person"]]
    ids = reserve_ids(Person, len(fresh)) if fresh else []
    _insert_people(ids, fresh, task)
    born = {outcome.number: pk for outcome, pk in zip(fresh, ids, strict=True)}
    heads = [outcome.change["person"] or born[outcome.number] for outcome in made]
    facts, files = reserve_ids(Facts, len(made)), reserve_ids(Household, len(made))
    places = [place_of(outcome.change["organization"], task) for outcome in made]
    insert(Facts, FACTS_FIELDS, map(facts_row, facts, made, places))
    numbers = iter(next_numbers(PREFIX, task.at, len(made)))
    rows = zip(made, files, facts, heads, places, strict=True)
    insert(Household, HOUSEHOLD_FIELDS, [household_row(*row, next(numbers), task) for row in rows])
    kept = list(zip(made, files, heads, strict=True))
    member_ids = reserve_ids(HouseholdMember, len(made))
    insert(
        HouseholdMember,
        MEMBER_FIELDS,
        [head_row(pk, *row) for pk, row in zip(member_ids, kept, strict=True)],
    )
    insert(Amount, AMOUNT_FIELDS, [row for one in kept for row in amount_rows(one[0], one[1], task)])
    insert(Hardship, EVENT_FIELDS, [row for one in kept for row in event_rows(one[0], one[1], task)])
    insert(HouseholdChange, CHANGE_FIELDS, [row for one in kept for row in change_rows(*one[:2], task)])
    _remember(kept, task)
    reversal["people"] = [[pk, outcome.number] for pk, outcome in zip(ids, fresh, strict=True)]
    reversal["households"] = [
        [pk, facts_pk, outcome.number] for pk, facts_pk, outcome in zip(files, facts, made, strict=True)
    ]


def _remember(kept: list[tuple[Outcome, int, int]], task: Task) -> None:
    made, counted = task.memory.setdefault("made", {}), task.memory.setdefault("counted", {})
    for outcome, pk, _head in kept:
        made[outcome.change["index"]] = pk
        stated = outcome.change["file"].get("stated_members") or 1
        if stated > 1:
            counted[pk] = stated - 1
    task.memory.setdefault("touched", set()).update(pk for _outcome, pk, _head in kept)


def _create_members(made: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    files = task.memory.get("made", {})
    ids = reserve_ids(HouseholdMember, len(made))
    homes = [outcome.change["household"] or files[outcome.change["head"]] for outcome in made]
    rows = list(zip(ids, homes, made, strict=True))
    insert(
        HouseholdMember,
        MEMBER_FIELDS,
        [
            member_row(pk, home, row.change["columns"], row.change["told"], row.change["index"])
            for pk, home, row in rows
        ],
    )
    insert(
        Amount,
        AMOUNT_FIELDS,
        [wage_row(home, pk, row.change["wage"], task) for pk, home, row in rows if row.change["wage"]],
    )
    task.memory.setdefault("has_rows", set()).update(homes)
    task.memory.setdefault("touched", set()).update(homes)
    reversal["members"] = [[pk, home, row.number] for pk, home, row in rows]


def _insert_people(ids: list[int], fresh: list[Outcome], task: Task) -> None:
    uids = [uuid.uuid4() for _pk in ids]
    numbers = [outcome.change["number"] for outcome in fresh]
    sealed = seal_id_numbers(numbers, [uid.hex for uid in uids])
    rows = []
    for pk, uid, seal, outcome in zip(ids, uids, sealed, fresh, strict=True):
        change, name = outcome.change, outcome.change["name"]
        full, initials = names.pinyin(name)
        head = (pk, uid, name, full, initials, names.is_confusable(name), seal, change["index"])
        told = change["told"].get("address", ""), task.at, task.at
        number = change["number"]
        values = {"sex": "1" if int(number[16]) % 2 else "2", **change["values"]}
        values.setdefault("birth_date", f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
        rows.append((*head, number[-4:], *told, *(kept_value(values, field) for field in PERSON)))
    insert(Person, PERSON_FIELDS, rows)
