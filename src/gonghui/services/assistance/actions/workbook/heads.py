"""《困难职工档案》: checking a chunk of rows and saying what each will change."""

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.cells import rows_of
from gonghui.exchange.imports.places import Places
from gonghui.exchange.imports.rows import CREATE, REJECT, SAME, UPDATE, Checked, Outcome, Row, Table, Task
from gonghui.kernel import crypto
from gonghui.kernel.people import queries as people
from gonghui.kernel.people.models import ID_PURPOSE, Person

from ... import details
from ...models import Household
from ...queries import flags, households
from ..answering import WHAT
from . import cells
from .columns import HOUSEHOLD_COLUMNS

SHEET = "households"
HEADINGS = {column.name: column.heading for column in HOUSEHOLD_COLUMNS}
PERSON = ("sex", "birth_date", "ethnic_group", "politics", "household_kind", "phone")
FILE = (
    "main_cause", "other_causes", "focus", "work_state", "enterprise_kind", "enterprise_state", "insurance",
    "insurance_gap", "migrant", "illness_since", "stated_income", "stated_members", "state", "filed_on",
    "ended_on",
)  # fmt: skip
FACTS = ("region", "residence", "aided", "category")
TOLD = ("name", "id_number")
WRITTEN = (
    "other_contact",
    "postcode",
    "address",
    "workplace",
    "bank",
    "bank_branch",
    "bank_account",
    "notes",
)
RURAL = ("2", "4")


def plan(table: Table, task: Task) -> Checked:
    """Check every row of the chunk against the rules, the file so far and the database."""
    rows, on = list(rows_of(table)), timezone.localdate(task.at)
    numbers = checks.numbered(rows, on, HEADINGS["id_number"])
    known = people.by_id_numbers(numbers)
    files = households.lasting_by_head([person.pk for person in known.values()])
    taken = set(households.by_numbers(row.cells.get("file_number", "") for row in rows))
    seen = Seen(task, known, files, taken)
    return Checked([_outcome(row, number, seen, on) for row, number in zip(rows, numbers, strict=True)])


def changed_since(checked: Checked, moment: datetime.datetime) -> bool:
    """Whether a head got a file, or a file was changed, after these outcomes were worked out."""
    fresh = [outcome.change for outcome in checked.outcomes if outcome.action == CREATE]
    unknown = [change["index"] for change in fresh if not change["person"]]
    if unknown and people.by_indexes(unknown):
        return True
    if households.lasting_by_head([change["person"] for change in fresh if change["person"]]):
        return True
    touched = [row.change["household"] for row in checked.outcomes if row.action == UPDATE]
    return households.any_changed_since(touched, moment)


class Seen:
    """What the workbook and the database know while a chunk is checked."""

    def __init__(
        self, task: Task, known: dict[str, Person], files: dict[int, Household], taken: set[str]
    ) -> None:
        self.task, self.known, self.files, self.taken = task, known, files, taken
        self.index = crypto.index_maker(ID_PURPOSE)
        self.heads: dict[str, dict[str, Any]] = task.memory.setdefault("heads", {})
        self.by_number: dict[str, str] = task.memory.setdefault("by_number", {})
        if "places" not in task.memory:
            task.memory["places"] = Places(task.organization, {})
        self.places: Places = task.memory["places"]

    def region(self, code: str) -> str:
        """The division of an organization, asked once."""
        regions = self.task.memory.setdefault("regions", {})
        if code not in regions:
            regions[code] = households.region_of_code(code)
        return regions[code]


def _outcome(row: Row, number: str, seen: Seen, on: datetime.date) -> Outcome:
    name = checks.named(row)
    values = _values(row, seen, on)
    checks.compared(row, number, values.get("sex"), values.get("birth_date"))
    organization = seen.places.of(row)
    index = seen.index(number.encode()).hex() if number else ""
    person = seen.known.get(number)
    household = seen.files.get(person.pk) if person else None
    _against_others(row, name, index, person, household, seen)
    if checks.refused(row):
        return Outcome(row.number, REJECT, row.cells, row.problems)
    _plausible(row, values)
    values.setdefault("region", seen.region(organization or ""))
    file_number = row.cells.get("file_number", "")
    key = {"row": row.number, "household": household.pk if household else None, "members": 0, "income": 0}
    key |= {name: values.get(name) for name in ("stated_members", "stated_income")}
    key["income"] = _income(values)
    seen.heads[index] = key
    if file_number:
        seen.by_number[file_number] = index
        seen.taken.add(file_number)
    if household:
        return _changed(row, household, values)
    change = {
        "person": person.pk if person else None,
        "index": index,
        "number": number,
        "name": name,
        "organization": organization,
        "file_number": file_number,
        **_parts(values),
    }
    return Outcome(row.number, CREATE, _told(row), row.problems, change)


def _values(row: Row, seen: Seen, on: datetime.date) -> dict[str, Any]:
    values = cells.values_of(row, HOUSEHOLD_COLUMNS, on) | cells.plain_of(row, WRITTEN)
    values["phone"] = checks.phoned(row)
    region = checks.regioned(row, "region", HEADINGS["region"])
    if region:
        values["region"] = region
    if values.get("category") == "dibao":
        values.setdefault("aided", True)
    if values.get("household_kind"):
        values["residence"] = "rural" if values["household_kind"] in RURAL else "urban"
    return {name: value for name, value in values.items() if value is not None}


def _against_others(
    row: Row, name: str, index: str, person: Person | None, household: Household | None, seen: Seen
) -> None:
    number = row.cells.get("file_number", "")
    if index and index in seen.heads:
        first = seen.heads[index]["row"]
        says = _("和第 {row} 行是同一个证件号码，只取前面那一行。").format(row=first)
        checks.add(row, "id.duplicate_in_file", says, HEADINGS["id_number"])
    if person and name and person.name != name:
        says = _("这个证件号码已经登记在另一个姓名下，请核对号码和姓名。")
        checks.add(row, "id.conflict", says, HEADINGS["id_number"])
    if household and not household.path.startswith(seen.task.organization.path):
        says = _("这户的档案在别的工会，不能在这里导入。请和那个工会联系。")
        checks.add(row, "household.elsewhere", says, HEADINGS["id_number"])
    if number and number in seen.taken and not (household and household.number == number):
        says = _("职工编号“{number}”已经用在另一户，请核对。").format(number=number[:24])
        checks.add(row, "number.taken", says, HEADINGS["file_number"])


def _plausible(row: Row, values: dict[str, Any]) -> None:
    members = values.get("stated_members") or 0
    if members > flags.MANY_PERSONS:
        says = _("一户 {count} 人，不寻常。已按填的保留并做了标记，请核对。").format(count=members)
        checks.add(row, "persons.implausible", says, HEADINGS["stated_members"], True)


def _income(values: dict[str, Any]) -> int:
    return 12 * values.get("wage", 0) + values.get("other_income", 0)


def _parts(values: dict[str, Any]) -> dict[str, Any]:
    """The values by where they are kept."""
    return {
        "values": {name: values[name] for name in PERSON if name in values},
        "file": {name: values[name] for name in FILE if name in values},
        "facts": {name: values[name] for name in FACTS if name in values},
        "told": {name: str(values[name]) for name in sorted(details.NAMES) if name in values},
        "amounts": amounts_of(values),
        "event": _event(values),
    }


def amounts_of(values: dict[str, Any]) -> list[list[Any]]:
    """What, kind, fen, months, share paid oneself. What insurance bore of a cost is kept with the share 0."""
    found: list[list[Any]] = []
    lumps = (
        ("wage", WHAT.INCOME, "1", 12),
        ("other_income", WHAT.INCOME, "9", 1),
        ("schooling", WHAT.SPENDING, "2", 1),
        ("savings", WHAT.SAVING, "1", 1),
        ("assets", WHAT.ASSET, "1", 1),
    )
    for name, what, kind, months in lumps:
        if values.get(name):
            found.append([what.value, kind, values[name], months, None])
    total, own = values.get("medical"), values.get("medical_self")
    paid = own if own is not None else total
    if paid:
        found.append([WHAT.SPENDING.value, "1", paid, 1, None])
    if total and own is not None and total > own:
        found.append([WHAT.SPENDING.value, "1", total - own, 1, "0"])
    return found


def _event(values: dict[str, Any]) -> list[Any] | None:
    if not values.get("event_kind"):
        return None
    return [values["event_kind"], values.get("event_on"), values.get("event_cost", 0)]


def _changed(row: Row, household: Household, values: dict[str, Any]) -> Outcome:
    parts = _parts(values)
    before: dict[str, Any] = {"file": {}, "facts": {}, "told": {}}
    told = household.particulars
    holders = {"file": household, "facts": household.facts}
    for part, holder in holders.items():
        for name, value in parts[part].items():
            old = getattr(holder, name)
            old = old.isoformat() if isinstance(old, datetime.date) else old
            if old != value:
                before[part][name] = old
    before["told"] = {
        name: told.get(name, "") for name, value in parts["told"].items() if told.get(name, "") != value
    }
    after = {part: {name: parts[part][name] for name in before[part]} for part in before}
    amounts = _new_amounts(household, parts["amounts"])
    shown = [
        [str(HEADINGS.get(name, name)), _masked(name, before[part][name]), _masked(name, after[part][name])]
        for part in before
        for name in before[part]
    ]
    shown += [[_("收入、支出、财产"), "", _("{count} 笔").format(count=len(amounts))]] if amounts else []
    differs = any(before.values()) or amounts
    if differs:
        says = _("这户已经有档案 {number}，按更新处理。").format(number=household.number)
        checks.add(row, "household.exists", says, HEADINGS["id_number"], True)
    change = {"household": household.pk, "before": before, "after": after, "amounts": amounts}
    return Outcome(row.number, UPDATE if differs else SAME, _told(row), row.problems, change, shown)


def _new_amounts(household: Household, wanted: list[list[Any]]) -> list[list[Any]]:
    """Those of the sheet's amounts whose kind stands otherwise in the file, all of a kind together."""
    standing: dict[tuple[str, str], list] = {}
    for each in household.amounts.all():
        if each.until is None and each.member_id is None:
            share = None if each.self_paid_share is None else f"{each.self_paid_share.normalize():f}"
            standing.setdefault((each.what, each.kind), []).append([each.fen, each.months, share])
    asked: dict[tuple[str, str], list] = {}
    for what, kind, fen, months, share in wanted:
        asked.setdefault((what, kind), []).append([fen, months, share])
    return [
        [*key, *row]
        for key, rows in asked.items()
        if sorted(map(str, standing.get(key, []))) != sorted(map(str, rows))
        for row in rows
    ]


def _masked(name: str, value: Any) -> str:
    """What a change shows: sealed particulars never."""
    if value in (None, ""):
        return ""
    return "****" if name in details.MASKED else str(value)


def _told(row: Row) -> dict[str, str]:
    """The cells by which a row that will be taken is shown; only refused rows are given back whole."""
    return {name: row.cells[name] for name in TOLD if name in row.cells}
