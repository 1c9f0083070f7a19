"""Taking written rows back: new files go, changed ones get their old values, or nothing at all."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.imports.rows import Task
from gonghui.kernel.bulk import delete_many, pointed_at, runs
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.people.models import Person

from ...models import (
    Amount,
    Facts,
    Hardship,
    Household,
    HouseholdChange,
    HouseholdMember,
    InsuranceState,
)
from ...queries import households
from ..refreshing import refresh_many
from .changing import put_member, write_back

OWN = (HouseholdChange, InsuranceState, Amount, Hardship, HouseholdMember)
"""What a file brought along itself; whatever else points at it was added since."""


def undo(reversal: dict[str, Any], task: Task) -> None:
    """Take one chunk of households back. Raises BuiltUpon when something happened on one since."""
    at = datetime.datetime.fromisoformat(reversal["at"])
    files = {pk: row for pk, _facts, row in reversal["households"]}
    facts = {pk: row for _file, pk, row in reversal["households"]}
    people = dict(reversal["people"])
    changed = {pk: row for pk, row, *_rest in reversal["changed"]}
    _refuse_if_later({**files, **changed}, at)
    if busy := cases.applicants_among(list(people)):
        raise BuiltUpon(row=people[min(busy)], what=_("已经有办件"))
    for model in OWN:
        for first, last in runs(files):
            model._base_manager.filter(household__gte=first, household__lte=last).delete()
    _delete(Household, files, _("档案上又办了别的事"))
    _delete(Facts, facts, _("已经做过认定"))
    _delete(Person, people, _("这位职工已经有别的记录"))
    for pk, _row, before, ended, new in reversal["changed"]:
        write_back([(pk, before)], task)
        _give_back(ended, new)
    refresh_many(sorted(changed), task.at)


def undo_members(reversal: dict[str, Any], task: Task) -> None:
    """Take one chunk of members back."""
    at = datetime.datetime.fromisoformat(reversal["at"])
    homes = {home: row for _pk, home, row in reversal["members"]}
    homes |= {home: row for home, _pk, row, *_rest in reversal["changed"]}
    _refuse_if_later(homes, at)
    members = {pk: row for pk, _home, row in reversal["members"]}
    for first, last in runs(members):
        for model in (Amount, InsuranceState):
            model._base_manager.filter(member__gte=first, member__lte=last).delete()
    _delete(HouseholdMember, members, _("档案上又办了别的事"))
    for _home, pk, _row, before, ended, new in reversal["changed"]:
        put_member(pk, before)
        _give_back(ended, new)
    # Moved back to the moment of the import, so that the households' own chunk can still be taken back.
    refresh_many(sorted(homes), at)


def _give_back(ended: list[int], new: list[int]) -> None:
    Amount.objects.filter(pk__in=new).delete()
    Amount.objects.filter(pk__in=ended).update(until=None)


def _refuse_if_later(files: dict[int, int], at: datetime.datetime) -> None:
    for first, last in runs(files):
        found = households.changed_but_at(first, last, at)
        if found:
            raise BuiltUpon(row=files[found], what=_("档案已经更新"))


def _delete(model: Any, rows: dict[int, int], what: str) -> None:
    held = pointed_at(model, rows)
    if held:
        raise BuiltUpon(row=rows[held], what=what)
    delete_many(model, rows)
