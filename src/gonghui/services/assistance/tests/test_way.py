"""The way of an application: seen at home, reviewed, published, approved by somebody else."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.queries.timeline import expected_way
from gonghui.kernel.cases.refusals import NotYourMove, ReasonMissing
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal import verify
from gonghui.portal import matters
from gonghui.services.assistance import flows
from gonghui.services.assistance.actions import deciding, objecting, publishing
from gonghui.services.assistance.models import Application, Household, NoticeLine, PublicNotice
from gonghui.services.assistance.refusals import (
    AgainstTheEstimate,
    BeyondThisLevel,
    NotAuthorized,
    NotEligible,
    NothingToObject,
    RelativeCase,
    ReviewerApproves,
    VisitMissing,
)

from . import cast as casting
from .cast import AT, DAY

RICH = 9_000_000
WORDS = "他家有两套房。"


@pytest.fixture
def cast(db):
    return casting.gather()


def decide(case: Case, move: str, by, at=AT, reason: str = "") -> Case:
    return deciding.decide(Case.objects.get(pk=case.pk), move, by=by, at=at, reason=reason)


def test_a_family_reads_the_way_to_help_as_what_comes_next_and_no_outcome_of_an_objection():
    assert expected_way(flows.APPLICATION, "submitted") == ["reviewing", "noticed", "approving", "on_file"]
    assert expected_way(flows.APPLICATION, "noticed") == ["approving", "on_file"]
    assert expected_way(flows.OBJECTION, "raised") == []


def test_while_a_notice_runs_the_family_reads_what_ends_it(cast):
    assert "公示期满就审批" in matters.now_text(published(cast))


def published(cast, **facts) -> Case:
    case = casting.applied(cast, **facts)
    casting.visited(case, cast)
    decide(case, "verify", cast.officer)
    return decide(case, "publish", cast.reviewer, AT + DAY)


def after_notice(case: Case) -> datetime.datetime:
    return case.assistance_application.notice_lines.get(settled_at=None).notice.ends_at


def test_an_application_goes_from_the_visit_to_the_file(cast):
    case = published(cast)
    over = after_notice(case)
    assert publishing.end_due(at=over) == 1
    decide(case, "approve", cast.approver, over + DAY)
    household = Household.objects.get()
    assert (household.state, household.filed_on) == ("on_file", (over + DAY).date())
    application = Application.objects.get()
    assert application.assessment.category == "deep"
    assert application.amount == 12 * casting.LINE_FEN
    assert not verify.verify().broken


def test_nobody_passes_a_household_on_without_having_seen_it(cast):
    case = casting.applied(cast)
    with pytest.raises(VisitMissing):
        decide(case, "verify", cast.officer)
    casting.visited(case, cast, authorized=False)
    with pytest.raises(NotAuthorized):
        decide(case, "verify", cast.officer)
    casting.visited(case, cast)
    assert decide(case, "verify", cast.officer).stage == "reviewing"


def test_a_household_above_the_line_is_published_only_with_a_written_reason(cast):
    case = casting.applied(cast, annual_income_fen=RICH)
    casting.visited(case, cast)
    decide(case, "verify", cast.officer)
    with pytest.raises(NotEligible):
        decide(case, "publish", cast.reviewer)
    assert decide(case, "publish", cast.reviewer, reason="医疗支出的票据还没有录全").stage == "noticed"


def test_a_refusal_against_the_estimate_needs_a_written_reason(cast):
    case = casting.applied(cast)
    casting.visited(case, cast)
    decide(case, "verify", cast.officer)
    with pytest.raises(AgainstTheEstimate):
        decide(case, "refuse", cast.reviewer)
    assert decide(case, "refuse", cast.reviewer, reason="名下有商铺").stage == "declined"
    assert Household.objects.get().state == "closed"


def test_the_notice_shows_a_masked_name_the_unit_the_category_and_the_amount(cast):
    published(cast)
    line = NoticeLine.objects.get()
    assert (line.masked_name, line.unit, line.category) == ("陈*兰", "岚州机电集团工会", "deep")


def test_a_notice_lasts_its_full_working_days_from_the_next_one(cast):
    published(cast)  # published on Tuesday 3 March
    notice = PublicNotice.objects.get()
    assert timezone.localtime(notice.ends_at).strftime("%m-%d %H:%M") == "03-10 18:00"


def test_the_case_does_not_go_on_before_the_notice_has_ended(cast):
    case = published(cast)
    assert publishing.end_due(at=after_notice(case) - datetime.timedelta(seconds=1)) == 0
    assert Case.objects.get(pk=case.pk).stage == "noticed"
    with pytest.raises(NotYourMove):
        cases.move(Case.objects.get(pk=case.pk), "notice_over", by=cast.reviewer, at=AT + DAY)


def test_the_database_does_not_let_a_notice_be_cut_short(cast):
    published(cast)
    notice = PublicNotice.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicNotice.objects.filter(pk=notice.pk).update(ended_at=notice.ends_at - DAY)
    PublicNotice.objects.filter(pk=notice.pk).update(ended_at=notice.ends_at)


def test_who_reviewed_does_not_approve_by_rule_and_by_database(cast):
    case = published(cast)
    over = after_notice(case)
    publishing.end_due(at=over)
    with pytest.raises(ReviewerApproves):
        decide(case, "approve", cast.reviewer, over)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.update(approved_by=cast.reviewer.person_id)
    Application.objects.update(approved_by=cast.approver.person_id)


def test_an_amount_beyond_the_county_goes_up_to_the_city(cast):
    parameters.enter(
        "assistance.approval_limit.county",
        value=100_000,
        valid_from=datetime.date(2026, 1, 1),
        document="演示数据",
        by=cast.reviewer,
    )
    case = published(cast)
    over = after_notice(case)
    publishing.end_due(at=over)
    with pytest.raises(BeyondThisLevel):
        decide(case, "approve", cast.approver, over)
    decide(case, "raise", cast.approver, over, reason="超过本级权限")
    assert Case.objects.get(pk=case.pk).other_organization == cast.city
    assert decide(case, "approve", cast.city_officer, over).stage == "on_file"


def test_an_objection_holds_the_case_until_it_is_settled(cast):
    case = published(cast)
    over, line = after_notice(case), NoticeLine.objects.get()
    neighbour = casting.register_person(name="马小军", phone="15400000099", by=cast.officer, at=AT)
    by = casting.Actor(neighbour.pk, neighbour.name)
    objection = objecting.object_to_line(line, person=neighbour, words=WORDS, by=by, at=AT + 2 * DAY)
    assert publishing.end_due(at=over) == 0
    objecting.decide(objection.case, "dismiss", by=cast.approver, at=over, reason="查了，没有第二套房")
    assert publishing.end_due(at=over) == 1


def test_an_upheld_objection_sends_the_case_back_and_a_new_notice_runs_its_days(cast):
    case = published(cast)
    line = NoticeLine.objects.get()
    neighbour = casting.register_person(name="马小军", phone="15400000099", by=cast.officer, at=AT)
    by = casting.Actor(neighbour.pk, neighbour.name)
    objection = objecting.object_to_line(line, person=neighbour, words=WORDS, by=by, at=AT + 2 * DAY)
    objecting.decide(objection.case, "uphold", by=cast.approver, at=AT + 3 * DAY, reason="属实")
    assert Case.objects.get(pk=case.pk).stage == "reviewing"
    decide(case, "publish", cast.reviewer, AT + 4 * DAY, reason="重新核对过")
    assert publishing.end_due(at=line.notice.ends_at) == 0
    with pytest.raises(NothingToObject):
        objecting.object_to_line(line, person=neighbour, words="再说一次", by=by, at=AT + 4 * DAY)


def test_an_applicant_objects_to_a_refusal_at_the_union_above(cast):
    case = casting.applied(cast)
    with pytest.raises(ReasonMissing):
        decide(case, "decline", cast.officer)
    decide(case, "decline", cast.officer, reason="名下有商铺")
    application = Application.objects.get()
    objection = objecting.object_to_refusal(application, words="商铺早卖了。", by=cast.applicant, at=AT + DAY)
    assert objection.case.organization == cast.city


def test_an_officer_decides_nothing_about_the_own_family(cast):
    case = casting.applied(cast)
    household = Household.objects.get()
    household.members.create(relation="10", person_id=cast.reviewer.person_id)
    casting.visited(case, cast)
    decide(case, "verify", cast.officer)
    with pytest.raises(RelativeCase):
        decide(case, "publish", cast.reviewer)


def test_a_withdrawn_application_leaves_no_open_file(cast):
    case = casting.applied(cast)
    cases.move(case, "withdraw", by=cast.applicant, at=AT + DAY)
    assert Household.objects.get().state == "closed"
