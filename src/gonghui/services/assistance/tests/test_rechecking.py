"""A year later: kept, observed, and let go only when the household stands."""

import datetime

import pytest
from django.utils import timezone

from gonghui.kernel.cases.models import Case
from gonghui.services.assistance.actions import rechecking, visiting
from gonghui.services.assistance.models import Facts, Household
from gonghui.services.assistance.refusals import (
    AgainstTheEstimate,
    NotObservedLongEnough,
    StillInHardship,
    VisitMissing,
)

from . import cast as casting
from .cast import AT, DAY

RICH = 9_000_000


@pytest.fixture
def cast(db):
    return casting.gather()


@pytest.fixture
def household(cast):
    file = casting.household(cast)
    file.state, file.filed_on, file.check_due_on = "on_file", AT.date(), AT.date() + 365 * DAY
    file.save()
    return file


def due(at) -> Case:
    assert rechecking.open_due(at=at) == 1
    return Case.objects.get(flow="assistance.recheck", ended_at=None)


def reported(case: Case, cast, at) -> Case:
    household = Household.objects.get(pk=case.about_id)
    visiting.record_visit(
        household,
        key=casting.uuid.uuid4(),
        visited_on=timezone.localdate(at),
        purpose=visiting.RECHECK,
        findings={"seen": "女儿工作了。"},
        by=cast.officer,
        at=at,
        case=case,
        agrees=True,
    )
    return rechecking.decide(case, "report", by=cast.officer, at=at)


def decide(case: Case, move: str, cast, at, reason: str = "") -> Household:
    rechecking.decide(Case.objects.get(pk=case.pk), move, by=cast.reviewer, at=at, reason=reason)
    return Household.objects.get(pk=case.about_id)


def test_a_re_check_opens_a_month_before_the_year_is_over_and_only_once(cast, household):
    assert rechecking.open_due(at=AT + 334 * DAY) == 0
    due(AT + 335 * DAY)
    assert rechecking.open_due(at=AT + 336 * DAY) == 0


def test_nobody_reports_without_having_seen(cast, household):
    case = due(AT + 340 * DAY)
    with pytest.raises(VisitMissing):
        rechecking.decide(case, "report", by=cast.officer, at=AT + 341 * DAY)


def test_a_household_still_below_the_line_is_kept_for_another_year(cast, household):
    at = AT + 340 * DAY
    case = reported(due(at), cast, at)
    with pytest.raises(StillInHardship):
        decide(case, "observe", cast, at, "收入高了")
    kept = decide(case, "keep", cast, at)
    assert (kept.state, kept.check_due_on) == ("on_file", timezone.localdate(at) + 365 * DAY)


def test_keeping_a_household_above_the_line_needs_a_reason(cast, household):
    Facts.objects.update(annual_income_fen=RICH)
    at = AT + 340 * DAY
    case = reported(due(at), cast, at)
    with pytest.raises(AgainstTheEstimate):
        decide(case, "keep", cast, at)
    assert decide(case, "keep", cast, at, "手术还没有做完").state == "on_file"


def test_a_household_is_let_go_only_after_months_above_the_line(cast, household):
    Facts.objects.update(annual_income_fen=RICH)
    at = AT + 340 * DAY
    case = reported(due(at), cast, at)
    with pytest.raises(NotObservedLongEnough):
        decide(case, "lift", cast, at, "女儿工作了")
    observed = decide(case, "observe", cast, at, "女儿工作了")
    assert (observed.state, observed.observed_from) == ("observed", timezone.localdate(at))
    later = at + datetime.timedelta(days=340)
    case = reported(due(later), cast, later)
    lifted = decide(case, "lift", cast, later, "收入稳定了")
    assert (lifted.state, lifted.ended_on, lifted.check_due_on) == ("lifted", later.date(), None)
    assert [change.kind for change in lifted.changes.all()] == ["observed", "lifted"]
