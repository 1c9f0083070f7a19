import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases import actions, queries, recording
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.refusals import (
    AlreadyDecided,
    CaseMoved,
    MoveNotOpen,
    NotYourMove,
    NoUpperOrganization,
    OwnCase,
    ReasonMissing,
)
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, moment, officer, open_items, opened, person, stages_of

pytestmark = pytest.mark.django_db


def test_an_officer_accepts_and_everything_is_left_in_order(who):
    case = opened(who)
    given = actions.move(case, "accept", by=actor(who.wang), at=moment(3))
    assert given is case
    case.refresh_from_db()
    assert (case.stage, case.version, case.ended_at) == ("joined", 2, moment(3))
    assert case.handler == case.work_items.get().handler == who.wang
    assert open_items(case) == 0
    assert Entry.objects.filter(deed="trial.join.accept", about_person_id=who.applicant.pk).count() == 1
    assert Notice.objects.filter(person=who.applicant, kind="trial.accepted").count() == 1


def test_a_refusal_needs_a_reason_and_the_applicant_reads_it(who):
    case = opened(who)
    with pytest.raises(ReasonMissing, match="请写明“退回补充”的理由"):
        actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="  ")
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    assert Notice.objects.get(kind="trial.returned").body == "缺照片"
    assert case.steps.last().reason == Entry.objects.get(deed="trial.join.return").reason == "缺照片"


def test_whoever_holds_no_seat_cannot_move(who):
    case = opened(who)
    for stranger in (who.li, who.applicant, person("路人")):
        with pytest.raises(NotYourMove):
            actions.move(case, "accept", by=actor(stranger), at=MONDAY)
    with pytest.raises(NotYourMove):
        actions.move(case, "accept", by=SYSTEM, at=MONDAY)


def test_an_upper_officer_may_decide_below(who):
    case = actions.move(opened(who), "accept", by=actor(who.county_officer), at=MONDAY)
    assert case.has_ended


def test_only_the_applicant_withdraws(who):
    case = opened(who)
    with pytest.raises(NotYourMove):
        actions.move(case, "withdraw", by=actor(who.wang), at=MONDAY)
    actions.move(case, "withdraw", by=actor(who.applicant), at=MONDAY)
    assert (case.stage, case.decided) == ("withdrawn", False)


def test_at_the_counter_an_officer_writes_down_what_the_worker_says(who):
    case = opened(who, channel="counter")
    with pytest.raises(NotYourMove):
        actions.move(case, "withdraw", by=actor(who.li), at=MONDAY)
    actions.move(case, "withdraw", by=actor(who.wang), at=MONDAY)
    assert case.has_ended


def test_nobody_decides_a_case_of_their_own(who):
    case = opened(who, applicant=who.wang, by=actor(who.wang))
    with pytest.raises(OwnCase):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    assert [move.code for move in queries.moves_open_to(case, actor(who.wang), MONDAY)] == ["withdraw"]
    assert actions.move(case, "accept", by=actor(who.zhou), at=MONDAY).has_ended


def test_who_comes_second_reads_who_decided_and_when(who):
    case = opened(who)
    stale = Case.objects.get(pk=case.pk)
    actions.move(case, "accept", by=actor(who.wang), at=moment(3, 10, 5))
    with pytest.raises(AlreadyDecided) as refused:
        actions.move(stale, "decline", by=actor(who.zhou), at=moment(3, 10, 6), reason="重复")
    assert str(refused.value) == "王敏已于3 月 3 日 10:05办理：同意。您的操作没有生效，请看过最新情况再办理。"
    assert stages_of(case) == ["joined"]


def test_a_second_click_of_the_same_person_says_you(who):
    case = opened(who)
    actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    with pytest.raises(AlreadyDecided, match="^您已于"):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)


def test_a_decision_about_an_older_version_is_refused_even_if_the_stage_fits_again(who):
    case = opened(who)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(3))
    with pytest.raises(CaseMoved, match="马小军“重新提交”") as refused:
        actions.move(case, "decline", by=actor(who.wang), at=moment(3), reason="缺照片", expected_version=1)
    assert not isinstance(refused.value, AlreadyDecided)
    assert case.stage == "submitted"


def test_a_move_that_the_stage_does_not_know_is_refused(who):
    with pytest.raises(MoveNotOpen, match="“待审核”环节不能“重新提交”"):
        actions.move(opened(who), "resubmit", by=actor(who.applicant), at=MONDAY)


def test_passing_up_seats_the_upper_organization(who):
    case = actions.move(opened(who), "pass_up", by=actor(who.wang), at=MONDAY)
    assert case.work_items.get(closed_at=None).organization == who.county
    with pytest.raises(NotYourMove):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    assert actions.move(case, "accept", by=actor(who.county_officer), at=MONDAY).has_ended


def test_the_top_has_nobody_above(who):
    boss = officer("钱主席", who.top, "chair")
    case = opened(who, organization=who.top)
    with pytest.raises(NoUpperOrganization):
        actions.move(case, "pass_up", by=actor(boss), at=MONDAY)


def test_passing_on_moves_the_case_and_keeps_the_deadline(who):
    case = opened(who)
    due = case.due_at
    actions.move(case, "pass_on", by=actor(who.wang), at=moment(3), to_organization=who.port)
    case.refresh_from_db()
    assert (case.organization, case.path, case.due_at) == (who.port, who.port.path, due)
    item = case.work_items.get(closed_at=None)
    assert (item.organization, item.due_at, item.handler) == (who.port, due, None)
    assert actions.move(case, "accept", by=actor(who.li), at=moment(4)).has_ended


def broken_record(*_args, **_more):
    raise OSError("the journal's disk is full")


def test_without_a_journal_entry_nothing_moves(who, monkeypatch):
    case = opened(who)
    monkeypatch.setattr(recording, "record", broken_record)
    with pytest.raises(OSError):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    case = Case.objects.get()
    assert (case.stage, open_items(case), stages_of(case)) == ("submitted", 1, [])


def test_twin_outside_the_deeds_transaction_the_move_would_stand_unrecorded(who, monkeypatch):
    case = opened(who)
    monkeypatch.setattr(recording, "record", broken_record)
    with pytest.raises(OSError):
        actions.move.__wrapped__(case, "accept", by=actor(who.wang), at=MONDAY)
    assert Case.objects.get().stage == "joined"
    assert not Entry.objects.filter(deed="trial.join.accept").exists()
