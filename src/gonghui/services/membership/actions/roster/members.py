"""《会员基本信息采集表》: checking a chunk of rows and saying what each will change."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Outcome, Row, Task
from gonghui.kernel import crypto
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import ID_PURPOSE, Person

from ... import queries as memberships
from ...models import Membership
from . import checks
from .columns import MEMBER_COLUMNS
from .places import Places

PERSON = (
    "id_kind", "sex", "birth_date", "ethnic_group", "politics", "education", "degree",
    "household_kind", "household_region", "skill_grade", "phone", "residence",
)  # fmt: skip
MEMBER = (
    "employment", "employment_form", "migrant_worker", "workplace", "department", "job",
    "union_duty", "group_name", "card_number", "remark", "joined_on",
)  # fmt: skip
TOLD = ("name", "id_number")
CODED = tuple(column for column in MEMBER_COLUMNS if column.codes)
HEADINGS = {column.name: column.heading for column in MEMBER_COLUMNS}
PLAIN = ("workplace", "department", "job", "union_duty", "group_name", "card_number", "remark", "residence")


def plan(rows: list[Row], task: Task) -> list[Outcome]:
    """Check every row of the chunk against the rules, the file so far and the database."""
    on = task.at.date()
    places = _places(task)
    numbers = checks.numbered(rows, on)
    indexes = _indexes(rows, numbers)
    known = people.by_id_numbers(number for number, index in zip(numbers, indexes, strict=True) if index)
    lasting = memberships.lasting_by_person(person.pk for person in known.values())
    return [
        _outcome(row, number, index, known.get(number) if index else None, lasting, places, task, on)
        for row, number, index in zip(rows, numbers, indexes, strict=True)
    ]


def changed_since(outcomes: list[Outcome], moment: datetime.datetime) -> bool:
    """Whether anything these outcomes rely on was changed after they were worked out."""
    created = [outcome.change["index"] for outcome in outcomes if outcome.action == CREATE]
    fresh = [
        outcome.change["index"]
        for outcome in outcomes
        if outcome.action == CREATE and not outcome.change["person"]
    ]
    touched = [outcome.change["person"] for outcome in outcomes if outcome.change.get("person")]
    if fresh and people.by_indexes(fresh):
        return True
    if memberships.any_changed_since(touched, moment):
        return True
    return len(created) != len(set(created))


def _places(task: Task) -> Places:
    if "places" not in task.memory:
        task.memory["places"] = Places(task.organization, task.memory.setdefault("founded", {}))
    return task.memory["places"]


def _outcome(row, number, index, person, lasting, places, task, on) -> Outcome:
    name = checks.named(row)
    values = _values(row, on)
    checks.compared(row, number, values.get("sex"), values.get("birth_date"))
    organization = places.of(row)
    _seen_before(row, index, task)
    if person and name and person.name != name and not checks.refused(row):
        says = _("这个证件号码已经登记在另一个姓名下，请核对号码和姓名。")
        checks.add(row, "id.conflict", says, HEADINGS["id_number"])
    membership = lasting.get(person.pk) if person else None
    if membership and not membership.path.startswith(task.organization.path):
        says = _("这位职工的会籍在别的工会，不能在这里导入。请办会籍转接。")
        checks.add(row, "membership.elsewhere", says, HEADINGS["id_number"])
    if checks.refused(row):
        return Outcome(row.number, REJECT, row.cells, row.problems)
    if membership:
        return _changed(
            row, person, membership, values, organization if "organization" in row.cells else None
        )
    if len(number) == 18 and values.get("id_kind", checks.CITIZEN) == checks.CITIZEN:
        values.setdefault("sex", "1" if int(number[16]) % 2 else "2")
        values.setdefault("birth_date", f"{number[6:10]}-{number[10:12]}-{number[12:14]}")
    change = {
        "person": person.pk if person else None,
        "index": index,
        "number": number,
        "name": name,
        "organization": organization,
        "values": values,
    }
    return Outcome(row.number, CREATE, _told(row), row.problems, change)


def _changed(
    row: Row, person: Person, membership: Membership, values: dict, organization: int | None
) -> Outcome:
    before: dict[str, Any] = {}
    for field, value in values.items():
        old = getattr(person if field in PERSON else membership, field)
        old = old.isoformat() if isinstance(old, datetime.date) else old
        if old != value:
            before[field] = old
    if organization and organization != membership.organization.code:
        before["organization"] = membership.organization.code
        values = {**values, "organization": organization}
    after = {field: values[field] for field in before}
    shown = [[str(HEADINGS[field]), _word(before[field]), _word(after[field])] for field in before]
    change = {"person": person.pk, "membership": membership.pk, "before": before, "values": after}
    return Outcome(row.number, UPDATE if before else SAME, _told(row), row.problems, change, shown)


def _told(row: Row) -> dict[str, str]:
    """The cells by which a row that will be taken is shown; only refused rows are given back whole."""
    return {name: row.cells[name] for name in TOLD if name in row.cells}


def _values(row: Row, on: datetime.date) -> dict[str, Any]:
    values: dict[str, Any] = dict(checks.coded(row, CODED))
    if "migrant_worker" in values:
        values["migrant_worker"] = values["migrant_worker"] == "1"
    for field in ("birth_date", "joined_on"):
        values[field] = checks.dated(row, field, HEADINGS[field], on)
    values["phone"] = checks.phoned(row)
    values["household_region"] = checks.regioned(row, "household_region", HEADINGS["household_region"])
    for field in PLAIN:
        text = row.cells.get(field)
        values[field] = text[: checks.LONGEST] if text else None
    return {field: value for field, value in values.items() if value is not None}


def _indexes(rows: list[Row], numbers: list[str]) -> list[str | None]:
    index = crypto.index_maker(ID_PURPOSE)
    return [
        None if checks.refused(row) or not number else index(number.encode()).hex()
        for row, number in zip(rows, numbers, strict=True)
    ]


def _seen_before(row: Row, index: str | None, task: Task) -> None:
    seen = task.memory.setdefault("seen", {})
    if index is None:
        return
    mark = int(index[:16], 16)
    first = seen.setdefault(mark, row.number)
    if first != row.number:
        says = _("和第 {row} 行是同一个证件号码，只取前面那一行。").format(row=first)
        checks.add(row, "id.duplicate_in_file", says, HEADINGS["id_number"])


def _word(value: Any) -> str:
    return "" if value is None else str(value)
