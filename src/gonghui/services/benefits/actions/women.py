"""Women's records: told by herself or kept for her, taken back, ended; moved after her; never in a notice.

What the journal keeps of her own deeds names nobody: an auditor reads it.
"""

import dataclasses
import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import ONESELF, SYSTEM, Actor
from gonghui.kernel.journal.actions import record as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from ..models import WomensRecord
from ..queries import finding, women
from ..refusals_groups import RecordClosed
from ..rules import womens


@transaction.atomic
def keep(
    person: Person,
    organization: Organization,
    told: dict[str, Any],
    *,
    by: Actor,
    at: datetime.datetime,
) -> WomensRecord:
    """Keep what a woman told, with her consent; what stood before is closed.

    `told`: stage, on, and what belongs to the stage, as `rules.womens.Told` reads it, without `told_on`.
    """
    before = women.standing(person)
    if before is not None:
        _close(before, at)
    kept = WomensRecord(person=person, organization=organization, kept_at=at)
    own = by.person_id == person.pk
    kept.particulars = {
        **told,
        "told_on": timezone.localdate(at).isoformat(),
        "told_by": "self" if own else "officer",
        "consented_at": at.isoformat(),
    }
    kept.save()
    _journal("benefits.women.keep", kept, by, at)
    return kept


@transaction.atomic
def withdraw(record: WomensRecord, *, by: Actor, at: datetime.datetime) -> None:
    """She takes it back: what stood in it is erased. Raises RecordClosed."""
    record = _locked(record)
    record.particulars_sealed = None
    _close(record, at)
    _journal("benefits.women.withdraw", record, by, at)


@transaction.atomic
def end(record: WomensRecord, *, by: Actor, at: datetime.datetime, reason: str) -> None:
    """The stage is over. Raises RecordClosed."""
    record = _locked(record)
    _close(record, at)
    _journal("benefits.women.end", record, by, at, reason)


def keep_up(*, at: datetime.datetime) -> int:
    """By the clock: end what is over, and let a record follow who changed her union. Gives how many."""
    changed = 0
    for record in women.all_standing().iterator(chunk_size=500):
        changed += _kept_up(record, at)
    return changed


@transaction.atomic
def _kept_up(record: WomensRecord, at: datetime.datetime) -> int:
    today = timezone.localdate(at)
    last = womens.ends(womens.Told(record.particulars))
    if last is not None and last < today:
        _close(record, at)
        _journal("benefits.women.end", record, SYSTEM, at)
        return 1
    where = finding.members(today).filter(person=record.person).first()
    if where is None or where.organization_id == record.organization_id:
        return 0
    record.organization = where.organization
    record.save(update_fields=["organization"])
    _journal("benefits.women.follow", record, SYSTEM, at)
    return 1


def _locked(record: WomensRecord) -> WomensRecord:
    record = WomensRecord.objects.select_for_update().get(pk=record.pk)
    if record.closed_at is not None:
        raise RecordClosed
    return record


def _close(record: WomensRecord, at: datetime.datetime) -> None:
    record.closed_at = at
    record.save()


def _journal(deed: str, record: WomensRecord, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    shown = dataclasses.replace(by, name=ONESELF) if by.person_id == record.person_id else by
    journal(
        deed,
        by=shown,
        at=at,
        subject=record,
        about_person_id=record.person_id,
        organization_id=record.organization_id,
        path=record.path,
        reason=reason,
    )
