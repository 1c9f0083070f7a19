import pytest

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.refusals import (
    AlreadyAsked,
    CoSignOpen,
    NoSelfService,
    NotAColleague,
    NoteMissing,
    NothingToDo,
    NotYourMove,
    ReasonMissing,
)
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, officer, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(who):
    case = opened(who)
    actions.ask_co_signer(case, person=who.zhou, by=actor(who.wang), at=MONDAY, question="请看工龄")
    return case


def test_until_the_colleague_answers_no_officer_decides(who, case):
    with pytest.raises(CoSignOpen, match="还在等周岩会签"):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    assert Notice.objects.get(person=who.zhou).title == f"{case.number} 请您会签"
    assert [asked.case for asked in queries.co_signs_for(actor(who.zhou), MONDAY)] == [case]
    actions.answer_co_sign(case, by=actor(who.zhou), at=MONDAY, agrees=True)
    assert not queries.co_signs_for(actor(who.zhou), MONDAY).exists()
    assert actions.move(case, "accept", by=actor(who.wang), at=MONDAY).has_ended


def test_a_disagreement_says_why_and_then_the_decision_does_too(who, case):
    with pytest.raises(NoteMissing):
        actions.answer_co_sign(case, by=actor(who.zhou), at=MONDAY, agrees=False)
    actions.answer_co_sign(case, by=actor(who.zhou), at=MONDAY, agrees=False, note="工龄不够")
    with pytest.raises(ReasonMissing):
        actions.move(case, "accept", by=actor(who.wang), at=MONDAY)
    actions.move(case, "accept", by=actor(who.wang), at=MONDAY, reason="补了证明")
    assert case.has_ended


def test_it_may_be_dropped_and_is_not_asked_twice(who, case):
    with pytest.raises(AlreadyAsked):
        actions.ask_co_signer(case, person=who.zhou, by=actor(who.wang), at=MONDAY)
    actions.drop_co_sign(case, person=who.zhou, by=actor(who.wang), at=MONDAY)
    with pytest.raises(NothingToDo):
        actions.drop_co_sign(case, person=who.zhou, by=actor(who.wang), at=MONDAY)
    with pytest.raises(NothingToDo):
        actions.answer_co_sign(case, by=actor(who.zhou), at=MONDAY, agrees=True)
    assert actions.move(case, "accept", by=actor(who.wang), at=MONDAY).has_ended


def test_the_applicant_may_still_withdraw_and_nothing_is_asked_any_more(who, case):
    actions.move(case, "withdraw", by=actor(who.applicant), at=MONDAY)
    assert not queries.co_signs_for(actor(who.zhou), MONDAY).exists()


def test_only_colleagues_are_asked_by_those_who_decide(who):
    case = opened(who)
    auditor = officer("审计", who.motor, "auditor")
    for stranger in (who.li, who.applicant, auditor):
        with pytest.raises(NotAColleague):
            actions.ask_co_signer(case, person=stranger, by=actor(who.wang), at=MONDAY)
    with pytest.raises(NoSelfService):
        actions.ask_co_signer(case, person=who.wang, by=actor(who.wang), at=MONDAY)
    with pytest.raises(NotYourMove):
        actions.ask_co_signer(case, person=who.zhou, by=actor(who.li), at=MONDAY)
    actions.ask_co_signer(case, person=who.county_officer, by=actor(who.wang), at=MONDAY)


def test_who_was_asked_sees_the_case_without_a_seat(who):
    steward = officer("孙组长", who.motor, "steward")
    case = opened(who)
    assert not queries.visible(actor(steward), MONDAY).exists()
    actions.ask_co_signer(case, person=steward, by=actor(who.wang), at=MONDAY)
    assert queries.visible(actor(steward), MONDAY).get() == case
