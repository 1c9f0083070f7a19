"""Writing checked member rows in bulk."""

import datetime
import os
from collections import defaultdict
from itertools import compress, repeat
from typing import Any

from django.utils import timezone

from gonghui.exchange.imports.rows import Checked, Outcome, Task
from gonghui.kernel.bulk import insert_columns, reserve_ids, update_many
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person, seal_id_numbers

from ... import queries
from ...models import Membership, MembershipChange
from ..life import JOINED
from .members import MEMBER, PERSON


def apply(checked: Checked, task: Task) -> dict[str, Any]:
    """Write one chunk; returns what undoing needs: new ids, and old values of what was changed."""
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "people": [], "memberships": [], "changed": []}
    if checked.fresh:
        _create(checked.fresh, task, reversal)
    changed = checked.changed()
    if changed:
        _change(changed, task, reversal)
    return reversal


def _create(fresh: dict[str, list[Any]], task: Task, reversal: dict[str, Any]) -> None:
    pinyin = [names.pinyin(name) for name in fresh["name"]]
    initials = [short for _full, short in pinyin]
    is_new = [not person for person in fresh["person"]]
    new = {name: list(compress(column, is_new)) for name, column in fresh.items()}
    ids = reserve_ids(Person, len(new["row"])) if new["row"] else []
    if ids:
        _insert_people(ids, new, list(compress(pinyin, is_new)), task)
    unused = iter(ids)
    people = [int(person) if person else next(unused) for person in fresh["person"]]
    memberships = reserve_ids(Membership, len(people))
    _insert_memberships(memberships, people, fresh, initials, task)
    reversal["people"] = [ids, new["row"]]
    reversal["memberships"] = [memberships, fresh["row"]]


def _insert_people(ids: list[int], new: dict[str, list[Any]], pinyin: list, task: Task) -> None:
    called, numbers, uids = new["name"], new["id_number"], random_uids(len(ids))
    insert_columns(
        Person,
        len(ids),
        {
            "id": ids,
            "uid": uids,
            "name": called,
            "name_pinyin": [full for full, _initials in pinyin],
            "name_initials": [initials for _full, initials in pinyin],
            "name_confusable": [names.is_confusable(name) for name in called],
            "id_sealed": seal_id_numbers(numbers, uids),
            "id_index": new["index"],
            "id_tail": [number[-4:] for number in numbers],
            "created_at": task.at,
            "changed_at": task.at,
            **{field: _written(new, field) for field in PERSON},
        },
    )


def _insert_memberships(
    ids: list[int], people: list[int], fresh: dict[str, list[Any]], initials: list[str], task: Task
) -> None:
    today = timezone.localdate(task.at).isoformat()
    joined = [day or today for day in fresh.get("joined_on", [today] * len(ids))]
    places = task.memory.setdefault("resolved", {})
    where = [_place(code, places) for code in fresh["organization"]]
    keys = [key for key, _path in where]
    first = int(task.memory.get("number") or queries.next_number(timezone.localdate(task.at)))
    task.memory["number"] = first + len(ids)
    values = {field: _written(fresh, field) for field in MEMBER}
    columns = {
        "id": ids,
        "uid": random_uids(len(ids)),
        "person": people,
        "organization": keys,
        "path": [path for _key, path in where],
        "number": [str(number) for number in range(first, first + len(ids))],
        "state": [
            STATE_BY_EMPLOYMENT.get(code, ACTIVE) for code in fresh.get("employment", repeat("", len(ids)))
        ],
        "name_initials": initials,
        "started_on": joined,
        "changed_at": task.at,
        **values,
        "joined_on": joined,
    }
    insert_columns(Membership, len(ids), columns)
    told = {"kind": JOINED, "reason": "", "by_name": task.by.name, "recorded_at": task.at}
    changes = {"membership": ids, "on": joined, "to_organization": keys, **told}
    insert_columns(MembershipChange, len(ids), changes)


def _written(columns: dict[str, list[Any]], field: str) -> Any:
    """A column as the database keeps it: what is not told is the field's default."""
    if field not in columns:
        return DEFAULTS.get(field, "")
    if field == "migrant_worker":
        return [TRUTH[code] for code in columns[field]]
    default = DEFAULTS.get(field, "")
    return columns[field] if default == "" else [value or default for value in columns[field]]


def random_uids(count: int) -> list[str]:
    """Random uuids (version 4) as hexadecimal digits."""
    noise = os.urandom(16 * count).hex()
    digits = (noise[at : at + 32] for at in range(0, len(noise), 32))
    return [f"{random[:12]}4{random[13:16]}{VARIANTS[random[16]]}{random[17:]}" for random in digits]


def _change(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    kept = [(row.change["person"], row.change["membership"], row.change["values"]) for row in changed]
    write_back(kept, task)
    reversal["changed"] = [
        [row.number, row.change["person"], row.change["membership"], row.change["before"]] for row in changed
    ]


def write_back(rows: list[tuple[int, int, dict[str, Any]]], task: Task) -> None:
    """Update people and memberships, rows with the same set of fields together."""
    groups: dict[tuple, list] = defaultdict(list)
    places = task.memory.setdefault("resolved", {})
    for person, membership, values in rows:
        values = {field: _python(field, value) for field, value in values.items()}
        if "organization" in values:
            values["organization"], values["path"] = _place(values["organization"], places)
        for model, pk, fields in (
            (Person, person, PERSON),
            (Membership, membership, (*MEMBER, "organization", "path")),
        ):
            mine = {field: values[field] for field in fields if field in values}
            if mine:
                groups[model, tuple(mine)].append((*mine.values(), task.at, pk))
    for (model, fields), lines in groups.items():
        update_many(model, (*fields, "changed_at"), lines)


def _place(code: str, places: dict[str, tuple[int, str]]) -> tuple[int, str]:
    """Key and path of an organization, which may have been founded by the same workbook a moment ago."""
    if code not in places:
        places[code] = Organization.objects.values_list("pk", "path").get(code=code)
    return places[code]


def _python(field: str, value: Any) -> Any:
    if field in DAYS:
        return datetime.date.fromisoformat(value) if value else None
    return value


DAYS = ("birth_date", "joined_on")
DEFAULTS = {"id_kind": "01", "birth_date": None, "migrant_worker": None}
TRUTH = {"": None, "1": True, "0": False}
ACTIVE = Membership.State.ACTIVE.value
STATE_BY_EMPLOYMENT = {"5": Membership.State.RETAINED.value}
VARIANTS = {digit: "89ab"[number % 4] for number, digit in enumerate("0123456789abcdef")}
