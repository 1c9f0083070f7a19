"""Opening a household's file and changing what it says; the totals that policies compare are kept in step."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.numbers import next_number
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person

from .. import details
from ..models import Facts, Household, HouseholdChange, HouseholdMember
from ..queries import flags, households, totals
from ..refusals import HouseholdExists
from . import insuring

PREFIX = "DA"
SELF = "01"
COLUMNS = frozenset(
    (
        "main_cause", "other_causes", "focus", "work_state", "enterprise_kind", "enterprise_state",
        "insurance", "insurance_gap", "migrant", "illness_since", "stated_income", "stated_members",
    )
)  # fmt: skip
TOLD = frozenset(("region", "residence", "aided", "months_below_line"))
URBAN = "urban"


@transaction.atomic
def open_household(
    *,
    head: Person,
    organization: Organization,
    by: Actor,
    at: datetime.datetime,
    region: str = "",
    residence: str = URBAN,
) -> Household:
    """A new file with its head as the first member. Raises HouseholdExists while one lasts."""
    Person.objects.select_for_update().get(pk=head.pk)
    lasting = households.lasting_of(head)
    if lasting:
        raise HouseholdExists(name=head.name, number=lasting.number)
    facts = Facts.objects.create(
        organization=organization,
        region=region or households.region_of(organization),
        residence=residence,
        members=1,
    )
    household = Household.objects.create(
        organization=organization, head=head, facts=facts, number=next_number(PREFIX, at), changed_at=at
    )
    HouseholdMember.objects.create(household=household, **_as_member(head))
    note(household, "opened", by=by, at=at)
    record("household.opened", household, by, at, {})
    return household


@transaction.atomic
def change_file(
    household: Household, changes: dict[str, Any], *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Household:
    """Change columns, told facts and sealed particulars by name; the journal keeps which, never the values.

    Raises KeyError for a name that no file has.
    """
    unknown = set(changes) - COLUMNS - TOLD - details.NAMES
    if unknown:
        raise KeyError(min(unknown))
    household = locked(household)
    changed = _set(household, changes)
    if changed:
        household.save()
        household.facts.save()
        finish(household, "file", changed, by=by, at=at, reason=reason)
    return household


def refresh_facts(household: Household, at: datetime.datetime) -> None:
    """Bring stored totals and flags in step with what the file tells on that day; the caller holds it."""
    on = timezone.localdate(at)
    found = totals.of_household(household, on)
    told = {name: found[name] for name in totals.FACTS}
    told[totals.AID] = totals.earlier_aid([household.pk], on).get(household.pk, 0)
    Facts.objects.filter(pk=household.facts_id).update(**told)
    costs = {name: found[name] for name in totals.COSTS}
    flagged = flags.flags_of(household, found)
    Household.objects.filter(pk=household.pk).update(**costs, flags=flagged, changed_at=at)
    household.facts.refresh_from_db()
    household.refresh_from_db(fields=[*totals.COSTS, "flags", "changed_at"])


def day_of(text: str) -> datetime.date | None:
    """A day from the plain text of a form; None for none."""
    return datetime.date.fromisoformat(text) if text else None


def locked(household: Household) -> Household:
    """The file as it stands, held until the transaction ends."""
    found = Household.objects.select_for_update(of=("self",)).select_related("facts", "head", "organization")
    return found.get(pk=household.pk)


def finish(
    household: Household,
    kind: str,
    changed: list[str],
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
) -> None:
    """After a change inside a deed: totals, a line in the file's history, an entry in the journal."""
    refresh_facts(household, at)
    insuring.note([household.pk], at)
    note(household, kind, by=by, at=at, reason=reason)
    record(f"household.{kind}", household, by, at, {"fields": changed}, reason)


def note(household: Household, kind: str, *, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    """One line of the file's history; several of one kind by one hand on one day are one line."""
    on = timezone.localdate(at)
    same = household.changes.filter(kind=kind, on=on, by_name=by.name, reason=reason)
    if not same.exists():
        HouseholdChange.objects.create(
            household=household, kind=kind, on=on, reason=reason, by_name=by.name, recorded_at=at
        )


def _set(household: Household, changes: dict[str, Any]) -> list[str]:
    """Put values where they belong; returns the names of what really changed."""
    told = household.particulars
    changed = []
    for name, value in changes.items():
        if name in details.NAMES:
            if told.get(name, "") != value:
                changed.append(name)
                told[name] = value
            continue
        holder = household if name in COLUMNS else household.facts
        if getattr(holder, name) != value:
            changed.append(name)
            setattr(holder, name, value)
    household.particulars = {name: value for name, value in told.items() if value not in ("", None)}
    return sorted(changed)


def _as_member(head: Person) -> dict[str, Any]:
    return {
        "person": head,
        "relation": SELF,
        "sex": head.sex,
        "birth_year": head.birth_date.year if head.birth_date else None,
        "id_index": head.id_index,
    }


def record(
    deed: str, household: Household, by: Actor, at: datetime.datetime, body: dict, reason: str = ""
) -> None:
    """The journal entry of a deed on a household's file."""
    journal.record(
        f"assistance.{deed}",
        by=by,
        at=at,
        subject=household,
        about_person_id=household.head_id,
        organization_id=household.organization_id,
        path=household.path,
        reason=reason,
        body=body,
    )
