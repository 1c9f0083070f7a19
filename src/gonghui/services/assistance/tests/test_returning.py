"""A household that had been let go and comes back goes on with its file, and the report tells of it."""

import datetime

import pytest

from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.services.assistance.actions import applying, deciding, drafting, publishing
from gonghui.services.assistance.models import Household
from gonghui.services.assistance.queries import reporting

from . import cast as casting
from .cast import AT, DAY

FILED, LIFTED = datetime.date(2024, 2, 1), datetime.date(2025, 9, 1)
ANSWERS = {"people": 3, "causes": ["06"], "main_cause": "06", "income": 1_200_000, "residence": "urban"}


@pytest.fixture
def cast(db):
    return casting.gather()


@pytest.fixture
def lifted(cast) -> Household:
    """On file for a year and a half, then let go; half a year later things are bad again."""
    file = casting.household(cast)
    given = {"state": "lifted", "filed_on": FILED, "ended_on": LIFTED, "observed_from": LIFTED - 200 * DAY}
    Household.objects.filter(pk=file.pk).update(**given)
    return Household.objects.get(pk=file.pk)


def asked_again(cast) -> Case:
    draft = drafting.begin(cast.worker, cast.plant, channel="online", by=cast.applicant, at=AT)
    drafting.save_answers(draft, ANSWERS, at=AT)
    return applying.send(draft, by=cast.applicant, at=AT)


def decide(case: Case, move: str, by, at=AT, reason: str = "") -> Case:
    return deciding.decide(Case.objects.get(pk=case.pk), move, by=by, at=at, reason=reason)


def approved(cast) -> datetime.date:
    """The day on which a colleague approved."""
    case = asked_again(cast)
    casting.visited(case, cast)
    decide(case, "verify", cast.officer)
    decide(case, "publish", cast.reviewer, AT + DAY)
    over = case.assistance_application.notice_lines.get(settled_at=None).notice.ends_at
    publishing.end_due(at=over)
    decide(case, "approve", cast.approver, over + DAY)
    return (over + DAY).date()


def test_who_asks_again_goes_on_with_the_own_file(cast, lifted):
    asked_again(cast)
    file = Household.objects.get()
    assert (file.number, file.state, file.ended_on) == (lifted.number, "open", LIFTED)


def test_while_it_is_decided_the_household_still_counts_as_let_go(cast, lifted):
    asked_again(cast)
    told = reporting.report(cast.county, AT.date())
    assert (told["households"], told["lifted"], told["returned"]) == (0, 1, 0)


def test_the_approval_makes_it_a_return_and_the_report_tells_so(cast, lifted):
    on = approved(cast)
    file = Household.objects.get()
    assert (file.state, file.filed_on, file.returned_on) == ("on_file", FILED, on)
    assert file.observed_from is None
    assert [change.kind for change in file.changes.filter(on=on)] == ["returned"]
    told = reporting.report(cast.county, on)
    assert (told["households"], told["lifted"], told["returned"]) == (1, 0, 1)
    before = reporting.report(cast.county, on - DAY)
    assert (before["households"], before["lifted"], before["returned"]) == (0, 1, 0)


@pytest.mark.parametrize("end", ["decline", "withdraw"])
def test_when_it_comes_to_nothing_the_household_stays_let_go_as_it_was(cast, lifted, end):
    case = asked_again(cast)
    if end == "withdraw":
        cases.move(case, "withdraw", by=cast.applicant, at=AT + DAY)
    else:
        decide(case, "decline", cast.officer, reason="收入已经恢复")
    file = Household.objects.get()
    assert (file.state, file.ended_on, file.returned_on) == ("lifted", LIFTED, None)


def test_a_file_that_was_never_approved_is_no_return(cast):
    case = asked_again(cast)
    decide(case, "decline", cast.officer, reason="收入证明还没有补")
    assert Household.objects.get().state == "closed"
    approved(cast)
    newest = Household.objects.latest("id")
    assert (Household.objects.count(), newest.returned_on) == (2, None)
