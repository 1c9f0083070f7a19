import pytest

from gonghui.kernel.calendar import clock
from gonghui.kernel.cases import actions

from .cast import MONDAY, actor, moment, opened

pytestmark = pytest.mark.django_db


def returned(who, at):
    case = opened(who)
    return actions.move(case, "return", by=actor(who.wang), at=at, reason="缺照片")


def test_while_the_applicant_is_waited_for_the_officers_clock_rests(who):
    case = returned(who, moment(3))
    assert case.is_paused and case.waits_for_applicant
    assert case.due_at == moment(24)
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(12))
    assert not case.is_paused and not case.waits_for_applicant
    assert case.due_at == case.work_items.get(closed_at=None).due_at == moment(16)
    assert case.paused_minutes == 7 * 480


def test_a_deadline_that_had_passed_is_not_revived_by_a_return(who):
    case = returned(who, moment(6))
    assert case.was_late
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(12))
    assert case.due_at == moment(5)


def test_twin_a_clock_that_does_not_rest_would_make_the_officer_late(who, monkeypatch):
    case = returned(who, moment(3))
    monkeypatch.setattr(clock, "extend", lambda due, *_pause, **_more: clock.Due(due, False))
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(12))
    assert case.is_late(moment(12))


def test_the_next_stage_has_a_time_of_its_own(who):
    case = actions.move(opened(who), "pass_up", by=actor(who.wang), at=moment(3))
    assert case.due_at == moment(10)


def test_what_was_measured_is_net_of_the_pause(who):
    case = returned(who, moment(3))
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(12))
    actions.move(case, "accept", by=actor(who.wang), at=moment(13))
    assert (case.working_minutes, case.was_late, case.decided) == (2 * 480, False, True)
    assert case.due_at is None


def test_a_late_decision_is_known_as_late(who):
    case = actions.move(opened(who), "accept", by=actor(who.wang), at=moment(5, 9, 1))
    assert case.was_late
    assert not actions.move(opened(who), "accept", by=actor(who.wang), at=moment(5)).was_late


def test_a_case_opened_on_a_sunday_counts_from_the_next_opening(who):
    assert opened(who, moment(1, 22)).due_at == moment(4, 18)
    assert opened(who, MONDAY).due_at == moment(5)
