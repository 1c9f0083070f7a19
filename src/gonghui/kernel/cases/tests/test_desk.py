import pytest

from gonghui.kernel.cases import actions
from gonghui.kernel.cases.models import Step
from gonghui.kernel.cases.refusals import (
    InOtherHands,
    NoteMissing,
    NotEntitled,
    NothingToDo,
    NotYourMove,
    OwnCase,
)
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, moment, opened

pytestmark = pytest.mark.django_db


def claimed(who, **changes):
    return actions.claim(opened(who, **changes), by=actor(who.wang), at=MONDAY)


def kinds(case):
    return [step.kind for step in case.steps.all()]


def test_who_claims_has_it_in_hand_and_others_read_whose_it_is(who):
    case = claimed(who)
    assert case.handler == case.work_items.get().handler == who.wang
    for deed in (
        lambda: actions.claim(case, by=actor(who.zhou), at=MONDAY),
        lambda: actions.move(case, "accept", by=actor(who.zhou), at=MONDAY),
    ):
        with pytest.raises(InOtherHands, match="正由王敏办理"):
            deed()
    assert actions.move(case, "accept", by=actor(who.wang), at=MONDAY).has_ended


def test_claiming_twice_changes_nothing(who):
    case = claimed(who)
    actions.claim(case, by=actor(who.wang), at=MONDAY)
    assert kinds(case) == [Step.Kind.OPEN, Step.Kind.CLAIM]
    assert Entry.objects.filter(deed="cases.claim").count() == 1


def test_only_a_holder_of_the_seat_claims_and_nobody_their_own(who):
    with pytest.raises(NotYourMove):
        actions.claim(opened(who), by=actor(who.li), at=MONDAY)
    with pytest.raises(OwnCase):
        actions.claim(opened(who, applicant=who.wang), by=actor(who.wang), at=MONDAY)


def test_an_ended_case_has_nothing_to_claim(who):
    case = actions.move(opened(who), "accept", by=actor(who.wang), at=MONDAY)
    with pytest.raises(NothingToDo):
        actions.claim(case, by=actor(who.wang), at=MONDAY)


def test_hand_over_gives_the_item_and_leaves_the_deadline(who):
    case = claimed(who)
    actions.hand_over(case, to=who.zhou, by=actor(who.wang), at=moment(4))
    item = case.work_items.get()
    assert (item.handler, item.due_at, item.closed_at) == (who.zhou, moment(5), None)
    notice = Notice.objects.get(person=who.zhou)
    assert (notice.title, notice.url) == (f"{case.number} 转给您办理", f"/work/cases/{case.uid}/")
    assert Entry.objects.get(deed="cases.hand_over").body["to"] == who.zhou.pk


def test_nothing_is_handed_to_someone_who_may_not_decide(who):
    case = claimed(who)
    for other in (who.li, who.applicant):
        with pytest.raises(NotEntitled, match=other.name):
            actions.hand_over(case, to=other, by=actor(who.wang), at=MONDAY)


def test_taking_it_out_of_anothers_hands_needs_a_reason(who):
    case = claimed(who)
    with pytest.raises(NoteMissing):
        actions.hand_over(case, to=who.zhou, by=actor(who.zhou), at=MONDAY)
    actions.hand_over(case, to=who.zhou, by=actor(who.zhou), at=MONDAY, reason="王敏出差")
    assert case.handler == who.zhou


def test_what_is_put_back_is_free_for_any_colleague(who):
    case = claimed(who)
    with pytest.raises(NoteMissing):
        actions.return_to_queue(case, by=actor(who.zhou), at=MONDAY)
    actions.return_to_queue(case, by=actor(who.wang), at=MONDAY)
    actions.return_to_queue(case, by=actor(who.wang), at=MONDAY)
    assert kinds(case).count(Step.Kind.RETURN) == 1
    assert case.work_items.get().due_at == moment(5)
    assert actions.claim(case, by=actor(who.zhou), at=MONDAY).handler == who.zhou


def test_what_comes_back_completed_goes_to_who_had_it(who):
    case = claimed(who)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    actions.move(case, "resubmit", by=actor(who.applicant), at=MONDAY)
    assert case.work_items.get(closed_at=None).handler == case.handler == who.wang


def test_unless_that_officer_has_left(who):
    case = claimed(who)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    who.wang.positions.update(valid_to=moment(3).date())
    actions.move(case, "resubmit", by=actor(who.applicant), at=moment(3))
    assert case.work_items.get(closed_at=None).handler is None
    assert case.handler is None
