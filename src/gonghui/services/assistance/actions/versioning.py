"""The next version of a policy: drafted by one officer, put in force by another; what stands is kept."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy

from ..models import Policy, PolicyDraft
from ..queries import lines, policies
from ..refusals import (
    DocumentMissing,
    DraftGone,
    InForceByAnother,
    NeverInForce,
    PastBeginning,
    PolicyElsewhere,
)
from ..rules import policies as rules
from ..rules import reading
from . import entering

NOT_KEPT = ("version", "document", "region", "valid_from", "valid_to", "demonstration")


@transaction.atomic
def draft_version(
    *,
    place: Organization,
    based_on: rules.Policy,
    changes: Mapping[str, Mapping[str, Any]],
    document: str,
    region: str,
    valid_from: datetime.date,
    by: Actor,
    at: datetime.datetime,
    valid_to: datetime.date | None = None,
) -> PolicyDraft:
    """Write down what the next version says; `changes` as in `reading.with_values`. Nothing is decided by it.

    Raises DocumentMissing, PolicyElsewhere, PastBeginning, NeverInForce, reading.BadPolicy.
    """
    document = tidy(document)
    if not document:
        raise DocumentMissing
    if not lines.may_enter(by, region):
        raise PolicyElsewhere(region=divisions.name(region[:6]))
    _in_time(valid_from, valid_to, at)
    changed = reading.with_values(policies.definition(based_on), changes)
    dates = {"valid_from": valid_from.isoformat(), "valid_to": valid_to.isoformat() if valid_to else None}
    rules.read({**changed, **dates, "region": region})
    draft = PolicyDraft.objects.create(
        organization=place,
        based_on=based_on.label,
        document=document,
        region=region,
        valid_from=valid_from,
        valid_to=valid_to,
        definition={name: value for name, value in changed.items() if name not in NOT_KEPT},
        written_by=Person.objects.get(pk=by.person_id),
        written_at=at,
    )
    _record("assistance.policy_drafted", draft, {"changes": dict(changes)}, by, at)
    return draft


@transaction.atomic
def put_in_force(draft: PolicyDraft, *, by: Actor, at: datetime.datetime) -> Policy:
    """Make the draft a version that never changes again; whoever wrote it asks a colleague.

    Raises DraftGone, InForceByAnother, PolicyElsewhere, PastBeginning, entering.PolicyTwice.
    """
    draft = _locked(draft)
    if by.person_id == draft.written_by_id:
        raise InForceByAnother
    if not lines.may_enter(by, draft.region):
        raise PolicyElsewhere(region=divisions.name(draft.region[:6]))
    _in_time(draft.valid_from, draft.valid_to, at)
    policy = entering.enter_policy(
        definition=draft.definition,
        document=draft.document,
        region=draft.region,
        valid_from=draft.valid_from,
        valid_to=draft.valid_to,
        by=by,
        at=at,
    )
    _record("assistance.policy_in_force", draft, {"policy": f"{policy.code}/{policy.version}"}, by, at)
    draft.delete()
    return policy


@transaction.atomic
def drop_draft(draft: PolicyDraft, *, by: Actor, at: datetime.datetime) -> None:
    """Throw a draft away; what is in force stays. Raises DraftGone."""
    draft = _locked(draft)
    _record("assistance.policy_draft_dropped", draft, {}, by, at)
    draft.delete()


def _locked(draft: PolicyDraft) -> PolicyDraft:
    found = PolicyDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if found is None:
        raise DraftGone
    return found


def _in_time(valid_from: datetime.date, valid_to: datetime.date | None, at: datetime.datetime) -> None:
    """What has been decided on a day that is over was decided by what stood then."""
    if valid_from < timezone.localdate(at):
        raise PastBeginning
    if valid_to is not None and valid_to <= valid_from:
        raise NeverInForce


def _record(deed: str, draft: PolicyDraft, body: dict[str, Any], by: Actor, at: datetime.datetime) -> None:
    told = {"based_on": draft.based_on, "document": draft.document, "from": draft.valid_from.isoformat()}
    journal.record(
        deed,
        by=by,
        at=at,
        subject=draft,
        organization_id=draft.organization_id,
        path=draft.path,
        body={**told, "region": draft.region, **body},
    )
