"""Versions of policies for those who keep them: what stands, how often it was used, what is drafted."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor

from .. import models
from ..models import AssessmentRun, PolicyDraft
from ..rules.policies import Policy
from . import policies

POLICY = "assistance.policy"


@dataclass(frozen=True)
class Origin:
    """Who entered a version and when; of a shipped one nobody and nothing."""

    by: str = ""
    at: datetime.datetime | None = None


def all_versions() -> list[Policy]:
    """Every version, by code, the newest first. They are public documents: every officer may know them."""
    return sorted(policies.known(), key=lambda one: (one.code, -one.valid_from.toordinal(), -one.version))


def of_code(code: str) -> list[Policy]:
    return [one for one in all_versions() if one.code == code]


def origin(policy: Policy) -> Origin:
    row = models.Policy.objects.filter(code=policy.code, version=policy.version).first()
    return Origin(row.entered_by, row.entered_at) if row else Origin()


def times_used(policy: Policy) -> int:
    """How many acts of assessing went by it, of one household or of many."""
    return AssessmentRun.objects.filter(policy_code=policy.code, policy_version=policy.version).count()


def drafts(actor: Actor) -> QuerySet[PolicyDraft]:
    """The drafts that are written within the officer's unions."""
    seen = access.visible_to(actor, PolicyDraft.objects.all(), POLICY)
    return seen.select_related("written_by", "organization")


def as_policy(draft: PolicyDraft) -> Policy:
    """The draft read as the version it would become; 0 stands for the number it has not got yet."""
    dates = {
        "valid_from": draft.valid_from.isoformat(),
        "valid_to": draft.valid_to.isoformat() if draft.valid_to else None,
    }
    told = {"version": 0, "document": draft.document, "region": draft.region}
    return policies.policies.read({**draft.definition, **told, **dates})


def base_of(draft: PolicyDraft) -> Policy:
    code, _slash, number = draft.based_on.partition("/")
    return policies.version(code, int(number))
