"""Which member each row of a sheet means: by identity number, membership number, else by name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.exchange.imports import checks
from gonghui.exchange.imports.rows import Row, Task
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.people import identity
from gonghui.kernel.people import queries as people

from ...queries import finding
from .columns import CARD, ID, NAME


def meant(rows: list[Row], task: Task) -> list[Any]:
    """The member's row for each row of the sheet, None where a fault was added to it."""
    found = within(finding.members(timezone.localdate(task.at)), task.organization)
    numbers = {row.number: identity.clean(row.cells.get(ID.name, "")) for row in rows}
    persons = people.by_id_numbers(numbers.values())
    by_id = {member.person_id: member for member in found.filter(person__in=persons.values())}
    by_card = _by(found, "number", (row.cells.get(CARD.name) for row in rows))
    by_name = _by(found, "person__name", (row.cells.get(NAME.name) for row in rows))
    chosen = []
    for row in rows:
        number, card = numbers[row.number], row.cells.get(CARD.name, "")
        if number:
            person = persons.get(number)
            matching = [by_id[person.pk]] if person and person.pk in by_id else []
        else:
            matching = by_card[card] if card else by_name[row.cells.get(NAME.name, "")]
        chosen.append(_only(row, matching))
    return chosen


def _by(found: Any, field: str, values: Iterable[str | None]) -> dict[str, list[Any]]:
    told = sorted({value for value in values if value})
    matching: dict[str, list[Any]] = defaultdict(list)
    for member in found.filter(**{f"{field}__in": told}):
        key = member.person.name if field == "person__name" else member.number
        matching[key].append(member)
    return matching


def _only(row: Row, matching: list[Any]) -> Any:
    name = row.cells.get(NAME.name, "")
    if not matching:
        says = _("这个工会里没有找到这位会员。请核对会员号、证件号码或姓名，或者先导入会员名册。")
        checks.add(row, "person.unknown", says, NAME.heading)
    elif len(matching) > 1:
        says = _("叫“{name}”的有 {count} 位。请填会员号或证件号码。").format(name=name, count=len(matching))
        checks.add(row, "person.ambiguous", says, NAME.heading)
    elif name and matching[0].person.name != name:
        says = _("号码是别人的，和姓名“{name}”对不上。请核对。").format(name=name)
        checks.add(row, "person.differs", says, NAME.heading)
    else:
        return matching[0]
    return None
