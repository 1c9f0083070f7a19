"""The data check with civil affairs (经济状况核对): asked and answered by file, never silently repaired."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import numbers
from gonghui.kernel.cases.models import Case

from ..models import Amount, DataCheck, Facts
from ..queries import checks, ways
from ..refusals import NotAuthorized, NothingToTakeOver, RelativeCase
from . import answering, family, filing

PREFIX = "HD"
HEADINGS = (_("核对批次"), _("档案号"), _("姓名"), _("身份证号码"), _("申请人"))
TOTALS = {
    "annual_income": (answering.WHAT.INCOME, "9"),
    "net_assets": (answering.WHAT.ASSET, "1"),
    "savings": (answering.WHAT.SAVING, "1"),
}
"""Of a check: what the answer becomes in the file."""


@transaction.atomic
def ask(
    cases: Iterable[Case], *, by: Actor, at: datetime.datetime, reason: str
) -> tuple[str, list[list[str]]]:
    """Ask civil affairs about the households of these cases.

    Gives the number of the batch and the rows of its sheet, one for each person, with readable numbers; an
    entry in the journal stands for each person asked about. Raises NotAuthorized for a household that has not
    signed, or whose application has ended in the meantime: then nobody is asked about.
    """
    batch, rows = numbers.next_number(PREFIX, at), []
    for case in cases:
        household = ways.household_of(case)
        if not checks.may_be_asked(case):
            raise NotAuthorized
        DataCheck.objects.create(household=household, case=case, batch=batch, asked_at=at)
        people = checks.people_of(household)
        head = household.head.name
        rows += [[batch, household.number, *told, head if told[0] == head else ""] for told in people]
        filing.record("check.ask", household, by, at, {"batch": batch, "people": len(people)}, reason)
    return batch, rows


@transaction.atomic
def take_over(case: Case, *, by: Actor, at: datetime.datetime, reason: str) -> DataCheck:
    """Put the answer in place of what was told; what was told stays in the file, ended on this day.

    Raises NothingToTakeOver, RelativeCase.
    """
    household = filing.locked(ways.household_of(case))
    check = checks.latest(household)
    if check is None or not check.differs or case.stage != "reviewing":
        raise NothingToTakeOver
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise RelativeCase
    for name, (what, kind) in TOTALS.items():
        fen = getattr(check, name)
        if fen is not None:
            on = timezone.localdate(at)
            household.amounts.filter(what=what, until=None).update(until=on)
            given: dict[str, Any] = {
                "source": Amount.Source.EXCHANGE,
                "months": family.ONCE,
                "by": by,
                "at": at,
            }
            family.set_amount(household, what=what, kind=kind, fen=fen, **given)
    if check.aided is not None:
        Facts.objects.filter(pk=household.facts_id).update(aided=check.aided)
    check.differs = False
    check.save(update_fields=["differs"])
    filing.note(household, "exchanged", by=by, at=at, reason=reason)
    filing.record("check.take_over", household, by, at, {"batch": check.batch}, reason)
    return check
