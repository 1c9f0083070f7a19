"""From the application to the file in so many working days, by region and date; shown to those who decide."""

import datetime

import pytest
from django.urls import reverse

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.calendar import clock
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes import parameters
from gonghui.workbench import case_rows
from tests.rules.cast import gather

from . import access_samples as samples
from . import cast as casting
from .cast import AT, DAY

WHOLE = "assistance.whole_way"


@pytest.fixture
def cast(db):
    return casting.gather()


def entered(days: int, since: datetime.date, region: str = "") -> None:
    parameters.enter(
        WHOLE, value=days, valid_from=since, document="岚工发〔2026〕3号", region=region, by=SYSTEM
    )


def test_thirty_working_days_hold_where_nothing_is_entered(cast):
    case = casting.applied(cast)
    assert case.whole_due_at == clock.due(AT, working_days=30, region="990103").at
    assert case.whole_due_at.date() == datetime.date(2026, 4, 14)


def test_the_days_of_the_region_hold_and_a_running_case_keeps_its_own(cast):
    entered(40, AT.date() - 10 * DAY)
    entered(20, AT.date() - 10 * DAY, region="990103")
    case = casting.applied(cast)
    assert case.whole_due_at == clock.due(AT, working_days=20, region="990103").at
    entered(10, AT.date() - DAY, region="990103")
    assert Case.objects.get(pk=case.pk).number_of(WHOLE) == 20


def test_the_time_in_which_the_applicant_was_waited_for_does_not_count(cast):
    case = casting.applied(cast)
    before = case.whole_due_at
    cases.move(case, "return", by=cast.officer, at=AT + DAY, reason="缺收入证明")
    cases.move(case, "resubmit", by=cast.applicant, at=AT + 4 * DAY)
    assert case.whole_due_at == clock.due(before, working_days=3, region="990103").at
    assert Case.objects.get(pk=case.pk).whole_due_at == case.whole_due_at


def test_the_stages_keep_their_own_deadlines(cast):
    case = casting.applied(cast)
    assert case.due_at == clock.due(AT, working_days=5, region="990103").at


def test_what_is_over_says_so_and_an_ended_case_says_nothing(cast):
    case = casting.applied(cast)
    assert case_rows.whole_text(case, AT) == "全程最晚 4 月 14 日 办完"
    assert case_rows.whole_text(case, case.whole_due_at + DAY).startswith("全程已超时")
    case.ended_at = AT
    assert case_rows.whole_text(case, AT) == ""


def test_the_case_and_the_inbox_show_it(db):
    cast = gather()
    case = casting.applied(samples.part_of(cast, "member", "basic"), cast.at)
    client = cast.client("officer")
    assert "全程最晚" in client.get(reverse("workbench:case", args=[case.uid])).content.decode()
    inbox = client.get("/work/", {"whose": "unclaimed", "flow": "assistance.application"})
    assert "全程最晚" in inbox.content.decode()
