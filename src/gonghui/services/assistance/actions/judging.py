"""Assessing a household by the policy that holds where it lives, on the day of a decision."""

import datetime

from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import parameters

from ..models import Assessment, Household
from ..queries import policies
from ..rules.policies import Policy
from . import assessing, refreshing

POLICY = "assistance.policy"
USUAL = "depth-relative"


def policy_code(household: Household, on: datetime.date) -> str:
    """The policy in use where a household lives, by dated regional data."""
    return policy_code_in(household.facts.region, on)


def policy_code_in(region: str, on: datetime.date) -> str:
    """The same for a division."""
    return parameters.value(POLICY, on=on, region=region[:6], default=USUAL)


def policy_for(household: Household, on: datetime.date, code: str = "") -> Policy:
    """The version in force on a day, of a chosen policy or the usual one.

    Raises PolicyUnknown, PolicyNotInForce.
    """
    return policies.in_force(code or policy_code(household, on), on, household.facts.region)


def judge(household: Household, *, code: str = "", by: Actor, at: datetime.datetime) -> Assessment:
    """Assess and keep what was looked at. Raises LineMissing, PolicyUnknown, PolicyNotInForce."""
    on = timezone.localtime(at).date()
    policy = policy_for(household, on, code)
    refreshing.bring_aid_in_step([household.pk], on)
    return assessing.assess(facts=household.facts, policy=policy, on=on, by=by, at=at)
