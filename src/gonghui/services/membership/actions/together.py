"""One change for many memberships: all of them or none, written chunk by chunk in one transaction."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization

from .. import queries
from ..events import MemberLeft, MemberTransferred
from ..models import Membership, MembershipChange
from ..refusals import NotAllFit, ReasonNeeded, TransferRunning
from .life import CAME, LEFT, RESTORED, RETAINED, WENT

AT_ONCE = 1000
STATE = Membership.State


@dataclass(frozen=True)
class Deed:
    """What happens to each: which state it must have, what is set, which lines its history gets."""

    fits: frozenset[str]
    kinds: tuple[str, ...]
    sets: dict[str, Any] = field(default_factory=dict)


CARRY = Deed(frozenset({STATE.ACTIVE, STATE.RETAINED}), (WENT, CAME))
RETAIN = Deed(frozenset({STATE.ACTIVE}), (RETAINED,), {"state": STATE.RETAINED})
RESTORE = Deed(frozenset({STATE.RETAINED}), (RESTORED,), {"state": STATE.ACTIVE})
LEAVE = Deed(frozenset({STATE.ACTIVE, STATE.RETAINED}), (LEFT,), {"state": STATE.ENDED})


@dataclass(frozen=True)
class _Task:
    deed: Deed
    to: Organization | None
    on: datetime.date
    reason: str
    by: Actor
    at: datetime.datetime


@transaction.atomic
def change_many(
    chosen: QuerySet[Membership],
    deed: Deed,
    *,
    on: datetime.date,
    reason: str,
    by: Actor,
    at: datetime.datetime,
    to: Organization | None = None,
) -> int:
    """Do it to every chosen membership; who already stands in `to` is passed over. Gives how many changed.

    Raises ReasonNeeded, NotAllFit, TransferRunning; nothing is changed then.
    """
    if not reason.strip():
        raise ReasonNeeded
    task = _Task(deed, to, on, reason.strip(), by, at)
    return sum(_change(rows, task) for rows in _held(chosen))


def _held(chosen: QuerySet[Membership]) -> Iterator[list[Membership]]:
    """The chosen rows as they stand now, locked, in parts."""
    ids = list(chosen.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        part = Membership.objects.select_for_update().filter(pk__in=ids[start : start + AT_ONCE])
        yield list(part.select_related("organization").order_by("pk"))


def _change(rows: list[Membership], task: _Task) -> int:
    _refuse_unfit(rows, task.deed)
    if task.to is not None:
        rows = [row for row in rows if row.organization_id != task.to.pk]
        _refuse_running(rows)
    ids = [row.pk for row in rows]
    changes = [change for row in rows for change in _changes(row, task)]
    Membership.objects.filter(pk__in=ids).update(**_set(task))
    MembershipChange.objects.bulk_create(changes, batch_size=500)
    journal.record_many((_entry(row, task) for row in rows), by=task.by, at=task.at)
    _announce(rows, task)
    return len(rows)


def _refuse_unfit(rows: list[Membership], deed: Deed) -> None:
    unfit = [row for row in rows if row.state not in deed.fits]
    if unfit:
        raise NotAllFit(count=len(unfit), number=unfit[0].number, state=unfit[0].get_state_display())


def _refuse_running(rows: list[Membership]) -> None:
    running = queries.running_transfers(row.pk for row in rows).first()
    if running:
        raise TransferRunning(number=running.case.number)


def _set(task: _Task) -> dict[str, Any]:
    wanted = {**task.deed.sets, "changed_at": task.at}
    if task.to is not None:
        return {**wanted, "organization": task.to, "started_on": task.on}
    return {**wanted, "ended_on": task.on} if task.deed is LEAVE else wanted


def _changes(row: Membership, task: _Task) -> Iterator[MembershipChange]:
    leaves = task.to is not None or task.deed is LEAVE
    for kind in task.deed.kinds:
        yield MembershipChange(
            membership=row,
            kind=kind,
            on=task.on,
            reason=task.reason,
            from_organization=row.organization if leaves else None,
            to_organization=task.to or (None if task.deed is LEAVE else row.organization),
            by_name=task.by.name,
            recorded_at=task.at,
        )


def _entry(row: Membership, task: _Task) -> journal.Deed:
    return journal.Deed(
        "membership.changed",
        subject=("membership.Membership", row.pk),
        about_person_id=row.person_id,
        organization_id=row.organization_id,
        path=row.path,
        reason=task.reason,
        body={"kind": task.deed.kinds[-1], "on": task.on.isoformat(), "to": task.to.pk if task.to else None},
    )


def _announce(rows: list[Membership], task: _Task) -> None:
    for row in rows:
        if task.to is not None:
            registry.announce(MemberTransferred(row, row.organization, task.by, task.at))
        elif task.deed is LEAVE:
            registry.announce(MemberLeft(row, task.by, task.at))
