"""What every deed of rights work does: looks at the day it is said to be of, and keeps the journal."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.actions import record

from ..models import Bargaining, Mediation, Opinion, WageAlert
from ..refusals_rights import BeforeItBegan, DayToCome


def today_of(at: datetime.datetime) -> datetime.date:
    return timezone.localdate(at)


def check_past(on: datetime.date, at: datetime.datetime, *, not_before: datetime.date | None = None) -> None:
    """A day that was, and not before what it follows. Raises DayToCome, BeforeItBegan."""
    if on > today_of(at):
        raise DayToCome(day=on.isoformat())
    if not_before is not None and on < not_before:
        raise BeforeItBegan(day=not_before.isoformat())


def write_down(
    deed: str,
    subject: Mediation | WageAlert | Bargaining | Opinion,
    by: Actor,
    at: datetime.datetime,
    **body: Any,
) -> None:
    """The journal's entry; its body holds numbers, days and codes, never what was said."""
    place: dict[str, Any] = {"organization_id": subject.organization_id, "path": subject.path}
    record(deed, by=by, at=at, subject=subject, **place, body={"number": subject.number, **body})
