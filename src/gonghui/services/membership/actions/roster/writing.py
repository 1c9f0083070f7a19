"""Writing checked member rows in bulk, and taking them back."""

import datetime
import uuid
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import CREATE, Outcome, Task
from gonghui.kernel import crypto
from gonghui.kernel.bulk import delete_many, insert_many, pointed_at, reserve_ids, runs, update_many
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person, id_binding

from ... import queries
from ...models import Membership, MembershipChange
from ..life import JOINED
from .members import MEMBER, PERSON

PERSON_FIELDS = (
    "id", "uid", "name", "name_pinyin", "name_initials", "name_confusable", "id_sealed", "id_index",
    "id_tail", "created_at", "changed_at", *PERSON,
)  # fmt: skip
MEMBER_FIELDS = (
    "id", "uid", "person", "organization", "path", "number", "state", "name_initials", "started_on",
    "changed_at", *MEMBER,
)  # fmt: skip
CHANGE_FIELDS = ("membership", "kind", "on", "reason", "to_organization", "by_name", "recorded_at")


def apply(outcomes: list[Outcome], task: Task) -> dict[str, Any]:
    """Write one chunk; returns what undoing needs: new ids, and old values of what was changed."""
    created = [outcome for outcome in outcomes if outcome.action == CREATE]
    changed = [outcome for outcome in outcomes if outcome.action != CREATE]
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "people": [], "memberships": [], "changed": []}
    if created:
        _create(created, task, reversal)
    if changed:
        _change(changed, task, reversal)
    return reversal


def undo(reversal: dict[str, Any], task: Task) -> None:
    """Take one chunk back. Raises BuiltUpon when something happened on a row since."""
    at = datetime.datetime.fromisoformat(reversal["at"])
    rows = dict(reversal["memberships"])
    _refuse_if_built_upon(rows, dict(reversal["people"]), reversal["changed"], at)
    for first, last in runs(rows):
        MembershipChange.objects.filter(membership__gte=first, membership__lte=last).delete()
    _delete(Membership, rows, _("会籍已经变更"))
    _delete(Person, dict(reversal["people"]), _("这位职工已经有别的记录"))
    _write([(person, membership, before) for _row, person, membership, before in reversal["changed"]], task)


def _create(created: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    fresh = [outcome for outcome in created if not outcome.change["person"]]
    ids = dict(zip(map(id, fresh), reserve_ids(Person, len(fresh)), strict=True)) if fresh else {}
    people = {id(outcome): outcome.change["person"] or ids[id(outcome)] for outcome in created}
    insert_many(Person, PERSON_FIELDS, (_person_row(outcome, ids[id(outcome)], task) for outcome in fresh))
    memberships = reserve_ids(Membership, len(created))
    first = int(task.memory.get("number") or queries.next_number(task.at.date()))
    task.memory["number"] = first + len(created)
    places = task.memory.setdefault("resolved", {})
    rows = list(zip(created, memberships, range(first, first + len(created)), strict=True))
    insert_many(
        Membership,
        MEMBER_FIELDS,
        (_member_row(outcome, pk, number, people[id(outcome)], places, task) for outcome, pk, number in rows),
    )
    insert_many(MembershipChange, CHANGE_FIELDS, (_change_row(outcome, pk, task) for outcome, pk, _n in rows))
    reversal["people"] = [[ids[id(outcome)], outcome.number] for outcome in fresh]
    reversal["memberships"] = [[pk, outcome.number] for outcome, pk, _n in rows]


def _change(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    kept = [(row.change["person"], row.change["membership"], row.change["values"]) for row in changed]
    _write(kept, task)
    reversal["changed"] = [
        [row.number, row.change["person"], row.change["membership"], row.change["before"]] for row in changed
    ]


def _write(rows: list[tuple[int, int, dict[str, Any]]], task: Task) -> None:
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
    for (model, fields), values in groups.items():
        update_many(model, (*fields, "changed_at"), values)


def _person_row(outcome: Outcome, pk: int, task: Task) -> tuple:
    change, uid = outcome.change, uuid.uuid4()
    number, name = change["number"], change["name"]
    full, initials = names.pinyin(name)
    values = _with_days(change["values"])
    sealed = crypto.seal_text(number, bound_to=id_binding(uid))
    head = (pk, uid, name, full, initials, names.is_confusable(name), sealed, change["index"], number[-4:])
    rest = [values.get(field, default) for field, default in PERSON_DEFAULTS]
    return (*head, task.at, task.at, *rest)


def _member_row(
    outcome: Outcome, pk: int, number: int, person: int, places: dict[str, tuple[int, str]], task: Task
) -> tuple:
    change = outcome.change
    values = _with_days({"joined_on": task.at.date().isoformat(), **change["values"]})
    state = Membership.State.RETAINED if values.get("employment") == "5" else Membership.State.ACTIVE
    place, path = _place(change["organization"], places)
    head = (pk, uuid.uuid4(), person, place, path, str(number), state.value)
    rest = [values.get(field, default) for field, default in MEMBER_DEFAULTS]
    return (*head, names.pinyin(change["name"])[1], values["joined_on"], task.at, *rest)


def _change_row(outcome: Outcome, pk: int, task: Task) -> tuple:
    joined = outcome.change["values"].get("joined_on") or task.at.date().isoformat()
    place, _path = _place(outcome.change["organization"], task.memory["resolved"])
    return (pk, JOINED, _python("joined_on", joined), "", place, task.by.name, task.at)


def _place(code: str, places: dict[str, tuple[int, str]]) -> tuple[int, str]:
    """Key and path of an organization, which may have been founded by the same workbook a moment ago."""
    if code not in places:
        places[code] = Organization.objects.values_list("pk", "path").get(code=code)
    return places[code]


def _refuse_if_built_upon(memberships: dict, people: dict, changed: list, at: datetime.datetime) -> None:
    touched = {**memberships, **{membership: row for row, _person, membership, _before in changed}}
    _refuse_if_later(Membership, touched, at, _("会籍已经变更"))
    persons = {**people, **{person: row for row, person, _membership, _before in changed}}
    _refuse_if_later(Person, persons, at, _("个人信息已经更新"))
    busy = cases.applicants_among(list(people))
    if busy:
        raise BuiltUpon(row=people[min(busy)], what=_("已经有办件"))


def _refuse_if_later(model: Any, rows: dict[int, int], at: datetime.datetime, what: str) -> None:
    for first, last in runs(rows):
        changed = model.objects.filter(pk__range=(first, last)).exclude(changed_at=at)
        later = changed.values_list("pk", flat=True).first()
        if later:
            raise BuiltUpon(row=rows[later], what=what)


def _delete(model: Any, rows: dict[int, int], what: str) -> None:
    held = pointed_at(model, rows)
    if held:
        raise BuiltUpon(row=rows[held], what=what)
    delete_many(model, rows)


def _python(field: str, value: Any) -> Any:
    if field in DAYS:
        return datetime.date.fromisoformat(value) if value else None
    return value


def _with_days(values: dict[str, Any]) -> dict[str, Any]:
    return {**values, **{field: _python(field, values[field]) for field in DAYS if field in values}}


DAYS = ("birth_date", "joined_on")
DEFAULTS = {"id_kind": "01", "birth_date": None, "migrant_worker": None}
PERSON_DEFAULTS = tuple((field, DEFAULTS.get(field, "")) for field in PERSON)
MEMBER_DEFAULTS = tuple((field, DEFAULTS.get(field, "")) for field in MEMBER)
