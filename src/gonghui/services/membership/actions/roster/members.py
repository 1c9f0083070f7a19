"""《会员基本信息采集表》: checking a chunk of rows and saying what each will change."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import row_of
from gonghui.exchange.imports.places import Places
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Checked, Outcome, Row, Table, Task
from gonghui.kernel import crypto
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import ID_PURPOSE, Person

from ... import queries as memberships
from ...models import Membership
from . import plain
from .columns import MEMBER_COLUMNS
from .fresh import TOLD, Fresh

PERSON = (
    "id_kind", "sex", "birth_date", "ethnic_group", "politics", "education", "degree",
    "household_kind", "household_region", "skill_grade", "phone", "residence",
)  # fmt: skip
MEMBER = (
    "employment", "employment_form", "migrant_worker", "workplace", "department", "job",
    "union_duty", "group_name", "card_number", "remark", "joined_on",
)  # fmt: skip
CODED = tuple(column for column in MEMBER_COLUMNS if column.codes)
HEADINGS = {column.name: column.heading for column in MEMBER_COLUMNS}
PLAIN = ("workplace", "department", "job", "union_duty", "group_name", "card_number", "remark", "residence")


def plan(table: Table, task: Task) -> Checked:
    """Check every row of the chunk against the rules, the file so far and the database."""
    on = timezone.localdate(task.at)
    places = _places(task)
    readers = task.memory.setdefault("readers", plain.Readers(places, on))
    columns, odd = readers.read(table)
    rows = _careful(table, odd)
    numbers = columns["id_number"]
    for place, number in zip(rows, checks.numbered(list(rows.values()), on), strict=True):
        numbers[place] = number
    indexes = _indexes(numbers, odd, rows)
    found = people.by_id_numbers(number for number, index in zip(numbers, indexes, strict=True) if index)
    known = {number: person for number, person in found.items() if person}
    twice = _seen_before(table.numbers, indexes, task)
    rows |= _careful(
        table, {place for place, number in enumerate(numbers) if number in known or place in twice} - odd
    )
    lasting = memberships.lasting_by_person(person.pk for person in known.values())
    checked = Fresh(columns, table.numbers, indexes, odd | rows.keys())
    for place in sorted(rows):
        row, index = rows[place], indexes[place]
        if place in twice:
            _twice(row, twice[place])
        person = known.get(numbers[place]) if index else None
        checked.take(place, _outcome(row, numbers[place], index, person, lasting, places, task, on))
    return checked.done()


def changed_since(checked: Checked, moment: datetime.datetime) -> bool:
    """Whether anything these outcomes rely on was changed after they were worked out."""
    fresh = checked.fresh
    persons = fresh.get("person", [])
    new = [index for index, person in zip(fresh.get("index", []), persons, strict=True) if not person]
    touched = [outcome.change["person"] for outcome in checked.outcomes if outcome.change.get("person")]
    touched += [int(person) for person in persons if person]
    return people.any_of_indexes(new) or memberships.any_changed_since(touched, moment)


def _careful(table: Table, places: Iterable[int]) -> dict[int, Row]:
    """These rows one by one, by their place; those without anything in a known column are left out."""
    rows = {place: row_of(table.numbers[place], table.lines[place], table.places) for place in sorted(places)}
    return {place: row for place, row in rows.items() if row}


def _places(task: Task) -> Places:
    if "places" not in task.memory:
        task.memory["places"] = Places(task.organization, task.memory.setdefault("founded", {}))
    return task.memory["places"]


def _outcome(row, number, index, person, lasting, places, task, on) -> Outcome:
    name = checks.named(row)
    values = _values(row, on)
    checks.compared(row, number, values.get("sex"), values.get("birth_date"))
    organization = places.of(row)
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
    return Outcome(row.number, CREATE, {}, row.problems, change)


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


def _indexes(numbers: list[Any], odd: set[int], rows: dict[int, Row]) -> list[str | None]:
    """The blind index of every number that may be one; None for refused and for empty rows."""
    index = crypto.index_maker(ID_PURPOSE)
    bad = {place for place in odd if place not in rows or checks.refused(rows[place])}
    return [
        None if not number or place in bad else index(number.encode()).hex()
        for place, number in enumerate(numbers)
    ]


def _seen_before(numbers: list[int], indexes: list[str | None], task: Task) -> dict[int, int]:
    """Places whose identity number stands further up in the file, and in which row."""
    seen = task.memory.setdefault("seen", {})
    first_of = seen.setdefault
    firsts = [
        first_of(int(index[:16], 16), number) if index else number
        for number, index in zip(numbers, indexes, strict=True)
    ]
    return {
        place: first
        for place, (first, number) in enumerate(zip(firsts, numbers, strict=True))
        if first != number
    }


def _twice(row: Row, first: int) -> None:
    says = _("和第 {row} 行是同一个证件号码，只取前面那一行。").format(row=first)
    checks.add(row, "id.duplicate_in_file", says, HEADINGS["id_number"])


def _word(value: Any) -> str:
    return "" if value is None else str(value)
