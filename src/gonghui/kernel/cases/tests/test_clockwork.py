from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.models import Step
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, moment, opened, transfer

pytestmark = pytest.mark.django_db


def test_what_is_late_is_found_oldest_first_and_within_a_scope(who):
    later = opened(who, moment(3))
    first = opened(who, MONDAY, organization=who.port)
    assert not queries.overdue(moment(5)).exists()
    assert [item.case for item in queries.overdue(moment(9))] == [first, later]
    assert [item.case for item in queries.overdue(moment(9), who.motor.path)] == [later]


def test_what_is_late_by_more_than_three_days_is_reported_above_once(who):
    case = opened(who)
    assert actions.escalate_overdue(at=moment(10)) == 0
    assert actions.escalate_overdue(at=moment(10, 9, 1)) == 1
    assert actions.escalate_overdue(at=moment(11)) == 0
    notice = Notice.objects.get(person=who.county_officer)
    assert (notice.kind, case.number in notice.title) == ("cases.late", True)
    assert case.steps.last().kind == Step.Kind.ESCALATED
    assert Entry.objects.filter(deed="cases.escalate", by_person_id=None).count() == 1
    assert case.work_items.get().due_at == moment(5)


def test_a_seat_that_nobody_above_holds_is_reported_without_a_notice(who):
    case = transfer(who)
    actions.move(case, "release", by=actor(who.wang), at=MONDAY)
    assert actions.escalate_overdue(at=moment(20)) == 1
    assert not Notice.objects.filter(kind="cases.late").exists()


def test_when_the_applicants_time_is_over_the_declared_move_is_made(who):
    case = opened(who)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    assert actions.make_due_moves(at=moment(23)) == 0
    assert actions.make_due_moves(at=moment(24)) == 1
    case.refresh_from_db()
    assert (case.stage, case.decided, case.steps.last().by_name) == ("withdrawn", False, SYSTEM.name)


def test_an_automatic_move_is_nobodys(who):
    case = opened(who)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    for person in (who.wang, who.applicant):
        with pytest.raises(NotYourMove):
            actions.move(case, "lapse", by=actor(person), at=MONDAY)
    assert "lapse" not in [move.code for move in queries.moves_open_to(case, actor(who.applicant), MONDAY)]


def test_the_program_draws_a_flow_and_names_the_known_ones():
    out = StringIO()
    call_command("flow", "show", "trial.join", stdout=out)
    assert out.getvalue().startswith("stateDiagram-v2")
    call_command("flow", "list", stdout=out)
    assert "trial.transfer\t双方试办" in out.getvalue()
    with pytest.raises(CommandError, match=r"没有流程“x”。现有流程：.*trial\.join"):
        call_command("flow", "show", "x")
