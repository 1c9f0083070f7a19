"""Writing checked rows in bulk: people, facts, files, members, money. Totals follow when all rows are in."""

import datetime
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils import timezone

from gonghui.exchange.imports.rows import CREATE, Checked, Outcome, Task
from gonghui.kernel.bulk import insert_many, reserve_ids
from gonghui.kernel.cases.numbers import next_numbers
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import names
from gonghui.kernel.people.models import Person, seal_id_numbers

from ...models import Amount, Facts, Hardship, Household, HouseholdChange, HouseholdMember
from ...queries import households
from ..filing import PREFIX, SELF
from ..refreshing import refresh_many
from .heads import FILE, PERSON
from .people import COLUMNS

PERSON_FIELDS = (
    "id", "uid", "name", "name_pinyin", "name_initials", "name_confusable", "id_sealed", "id_index",
    "id_tail", "residence", "created_at", "changed_at", *PERSON,
)  # fmt: skip
FACTS_FIELDS = ("id", "uid", "organization", "path", "region", "residence", "aided", "category", "members")
HOUSEHOLD_FIELDS = (
    "id", "uid", "particulars_sealed", "organization", "path", "number", "head", "facts", "changed_at",
    "check_due_on", *FILE,
)  # fmt: skip
MEMBER_FIELDS = ("id", "uid", "particulars_sealed", "household", "person", "id_index", *COLUMNS)
AMOUNT_FIELDS = (
    "household", "member", "what", "kind", "fen", "months", "since", "self_paid_share", "source",
    "recorded_at",
)  # fmt: skip
EVENT_FIELDS = ("uid", "household", "kind", "on", "cost", "recorded_at")
CHANGE_FIELDS = ("household", "kind", "on", "reason", "by_name", "recorded_at")
DAYS = ("birth_date", "illness_since", "filed_on", "ended_on")
EMPTY: dict[str, Any] = {
    "birth_date": None, "illness_since": None, "filed_on": None, "ended_on": None, "migrant": False,
    "stated_income": None, "stated_members": None, "birth_year": None, "ill": False, "disabled": False,
    "in_school": False, "aided": False, "residence": "urban", "state": "on_file",
}  # fmt: skip
OTHER_RELATION = "80"
YEAR = 365


def apply(checked: Checked, task: Task) -> dict[str, Any]:
    """Write one chunk of households; returns what undoing needs: new ids, and old values of what changed."""
    made = [outcome for outcome in checked.changed() if outcome.action == CREATE]
    changed = [outcome for outcome in checked.changed() if outcome.action != CREATE]
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "people": [], "households": [], "changed": []}
    if made:
        _create(made, task, reversal)
    if changed:
        _change(changed, task, reversal)
    return reversal


def apply_members(checked: Checked, task: Task) -> dict[str, Any]:
    """Write one chunk of members."""
    made = [outcome for outcome in checked.changed() if outcome.action == CREATE]
    changed = [outcome for outcome in checked.changed() if outcome.action != CREATE]
    reversal: dict[str, Any] = {"at": task.at.isoformat(), "members": [], "changed": []}
    if made:
        _create_members(made, task, reversal)
    if changed:
        _change_members(changed, task, reversal)
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
    _insert(
        HouseholdMember,
        MEMBER_FIELDS,
        (_member_row(pk, household, {"relation": OTHER_RELATION}, {}, "") for pk, household in rows),
    )
    refresh_many(sorted(task.memory.get("touched", ())), task.at)


def _create(made: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    fresh = [outcome for outcome in made if not outcome.change["person"]]
    ids = reserve_ids(Person, len(fresh)) if fresh else []
    _insert_people(ids, fresh, task)
    born = {outcome.number: pk for outcome, pk in zip(fresh, ids, strict=True)}
    heads = [outcome.change["person"] or born[outcome.number] for outcome in made]
    facts, files = reserve_ids(Facts, len(made)), reserve_ids(Household, len(made))
    places = [_place(outcome.change["organization"], task) for outcome in made]
    _insert(Facts, FACTS_FIELDS, map(_facts_row, facts, made, places))
    numbers = iter(next_numbers(PREFIX, task.at, len(made)))
    rows = zip(made, files, facts, heads, places, strict=True)
    _insert(Household, HOUSEHOLD_FIELDS, [_household_row(*row, next(numbers), task) for row in rows])
    kept = list(zip(made, files, heads, strict=True))
    member_ids = reserve_ids(HouseholdMember, len(made))
    _insert(
        HouseholdMember,
        MEMBER_FIELDS,
        [_head_row(pk, *row) for pk, row in zip(member_ids, kept, strict=True)],
    )
    _insert(Amount, AMOUNT_FIELDS, [row for one in kept for row in _amount_rows(one[0], one[1], task)])
    _insert(Hardship, EVENT_FIELDS, [row for one in kept for row in _event_rows(one[0], one[1], task)])
    _insert(HouseholdChange, CHANGE_FIELDS, [row for one in kept for row in _change_rows(*one[:2], task)])
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


def _change(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    kept = []
    for outcome in changed:
        change = outcome.change
        kept.append((change["household"], change["after"]))
        ended, new = _replace_amounts(change["household"], change["amounts"], task)
        reversal["changed"].append([change["household"], outcome.number, change["before"], ended, new])
    write_back(kept, task)
    _insert(HouseholdChange, CHANGE_FIELDS, [_imported(pk, task) for pk, _after in kept])
    task.memory.setdefault("touched", set()).update(pk for pk, _after in kept)


def write_back(rows: list[tuple[int, dict[str, Any]]], task: Task) -> None:
    """Put values into files, facts and particulars; old ones as well as new ones."""
    for pk, parts in rows:
        household = households.by_keys([pk])[0]
        for holder, part in ((household, "file"), (household.facts, "facts")):
            for name, value in parts[part].items():
                setattr(holder, name, _python(name, value))
            if parts[part]:
                holder.save(update_fields=list(parts[part]))
        if parts["told"]:
            told = {**household.particulars, **parts["told"]}
            household.particulars = {name: value for name, value in told.items() if value != ""}
            household.save(update_fields=["particulars_sealed"])


def _replace_amounts(household: int, wanted: list[list[Any]], task: Task) -> tuple[list[int], list[int]]:
    """End what stands of these kinds and put the sheet's in its place: keys of both."""
    kinds = {(what, kind) for what, kind, *_rest in wanted}
    on = timezone.localdate(task.at)
    ended = [
        row.pk
        for row in Amount.objects.filter(household=household, member=None, until=None)
        if (row.what, row.kind) in kinds
    ]
    Amount.objects.filter(pk__in=ended).update(until=on)
    made = []
    for what, kind, fen, months, share in wanted:
        made.append(
            Amount.objects.create(
                household_id=household,
                what=what,
                kind=kind,
                fen=fen,
                months=months,
                since=on,
                self_paid_share=None if share is None else Decimal(share),
                source=Amount.Source.WORKBOOK,
                recorded_at=task.at,
            )
        )
    return ended, [row.pk for row in made]


def _create_members(made: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    files = task.memory.get("made", {})
    ids = reserve_ids(HouseholdMember, len(made))
    homes = [outcome.change["household"] or files[outcome.change["head"]] for outcome in made]
    rows = list(zip(ids, homes, made, strict=True))
    _insert(
        HouseholdMember,
        MEMBER_FIELDS,
        [
            _member_row(pk, home, row.change["columns"], row.change["told"], row.change["index"])
            for pk, home, row in rows
        ],
    )
    _insert(
        Amount,
        AMOUNT_FIELDS,
        [_wage(home, pk, row.change["wage"], task) for pk, home, row in rows if row.change["wage"]],
    )
    task.memory.setdefault("has_rows", set()).update(homes)
    task.memory.setdefault("touched", set()).update(homes)
    reversal["members"] = [[pk, home, row.number] for pk, home, row in rows]


def _change_members(changed: list[Outcome], task: Task, reversal: dict[str, Any]) -> None:
    on = timezone.localdate(task.at)
    for outcome in changed:
        change = outcome.change
        put_member(change["member"], change["after"])
        ended: list[int] = []
        new: list[int] = []
        if change["wage"] is not None:
            standing = Amount.objects.filter(member=change["member"], what=Amount.What.INCOME, until=None)
            ended = list(standing.values_list("pk", flat=True))
            Amount.objects.filter(pk__in=ended).update(until=on)
            if change["wage"]:
                row = dict(
                    zip(
                        AMOUNT_FIELDS,
                        _wage(change["household"], change["member"], change["wage"], task),
                        strict=True,
                    )
                )
                row["household_id"], row["member_id"] = row.pop("household"), row.pop("member")
                new = [Amount.objects.create(**row).pk]
        told = [change["household"], change["member"], outcome.number, change["before"], ended, new]
        reversal["changed"].append(told)
        task.memory.setdefault("touched", set()).add(change["household"])


def put_member(pk: int, parts: dict[str, Any]) -> None:
    """Put values into a member's columns and particulars."""
    member = HouseholdMember.objects.get(pk=pk)
    for name, value in parts["columns"].items():
        setattr(member, name, value)
    if parts["told"]:
        told = {**member.particulars, **parts["told"]}
        member.particulars = {name: value for name, value in told.items() if value not in ("", None)}
    member.save()


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
        rows.append((*head, number[-4:], *told, *(_value(values, field) for field in PERSON)))
    _insert(Person, PERSON_FIELDS, rows)


def _facts_row(pk: int, outcome: Outcome, place: tuple[int, str]) -> tuple:
    facts = outcome.change["facts"]
    told = (_value(facts, name) for name in ("region", "residence", "aided", "category"))
    return (pk, uuid.uuid4(), *place, *told, 1)


def _household_row(
    outcome: Outcome, pk: int, facts: int, head: int, place: tuple[int, str], number: str, task: Task
) -> tuple:
    change, uid = outcome.change, uuid.uuid4()
    told = {"filed_on": timezone.localdate(task.at).isoformat(), **change["file"]}
    filed = datetime.date.fromisoformat(told["filed_on"])
    due = filed + datetime.timedelta(days=YEAR) if _value(told, "state") in ("on_file", "observed") else None
    sealed = Household(uid=uid)
    sealed.particulars = change["told"]
    start = (
        pk,
        uid,
        sealed.particulars_sealed,
        *place,
        change["file_number"] or number,
        head,
        facts,
        task.at,
        due,
    )
    return (*start, *(_value(told, name) for name in FILE))


def _head_row(pk: int, outcome: Outcome, household: int, head: int) -> tuple:
    change = outcome.change
    columns = {
        "relation": SELF,
        "birth_year": int(change["number"][6:10]),
        "sex": "1" if int(change["number"][16]) % 2 else "2",
        "status": change["file"].get("work_state", ""),
        "insurance": change["file"].get("insurance", ""),
        "insurance_gap": change["file"].get("insurance_gap", ""),
    }
    row = list(_member_row(pk, household, columns, {}, change["index"]))
    row[MEMBER_FIELDS.index("person")] = head
    return tuple(row)


def _member_row(pk: int, household: int, columns: dict[str, Any], told: dict[str, Any], index: str) -> tuple:
    uid = uuid.uuid4()
    member = HouseholdMember(uid=uid)
    if told:
        member.particulars = told
    start = (pk, uid, member.particulars_sealed, household, None, index or None)
    return (*start, *(_value(columns, name) for name in COLUMNS))


def _amount_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
    on, source = timezone.localdate(task.at), Amount.Source.WORKBOOK.value
    return [
        (
            household,
            None,
            what,
            kind,
            fen,
            months,
            on,
            None if share is None else Decimal(share),
            source,
            task.at,
        )
        for what, kind, fen, months, share in outcome.change["amounts"]
    ]


def _wage(household: int, member: int, fen: int, task: Task) -> tuple:
    on, source = timezone.localdate(task.at), Amount.Source.WORKBOOK.value
    return (household, member, Amount.What.INCOME.value, "1", fen, 12, on, None, source, task.at)


def _event_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
    if not outcome.change["event"]:
        return []
    kind, on, cost = outcome.change["event"]
    day = datetime.date.fromisoformat(on) if on else timezone.localdate(task.at)
    return [(uuid.uuid4(), household, kind, day, cost, task.at)]


def _change_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
    file = outcome.change["file"]
    days = (
        ("filed", file.get("filed_on")),
        ("lifted" if file.get("state") == "lifted" else "closed", file.get("ended_on")),
    )
    told = [
        (household, kind, datetime.date.fromisoformat(day), "", task.by.name, task.at)
        for kind, day in days
        if day
    ]
    return [_imported(household, task), *told]


def _imported(household: int, task: Task) -> tuple:
    return (household, "imported", timezone.localdate(task.at), "", task.by.name, task.at)


def _insert(model: type[Model], fields: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Insert rows of these fields; every other column gets its default."""
    others = [
        field
        for field in model._meta.local_concrete_fields
        if field.name not in fields and not field.primary_key and not field.generated
    ]
    defaults = tuple(field.get_default() for field in others)
    names = (*fields, *(field.name for field in others))
    insert_many(model, names, [(*row, *defaults) for row in rows])


def _place(code: str, task: Task) -> tuple[int, str]:
    """Key and path of an organization, asked once."""
    places = task.memory.setdefault("resolved", {})
    if code not in places:
        places[code] = Organization.objects.values_list("pk", "path").get(code=code)
    return places[code]


def _value(values: dict[str, Any], name: str) -> Any:
    """A value as the field keeps it: what is not told is the field's default."""
    default = [] if name == "other_causes" else EMPTY.get(name, "")
    return _python(name, values.get(name, default))


def _python(name: str, value: Any) -> Any:
    if name in DAYS:
        return datetime.date.fromisoformat(value) if value else None
    return value
