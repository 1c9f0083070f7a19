"""Every day: tell who does the rights work which day of the law comes up or has passed, once each."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..models import Bargaining, BargainingStep
from ..queries import rights
from ..rules import clocks
from ..telling_rights import DAY_COMES
from . import bargaining
from .writing_down import today_of

STEP = BargainingStep.Kind
DUE: dict[str, tuple[Any, str]] = {
    STEP.REPLIED: (_("对方要书面回应要约"), "reply_due_on"),
    STEP.FILED: (_("要报送审查"), "file_due_on"),
    STEP.PUBLISHED: (_("要向全体职工公布"), "publish_due_on"),
}


@dataclass(frozen=True)
class Coming:
    """A day of the law in one record; `told_from` when it is told earlier than the usual notice."""

    record: Any
    what: Any
    day: datetime.date
    address: str
    told_from: datetime.date | None = None


@transaction.atomic
def remind(*, at: datetime.datetime) -> int:
    """Tell of all that comes up within its days of notice, and once more when it has passed.

    Gives how many people were told now or had been told before.
    """
    today, told = today_of(at), 0
    for coming in _all_coming():
        if today < (coming.told_from or _usual(coming, today)):
            continue
        for person in rights.who_works(coming.record.organization, today):
            _tell(coming, person, today, at)
            told += 1
    return told


def due_in(round_: Bargaining) -> tuple[Any, datetime.date] | None:
    """What is due next in a round, and when; renewal once all is done. None when nothing has a day."""
    turn = bargaining.turn(round_)
    if turn in DUE:
        what, column = DUE[turn]
        day = getattr(round_, column)
        return (what, day) if day else None
    if not turn and round_.closed_on is None and round_.renewed_by_id is None and round_.valid_to:
        return _("合同到期，要提出续订"), round_.valid_to
    return None


def _all_coming() -> Iterator[Coming]:
    for mediation in rights.running_mediations():
        yield Coming(mediation, _("调解期限到"), mediation.due_on, "mediation")
    for mediation in rights.unperformed():
        if mediation.perform_by is not None:
            yield Coming(mediation, _("调解协议要兑现"), mediation.perform_by, "mediation")
    for round_ in rights.open_bargainings():
        if due := due_in(round_):
            renewal = round_.renew_from if due[1] == round_.valid_to else None
            yield Coming(round_, *due, "bargaining", renewal)
    for opinion in rights.unanswered_opinions():
        yield Coming(opinion, _("对方要书面答复"), opinion.reply_due_on, "opinion")


def _usual(coming: Coming, today: datetime.date) -> datetime.date:
    ahead = clocks.length(clocks.REMINDER, on=today, region=coming.record.organization.region)
    return coming.day - ahead * clocks.DAY


def _tell(coming: Coming, person: Person, today: datetime.date, at: datetime.datetime) -> None:
    record, late = coming.record, "late" if today > coming.day else ""
    places = {
        "number": record.number,
        "organization": record.organization.name,
        "what": coming.what,
        "day": formats.iso(coming.day),
    }
    url = reverse(f"workbench-grievances:{coming.address}", args=[record.uid])
    once = f"{record.uid}:{coming.day.isoformat()}:{late}"
    tell(person, DAY_COMES, places=places, by=SYSTEM, at=at, url=url, once=once)
