"""The yearly re-check: gone to see again, kept, observed, let go only when the household stands."""

import datetime

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes import parameters

from .. import flows
from ..models import Household
from ..queries import assessing, naming, ways
from ..refusals import (
    AgainstTheEstimate,
    NotObservedLongEnough,
    RelativeCase,
    StillInHardship,
    VisitMissing,
)
from . import deciding, judging, planning

AHEAD = datetime.timedelta(days=30)
YEAR = datetime.timedelta(days=365)
MONTHS_ABOVE = "assistance.months_above_line"
MONTHS_ABOVE_DEFAULT = 6
DAYS_OF_A_MONTH = 30.4375


def open_due(*, at: datetime.datetime, limit: int = 1000) -> int:
    """Open the re-check of every household whose year is over within a month. Gives how many."""
    today = timezone.localtime(at).date()
    return sum(_open(household.pk, at) for household in ways.due_for_recheck(today + AHEAD)[:limit])


@transaction.atomic
def decide(
    case: Case,
    move: str,
    *,
    by: Actor,
    at: datetime.datetime,
    reason: str = "",
    expected_version: int | None = None,
) -> Case:
    """Report, keep, observe or let go.

    Raises VisitMissing, RelativeCase, AgainstTheEstimate, StillInHardship, NotObservedLongEnough.
    """
    household = Household.objects.select_for_update().select_related("facts").get(pk=case.about_id)
    if by.person_id and household.members.filter(person_id=by.person_id).exists():
        raise RelativeCase
    CHECKS[move](household, case, by, at, reason)
    moved = cases.move(case, move, by=by, at=at, reason=reason, expected_version=expected_version)
    if move in OUTCOMES:
        _carry_out(household, move, by, at, reason)
    return moved


def _open(household_pk: int, at: datetime.datetime) -> int:
    with transaction.atomic():
        household = Household.objects.select_for_update().get(pk=household_pk)
        if not ways.due_for_recheck(timezone.localtime(at).date() + AHEAD).filter(pk=household.pk).exists():
            return 0
        cases.open_case(
            flows.RECHECK,
            organization=household.organization,
            other_organization=ways.county_of(household.organization),
            applicant=household.head,
            by=SYSTEM,
            at=at,
            title=str(flows.RECHECK.name),
            about=household,
        )
    return 1


def _nothing(household: Household, case: Case, by: Actor, at: datetime.datetime, reason: str) -> None:
    """Sending back needs only its reason, which the flow asks for."""


def _visited(household: Household, case: Case, by: Actor, at: datetime.datetime, reason: str) -> None:
    if not household.visits.filter(case=case).exists():
        raise VisitMissing


def _kept(household: Household, case: Case, by: Actor, at: datetime.datetime, reason: str) -> None:
    found = judging.judge(household, by=by, at=at)
    if found.category == ways.NONE and not reason.strip():
        raise AgainstTheEstimate(
            policy=assessing.policy_of(found).name, category=naming.category_name(found.category)
        )


def _observed(household: Household, case: Case, by: Actor, at: datetime.datetime, reason: str) -> None:
    found = judging.judge(household, by=by, at=at)
    if found.category != ways.NONE:
        raise StillInHardship(
            policy=assessing.policy_of(found).name, category=naming.category_name(found.category)
        )


def _lifted(household: Household, case: Case, by: Actor, at: datetime.datetime, reason: str) -> None:
    _observed(household, case, by, at, reason)
    region = household.facts.region[:6]
    months = parameters.value(
        MONTHS_ABOVE, on=timezone.localdate(at), region=region, default=MONTHS_ABOVE_DEFAULT
    )
    since = household.observed_from
    if since is None or (timezone.localdate(at) - since).days < float(months) * DAYS_OF_A_MONTH:
        raise NotObservedLongEnough(months=months, since=since.isoformat() if since else "–")


def _carry_out(household: Household, move: str, by: Actor, at: datetime.datetime, reason: str) -> None:
    today = timezone.localtime(at).date()
    household.state, household.changed_at = OUTCOMES[move], at
    household.check_due_on = None if move == "lift" else today + YEAR
    if move == "observe":
        household.observed_from = household.observed_from or today
    if move == "keep":
        household.observed_from = None
    if move == "lift":
        household.ended_on = today
    household.save()
    deciding.note_change(household, OUTCOMES[move], today, by=by, at=at, reason=reason)
    if move == "lift":
        planning.end_at_exit(household, by=by, at=at, reason=reason)


CHECKS = {
    "report": _visited,
    "send_back": _nothing,
    "keep": _kept,
    "observe": _observed,
    "lift": _lifted,
}
OUTCOMES = {
    "keep": Household.State.ON_FILE,
    "observe": Household.State.OBSERVED,
    "lift": Household.State.LIFTED,
}
