"""Checked rows as the tables keep them: what each column gets, and what is not told."""

import datetime
import uuid
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils import timezone

from gonghui.exchange.imports.rows import Outcome, Task
from gonghui.kernel.bulk import insert_many
from gonghui.kernel.organizations.models import Organization

from ...models import Amount, Household, HouseholdMember
from ..filing import SELF
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


def facts_row(pk: int, outcome: Outcome, place: tuple[int, str]) -> tuple:
    facts = outcome.change["facts"]
    told = (kept_value(facts, name) for name in ("region", "residence", "aided", "category"))
    return (pk, uuid.uuid4(), *place, *told, 1)


def household_row(
    outcome: Outcome, pk: int, facts: int, head: int, place: tuple[int, str], number: str, task: Task
) -> tuple:
    change, uid = outcome.change, uuid.uuid4()
    told = {"filed_on": timezone.localdate(task.at).isoformat(), **change["file"]}
    filed = datetime.date.fromisoformat(told["filed_on"])
    due = (
        filed + datetime.timedelta(days=YEAR)
        if kept_value(told, "state") in ("on_file", "observed")
        else None
    )
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
    return (*start, *(kept_value(told, name) for name in FILE))


def head_row(pk: int, outcome: Outcome, household: int, head: int) -> tuple:
    change = outcome.change
    columns = {
        "relation": SELF,
        "birth_year": int(change["number"][6:10]),
        "sex": "1" if int(change["number"][16]) % 2 else "2",
        "status": change["file"].get("work_state", ""),
        "insurance": change["file"].get("insurance", ""),
        "insurance_gap": change["file"].get("insurance_gap", ""),
    }
    row = list(member_row(pk, household, columns, {}, change["index"]))
    row[MEMBER_FIELDS.index("person")] = head
    return tuple(row)


def member_row(pk: int, household: int, columns: dict[str, Any], told: dict[str, Any], index: str) -> tuple:
    uid = uuid.uuid4()
    member = HouseholdMember(uid=uid)
    if told:
        member.particulars = told
    start = (pk, uid, member.particulars_sealed, household, None, index or None)
    return (*start, *(kept_value(columns, name) for name in COLUMNS))


def amount_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
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


def wage_row(household: int, member: int, fen: int, task: Task) -> tuple:
    on, source = timezone.localdate(task.at), Amount.Source.WORKBOOK.value
    return (household, member, Amount.What.INCOME.value, "1", fen, 12, on, None, source, task.at)


def event_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
    if not outcome.change["event"]:
        return []
    kind, on, cost = outcome.change["event"]
    day = datetime.date.fromisoformat(on) if on else timezone.localdate(task.at)
    return [(uuid.uuid4(), household, kind, day, cost, task.at)]


def change_rows(outcome: Outcome, household: int, task: Task) -> list[tuple]:
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
    return [imported_row(household, task), *told]


def imported_row(household: int, task: Task) -> tuple:
    return (household, "imported", timezone.localdate(task.at), "", task.by.name, task.at)


def insert(model: type[Model], fields: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Insert rows of these fields; every other column gets its default."""
    others = [
        field
        for field in model._meta.local_concrete_fields
        if field.name not in fields and not field.primary_key and not field.generated
    ]
    defaults = tuple(field.get_default() for field in others)
    names = (*fields, *(field.name for field in others))
    insert_many(model, names, [(*row, *defaults) for row in rows])


def place_of(code: str, task: Task) -> tuple[int, str]:
    """Key and path of an organization, asked once."""
    places = task.memory.setdefault("resolved", {})
    if code not in places:
        places[code] = Organization.objects.values_list("pk", "path").get(code=code)
    return places[code]


def kept_value(values: dict[str, Any], name: str) -> Any:
    """A value as the field keeps it: what is not told is the field's default."""
    default = [] if name == "other_causes" else EMPTY.get(name, "")
    return as_kept(name, values.get(name, default))


def as_kept(name: str, value: Any) -> Any:
    if name in DAYS:
        return datetime.date.fromisoformat(value) if value else None
    return value
