"""When a new line begins to hold: everyone it concerns is assessed anew, once."""

import datetime
from collections import defaultdict

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM

from ..models import AssessmentRun, Facts, Line
from ..queries import assessing as queries
from ..queries import policies
from ..rules.lines import places
from ..rules.policies import Policy
from . import assessing, judging, refreshing

LOOK_BACK = datetime.timedelta(days=31)  # where nothing was assessed as a whole yet


@transaction.atomic
def reassess_due(*, at: datetime.datetime) -> list[AssessmentRun]:
    """Assess the households of lines that began or were entered since the last time; again, it does nothing.

    Only households that were assessed before: who was never verified is not decided by night. Each policy in
    use has its run, with the counts; the journal says how many changed.
    """
    on = timezone.localdate(at)
    lines = list(_due(on))
    if not lines:
        return []
    concerned = Facts.objects.exclude(category="").filter(_concerned(lines))
    files = concerned.filter(household__isnull=False).values_list("household", flat=True)
    refreshing.bring_aid_in_step(files, on)
    runs = []
    for policy, held in _by_policy(lines, on):
        households = concerned.filter(region__in=held)
        if households.exists():
            runs.append(assessing.assess_all(households=households, policy=policy, on=on, by=SYSTEM, at=at))
    return runs


def _due(on: datetime.date) -> list[Line]:
    begun = Line.objects.filter(valid_from__lte=on).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    last = AssessmentRun.objects.filter(path="", by_person_id=None).order_by("-id").first()
    if last is None:
        return list(begun.filter(valid_from__gt=on - LOOK_BACK))
    return list(begun.filter(Q(valid_from__gt=last.on) | Q(entered_at__gt=last.at)))


def _concerned(lines: list[Line]) -> Q:
    """Households that may live by one of these lines; their own nearest line decides."""
    found = Q()
    for line in lines:
        around = Q(region__in=_within(line.region)) if line.region else Q()
        found |= around & Q(
            residence=line.residence, members__gte=line.members_from, members__lte=line.members_to
        )
    return found


def _within(region: str) -> list[str]:
    return [held for held in queries.regions() if region in places(held)]


def _by_policy(lines: list[Line], on: datetime.date) -> list[tuple[Policy, list[str]]]:
    """The policy in use in each region that one of these lines reaches."""
    labels: dict[str, Policy] = {}
    found: dict[str, list[str]] = defaultdict(list)
    begun = {line.region for line in lines}
    for region in queries.regions():
        if begun.isdisjoint(places(region)):
            continue
        policy = policies.in_force(judging.policy_code_in(region, on), on, region)
        labels[policy.label] = policy
        found[policy.label].append(region)
    return [(labels[label], held) for label, held in found.items()]
