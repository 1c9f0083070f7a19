"""Each deed leaves two marks: the organization's own history, and the journal."""

import datetime
from typing import Any

from ...actor import Actor
from ...journal import actions as journal
from ..models import Organization, OrganizationChange


def record(
    kind: str,
    organization: Organization,
    *,
    on: datetime.date,
    before: dict[str, Any],
    after: dict[str, Any],
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    also: dict[str, Any] | None = None,
) -> None:
    """Keep what was and what is; `also` goes into the journal only."""
    OrganizationChange.objects.create(
        organization=organization, kind=kind, on=on, before=before, after=after, reason=reason, recorded_at=at
    )
    journal.record(
        f"organization.{kind}",
        by=by,
        at=at,
        subject=("organizations.Organization", organization.pk),
        organization_id=organization.pk,
        path=organization.path,
        reason=reason,
        body={"on": on.isoformat(), "before": before, "after": after, **(also or {})},
    )


def said(value: Any) -> str:
    """A value as history keeps it: text, nothing for none."""
    return "" if value is None else str(value)


def locked(organization: Organization) -> Organization:
    """The organization as it stands now, held for this deed."""
    return Organization.objects.select_for_update().get(pk=organization.pk)


def locked_both(one: Organization, other: Organization) -> tuple[Organization, Organization]:
    """Two organizations held for one deed, always locked in the same order, so that no two deeds wait."""
    rows = Organization.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    held = {row.pk: row for row in rows}
    return held[one.pk], held[other.pk]
