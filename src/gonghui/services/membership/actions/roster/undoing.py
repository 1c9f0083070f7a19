"""Taking written member rows back: new ones go, changed ones get their old values, or nothing at all."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import Task
from gonghui.kernel.bulk import delete_many, pointed_at, runs
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.people.models import Person

from ...models import Membership, MembershipChange
from .writing import write_back


def undo(reversal: dict[str, Any], task: Task) -> None:
    """Take one chunk back. Raises BuiltUpon when something happened on a row since."""
    at = datetime.datetime.fromisoformat(reversal["at"])
    rows, people = _row_by_key(reversal["memberships"]), _row_by_key(reversal["people"])
    _refuse_if_built_upon(rows, people, reversal["changed"], at)
    for first, last in runs(rows):
        MembershipChange.objects.filter(membership__gte=first, membership__lte=last).delete()
    _delete(Membership, rows, _("会籍已经变更"))
    _delete(Person, people, _("这位职工已经有别的记录"))
    write_back(
        [(person, membership, before) for _row, person, membership, before in reversal["changed"]], task
    )


def _row_by_key(kept: list[list[int]]) -> dict[int, int]:
    """From [keys, rows of the sheet] to the row of each key."""
    return dict(zip(*kept, strict=True)) if kept else {}


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
