"""《家庭成员》: checking a chunk of rows, each belonging to a household of the workbook or of the union."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import rows_of
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Checked, Outcome, Row, Table, Task
from gonghui.kernel import crypto
from gonghui.kernel.people import identity
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import ID_PURPOSE

from ... import details
from ...models import HouseholdMember
from ...queries import households
from ..filing import SELF
from . import cells
from .columns import MEMBER_COLUMNS

SHEET = "members"
HEADINGS = {column.name: column.heading for column in MEMBER_COLUMNS}
COLUMNS = (
    "relation",
    "sex",
    "birth_year",
    "status",
    "insurance",
    "insurance_gap",
    "ill",
    "disabled",
    "in_school",
)
WRITTEN = ("illness", "place")
GOOD_HEALTH, DISABLED, AT_SCHOOL = "01", "20", "8"
Household = dict[str, Any]


def plan(table: Table, task: Task) -> Checked:
    """Check every row: whose household it is, and whether the person stands in it already."""
    rows, on = list(rows_of(table)), timezone.localdate(task.at)
    heads = [identity.clean(row.cells.get("head_id", "")) for row in rows]
    known = Known(task, heads, [row.cells.get("file_number", "") for row in rows])
    return Checked([_outcome(row, head, known, on) for row, head in zip(rows, heads, strict=True)])


def changed_since(checked: Checked, moment: datetime.datetime) -> bool:
    touched = [row.change["household"] for row in checked.changed() if row.change["household"]]
    return households.any_changed_since(touched, moment)


class Known:
    """Households a row may belong to: those of the workbook so far, then those with a lasting file."""

    def __init__(self, task: Task, heads: list[str], numbers: list[str]) -> None:
        self.task = task
        self.index = crypto.index_maker(ID_PURPOSE)
        self.heads: dict[str, Household] = task.memory.setdefault("heads", {})
        self.by_number: dict[str, str] = task.memory.setdefault("by_number", {})
        self.seen: set[tuple[str, str]] = task.memory.setdefault("members", set())
        task.memory["has_members"] = True
        self._standing(heads, numbers)
        self.members = self._members()

    def of(self, head: str, number: str) -> tuple[str, Household | None]:
        """The index of the head and the household; None when nobody knows it."""
        index = self.index(head.encode()).hex() if head else self.by_number.get(number, "")
        return index, self.heads.get(index)

    def _standing(self, heads: list[str], numbers: list[str]) -> None:
        """Files that stand already, for heads that the workbook itself does not name."""
        missing = [head for head in set(heads) if head and self.index(head.encode()).hex() not in self.heads]
        persons = people.by_id_numbers(missing)
        files = households.lasting_by_head([person.pk for person in persons.values()])
        numbered = households.by_numbers(number for number in numbers if number not in self.by_number)
        top = self.task.organization.path
        for number, person in persons.items():
            file = files.get(person.pk)
            if file and file.path.startswith(top):
                self.heads[self.index(number.encode()).hex()] = _of_file(file.pk)
        for number, file in numbered.items():
            if file.path.startswith(top):
                self.by_number[number] = f"file {file.pk}"
                self.heads[f"file {file.pk}"] = _of_file(file.pk)

    def _members(self) -> dict[int, list[HouseholdMember]]:
        found: dict[int, list[HouseholdMember]] = {}
        keys = [head["household"] for head in self.heads.values() if head["household"]]
        for part in households.parts(keys):
            rows = HouseholdMember.objects.filter(household__in=part, left_on=None)
            for member in rows.prefetch_related("amounts"):
                found.setdefault(member.household_id, []).append(member)
        return found


def _of_file(pk: int) -> Household:
    return {"row": 0, "household": pk, "members": 0, "income": 0}


def _outcome(row: Row, head: str, known: Known, on: datetime.date) -> Outcome:
    name = checks.named(row)
    values = cells.values_of(row, MEMBER_COLUMNS, on) | cells.plain_of(row, WRITTEN)
    number = _number(row, on)
    if "relation" not in row.cells:
        checks.add(row, "relation.missing", _("没有填和申请人的关系。"), HEADINGS["relation"])
    index, household = _household(row, head, known)
    member_index = known.index(number.encode()).hex() if number else ""
    if household is not None and member_index:
        if (index, member_index) in known.seen:
            says = _("这户里前面已经有这个证件号码，只取前面那一行。")
            checks.add(row, "id.duplicate_in_file", says, HEADINGS["id_number"])
        known.seen.add((index, member_index))
    if checks.refused(row):
        return Outcome(row.number, REJECT, row.cells, row.problems)
    if values["relation"] == SELF or (head and member_index == index):
        return Outcome(row.number, SAME, _told(row), row.problems)
    told = _as_told(values, name, number)
    household["members"] += 1
    household["income"] += 12 * values.get("wage", 0)
    standing = _standing(known.members.get(household["household"] or 0, []), member_index, name)
    if standing:
        return _changed(row, standing, told, values.get("wage"))
    change = {
        "head": index,
        "household": household["household"],
        "index": member_index,
        "wage": values.get("wage", 0),
        **told,
    }
    return Outcome(row.number, CREATE, _told(row), row.problems, change)


def _household(row: Row, head: str, known: Known) -> tuple[str, Household | None]:
    number = row.cells.get("file_number", "")
    if not head and not number:
        says = _("没有写申请人身份证号，也没有写职工编号，不知道是哪一户的。")
        checks.add(row, "member.head_missing", says, HEADINGS["head_id"])
        return "", None
    index, household = known.of(head, number)
    if household is None:
        says = _("没有找到这一户：申请人那一行没有导入，工会里也没有这户的档案。")
        checks.add(row, "household.unknown", says, HEADINGS["head_id"])
    return index, household


def _number(row: Row, on: datetime.date) -> str:
    """The clean number of a member; a child may have none, a wrong one refuses the row."""
    text = row.cells.get("id_number", "")
    if not text:
        return ""
    faults = identity.check(text, on=on)
    for fault in faults:
        checks.add(row, fault.code, fault.says, HEADINGS["id_number"], fault.warning)
    return "" if any(not fault.warning for fault in faults) else identity.clean(text)


def _as_told(values: dict[str, Any], name: str, number: str) -> dict[str, Any]:
    """What is kept of a member: plain columns and sealed particulars."""
    columns = {
        key: values[key]
        for key in ("relation", "sex", "status", "insurance", "insurance_gap")
        if key in values
    }
    if number:
        columns.setdefault("sex", identity.sex(number))
        columns["birth_year"] = int(number[6:10])
    elif values.get("birth_date"):
        columns["birth_year"] = int(values["birth_date"][:4])
    health = values.get("health", "")
    columns["ill"] = health not in ("", GOOD_HEALTH, DISABLED) or bool(values.get("illness"))
    columns["disabled"] = health == DISABLED or "disability_kind" in values
    columns["in_school"] = values.get("status") == AT_SCHOOL
    sealed = {key: values[key] for key in sorted(details.MEMBER_NAMES) if key in values}
    sealed["name"] = name
    if number:
        sealed["id_number"] = number
    return {"columns": columns, "told": sealed}


def _standing(members: list[HouseholdMember], index: str, name: str) -> HouseholdMember | None:
    """The row this person has already: by number, else by name where neither has another number."""
    by_number = next((each for each in members if index and each.id_index == index), None)
    if by_number:
        return by_number
    free = (each for each in members if each.person_id is None and not (index and each.id_index))
    return next((each for each in free if each.particulars.get("name") == name), None)


def _changed(row: Row, member: HouseholdMember, told: dict[str, Any], wage: int | None) -> Outcome:
    sealed = member.particulars
    before = {
        "columns": {
            name: getattr(member, name)
            for name, value in told["columns"].items()
            if getattr(member, name) != value and value not in (False, "")
        },
        "told": {
            name: sealed.get(name, "")
            for name, value in told["told"].items()
            if sealed.get(name, "") != value
        },
    }
    standing = sum(
        each.yearly for each in member.amounts.all() if each.until is None and each.what == "income"
    )
    differs_in_wage = wage is not None and 12 * wage != standing
    after = {part: {name: told[part][name] for name in before[part]} for part in before}
    shown = [[str(HEADINGS.get(name, name)), "****", "****"] for part in before for name in before[part]]
    shown += [[str(HEADINGS["wage"]), "", ""]] if differs_in_wage else []
    change = {
        "member": member.pk,
        "household": member.household_id,
        "before": before,
        "after": after,
        "wage": wage if differs_in_wage else None,
    }
    action = UPDATE if any(before.values()) or differs_in_wage else SAME
    return Outcome(row.number, action, _told(row), row.problems, change, shown)


def _told(row: Row) -> dict[str, str]:
    return {name: row.cells[name] for name in ("name", "relation") if name in row.cells}
