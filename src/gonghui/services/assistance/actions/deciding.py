"""Deciding on an application: checked at home, reviewed, published, approved by somebody else."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes import parameters
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.ui import formats

from ..models import Application, Household, HouseholdChange
from ..queries import assessing, checks, naming, ways
from ..refusals import (
    AgainstTheEstimate,
    BeyondThisLevel,
    CheckDiffers,
    NoHigherLevel,
    NotAuthorized,
    NotEligible,
    RelativeCase,
    ReviewerApproves,
    VisitMissing,
)
from . import judging, proposing, publishing

LIMIT = "assistance.approval_limit"
UNLIMITED = None
YEAR = datetime.timedelta(days=365)


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
    """Make one officer's move, with what belongs to it, in one transaction.

    Raises what the kernel raises, and VisitMissing, NotAuthorized, CheckDiffers, NotEligible,
    AgainstTheEstimate,
    ReviewerApproves, BeyondThisLevel, NoHigherLevel, RelativeCase.
    """
    application = Application.objects.select_for_update().get(case=case)
    _no_relative(application, by)
    given: dict[str, Any] = {"by": by, "at": at, "reason": reason, "expected_version": expected_version}
    before = BEFORE.get(move)
    if before:
        before(application, by, at, reason)
    if move == "raise":
        given["to_organization"] = _next_above(application)
    moved = cases.move(case, move, **given)
    after = AFTER.get(move)
    if after:
        after(application, by, at, reason)
    return moved


def _no_relative(application: Application, by: Actor) -> None:
    if by.person_id and application.household.members.filter(person_id=by.person_id).exists():
        raise RelativeCase


def _visited(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    visits = application.household.visits.filter(case=application.case)
    if not visits.exists():
        raise VisitMissing
    if not visits.filter(authorized_check=True).exists():
        raise NotAuthorized


def _assessed(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    """The decision stands on an assessment of this very day, kept with its numbers."""
    answer = checks.latest(application.household)
    if answer and answer.differs and not reason.strip():
        raise CheckDiffers
    assessment = judging.judge(application.household, code=application.policy, by=by, at=at)
    if assessment.category == ways.NONE and not reason.strip():
        raise NotEligible(policy=assessing.policy_of(assessment).name)
    application.assessment = assessment
    application.amount = proposing.amount_for(assessment, on=timezone.localdate(at))
    application.reviewed_by_id = by.person_id
    application.save(update_fields=["assessment", "amount", "reviewed_by"])


def _refused(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    assessment = judging.judge(application.household, code=application.policy, by=by, at=at)
    if assessment.category != ways.NONE and not reason.strip():
        raise AgainstTheEstimate(
            policy=assessing.policy_of(assessment).name, category=naming.category_name(assessment.category)
        )
    application.assessment, application.reviewed_by_id = assessment, by.person_id
    application.save(update_fields=["assessment", "reviewed_by"])


def _by_another(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    if by.person_id is not None and by.person_id == application.reviewed_by_id:
        raise ReviewerApproves
    place = application.case.other_organization
    limit = limit_of(place, timezone.localdate(at))
    if limit is not UNLIMITED and application.amount > limit:
        raise BeyondThisLevel(amount=formats.yuan(application.amount), limit=formats.yuan(limit))


def _published(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    publishing.publish(application, by=by, at=at)


def _on_file(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    on = timezone.localdate(at)
    Application.objects.filter(pk=application.pk).update(approved_by=_person(by))
    household = Household.objects.select_for_update().get(pk=application.household_id)
    returns = was_helped(household)
    household.state, household.filed_on = Household.State.ON_FILE, household.filed_on or on
    household.check_due_on, household.changed_at = on + YEAR, at
    if returns:
        household.returned_on, household.observed_from = on, None
    household.save()
    note_change(household, "returned" if returns else "filed", on, by=by, at=at)


def was_helped(household: Household) -> bool:
    """Whether it had been on file, was let go, and asks again."""
    return household.filed_on is not None and household.ended_on is not None


def _closed(application: Application, by: Actor, at: datetime.datetime, reason: str) -> None:
    household = Household.objects.select_for_update().get(pk=application.household_id)
    let_be(household, "closed", by=by, at=at, reason=reason)


def let_be(household: Household, kind: str, *, by: Actor, at: datetime.datetime, reason: str = "") -> None:
    """An open file whose application came to nothing: closed, or as it was when it had been let go before."""
    if household.state != Household.State.OPEN:
        return
    household.changed_at = at
    if was_helped(household):
        household.state = Household.State.LIFTED
    else:
        household.state, household.ended_on = Household.State.CLOSED, timezone.localdate(at)
    household.save()
    note_change(household, kind, timezone.localdate(at), by=by, at=at, reason=reason)


def note_change(
    household: Household, kind: str, on: datetime.date, *, by: Actor, at: datetime.datetime, reason: str = ""
) -> None:
    """Write down what became of a household on a day."""
    HouseholdChange.objects.create(
        household=household, kind=kind, on=on, reason=reason[:200], by_name=by.name, recorded_at=at
    )


def limit_of(place: Organization, on: datetime.date) -> int | None:
    """The largest amount in fen that a union of this level may approve; None when there is no limit."""
    return parameters.value(f"{LIMIT}.{place.level}", on=on, region=place.region, default=UNLIMITED)


def _next_above(application: Application) -> Organization:
    above = tree.ancestors(application.case.other_organization)
    if not above:
        raise NoHigherLevel
    return above[-1]


def _person(by: Actor) -> Person | None:
    return Person.objects.filter(pk=by.person_id).first()


BEFORE = {
    "verify": _visited,
    "publish": _assessed,
    "refuse": _refused,
    "approve": _by_another,
}
AFTER = {"publish": _published, "approve": _on_file, "decline": _closed, "refuse": _closed, "reject": _closed}
