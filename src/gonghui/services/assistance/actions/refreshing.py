"""Bringing the totals and flags of many files in step at once, by the same sums as for one."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from gonghui.kernel.bulk import update_many

from ..models import Amount, Facts, Hardship, Household, HouseholdMember
from ..queries import flags, households, totals
from . import insuring


def refresh_many(pks: list[int], at: datetime.datetime) -> None:
    """As `filing.refresh_facts` for each of these files. The caller holds them."""
    on = timezone.localdate(at)
    for part in households.parts(pks):
        files = list(households.by_keys(part))
        amounts, events = _grouped(Amount, part), _grouped(Hardship, part)
        people = _grouped(HouseholdMember.objects.filter(left_on=None), part)
        doubled, aided = flags.elsewhere(part), totals.earlier_aid(part, on)
        facts, costs = [], []
        for file in files:
            causes = [file.main_cause, *file.other_causes]
            found = totals.worked_out(amounts[file.pk], events[file.pk], len(people[file.pk]), causes, on)
            stated = {"members": file.stated_members, "income": file.stated_income}
            flagged = flags.compared(stated, found["members"], found["annual_income_fen"])
            flagged += ["member.elsewhere"] if file.pk in doubled else []
            kept = (found[name] for name in totals.FACTS)
            facts.append((*kept, aided.get(file.pk, 0), file.facts_id))
            costs.append((*(found[name] for name in totals.COSTS), flagged, at, file.pk))
        insuring.note(part, at)
        update_many(Facts, (*totals.FACTS, totals.AID), facts)
        update_many(Household, (*totals.COSTS, "flags", "changed_at"), costs)


def bring_aid_in_step(pks: Iterable[int], on: datetime.date) -> int:
    """Give these files what the union paid within the year before a day, and say how many were behind.

    Money comes and a year goes by without anybody touching the file.
    """
    behind = 0
    for part in households.parts(pks):
        aided = totals.earlier_aid(part, on)
        rows = households.aid_held(part)
        changed = [(aided.get(home, 0), pk) for home, pk, held in rows if held != aided.get(home, 0)]
        update_many(Facts, (totals.AID,), changed)
        behind += len(changed)
    return behind


def _grouped(rows: Any, pks: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = rows if hasattr(rows, "filter") else rows.objects
    for row in rows.filter(household__in=pks):
        found[row.household_id].append(row)
    return found
