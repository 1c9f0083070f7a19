import pytest

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.refusals import NoOtherOrganization, NotYourMove
from gonghui.kernel.organizations import actions as organizations

from .cast import MONDAY, SYSTEM, actor, moment, transfer

pytestmark = pytest.mark.django_db


def test_each_side_has_its_seat_and_its_own_deadline(who):
    case = transfer(who)
    assert (case.work_items.get().organization, case.due_at) == (who.motor, moment(5))
    actions.move(case, "release", by=actor(who.wang), at=moment(3))
    item = case.work_items.get(closed_at=None)
    assert (item.organization, item.permission, item.due_at) == (who.port, "trial.receive", moment(5))
    with pytest.raises(NotYourMove):
        actions.move(case, "receive", by=actor(who.zhou), at=moment(3))
    assert actions.move(case, "receive", by=actor(who.li), at=moment(4)).stage == "done"


def test_the_other_side_may_refuse_only_in_its_turn(who):
    case = transfer(who)
    with pytest.raises(NotYourMove):
        actions.move(case, "release", by=actor(who.li), at=MONDAY)
    assert queries.moves_open_to(case, actor(who.li), MONDAY) == []
    assert [move.code for move in queries.moves_open_to(case, actor(who.zhou), MONDAY)] == ["release"]


def test_both_sides_see_the_case_and_nobody_else(who):
    case = transfer(who)
    for officer in (who.wang, who.li, who.county_officer):
        assert list(queries.visible(actor(officer), MONDAY)) == [case]
    assert not queries.visible(actor(who.applicant), MONDAY).exists()
    assert not queries.visible(actor(who.li), MONDAY, "trial.join").exists()


def test_a_case_without_another_side_cannot_wait_for_it(who):
    case = transfer(who)
    case.other_organization = None
    case.save()
    with pytest.raises(NoOtherOrganization):
        actions.move(case, "release", by=actor(who.wang), at=MONDAY)


def test_a_union_that_was_merged_acts_through_its_successor(who):
    case = transfer(who)
    organizations.merge(who.port, who.motor, by=SYSTEM, at=MONDAY, reason="合并")
    actions.move(case, "release", by=actor(who.wang), at=MONDAY)
    assert case.work_items.get(closed_at=None).organization == who.motor
    assert actions.move(case, "receive", by=actor(who.zhou), at=MONDAY).has_ended


def test_the_other_side_may_be_named_with_the_move(who):
    case = transfer(who)
    actions.move(case, "release", by=actor(who.wang), at=MONDAY, to_organization=who.county)
    assert case.other_organization == case.work_items.get(closed_at=None).organization == who.county
    assert case.organization == who.motor


def test_the_way_says_at_which_side_each_thing_was_done_and_whose_turn_it_is(who):
    case = transfer(who)
    actions.move(case, "release", by=actor(who.wang), at=MONDAY)
    assert [line.place for line in queries.timeline(case)] == [
        who.motor.name,
        who.motor.name,
        who.port.name,
        "",
    ]
    assert queries.place_now(case) == who.port
    actions.move(case, "receive", by=actor(who.li), at=MONDAY)
    assert [line.place for line in queries.timeline(case)][2:] == [who.port.name, ""]


def test_a_case_is_granted_where_no_reason_had_to_be_given(who):
    received, refused = transfer(who), transfer(who)
    for case, move in ((received, "receive"), (refused, "refuse")):
        actions.move(case, "release", by=actor(who.wang), at=MONDAY)
        actions.move(case, move, by=actor(who.li), at=MONDAY, reason="人已经离开")
    assert (received.is_granted, refused.is_granted, refused.decided) == (True, False, True)
