"""One plan per household: causes and measures, rules of amount, another hand, versions, the end."""

import pytest
from django.db import IntegrityError, transaction

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.ledger import queries as books
from gonghui.kernel.ledger.refusals import FundTooSmall
from gonghui.kernel.notices.models import Notice
from gonghui.services.assistance import catalogue
from gonghui.services.assistance.actions import measuring, planning
from gonghui.services.assistance.models import HouseholdMember, Measure, Plan
from gonghui.services.assistance.plan_refusals import (
    AccountMissing,
    AmountTooHigh,
    EmptyPlan,
    FileEnded,
    MoneyPromised,
    NeedsAnotherHand,
    NoFund,
    NoMoneyInThis,
    NoOpenFile,
    NotADraft,
    OwnHousehold,
)
from gonghui.services.assistance.queries import amounts, money, plans

from . import cast as casting
from . import planned
from .cast import AT, LINE_FEN


@pytest.fixture
def who(db):
    return planned.gather()


@pytest.fixture
def household(who):
    return planned.helped(who)


def test_every_measure_stands_in_the_code_list_and_every_cause_has_an_answer():
    listed = {code for code, _name in catalogue.lists.get(catalogue.MEASURES).choices()}
    grouped = [kind for group in catalogue.groups() for kind in group.measures]
    assert (set(grouped), len(grouped)) == (listed, len(listed))
    for cause, _name in catalogue.lists.get(catalogue.CAUSES).choices():
        answers = catalogue.answers(cause)
        assert answers and set(answers) <= listed, cause
    with pytest.raises(KeyError):
        catalogue.group_of("gold")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("living", 12 * LINE_FEN),
        ("medical", 2_000_000),
        ("temporary_living", 300_000),
        ("temporary_medical", 300_000),
    ],
)
def test_an_amount_goes_up_to_its_rule_and_not_one_fen_further(who, household, kind, most):
    plan = planning.draft_plan(household, by=who.officer, at=AT)
    with pytest.raises(AmountTooHigh):
        planned.add(who, plan, "06", kind, most + 1)
    planned.add(who, plan, "06", kind, most - 1)
    planned.add(who, plan, "06", kind, 1)
    with pytest.raises(AmountTooHigh, match="今年其余的已有"):
        planned.add(who, plan, "06", kind, 1)


def test_medical_aid_never_exceeds_what_the_family_paid_itself(who, household):
    household.medical_self_paid = 123_456
    household.save()
    assert amounts.ceiling(household, "medical", on=AT.date()).fen == 123_456


def test_schooling_aid_counts_each_pupil_by_the_stage_of_the_school(who, household):
    for education in ("20", "60"):
        pupil = HouseholdMember(household=household, relation="20", in_school=True)
        pupil.particulars = {"education": education}
        pupil.save()
    most = amounts.ceiling(household, "schooling", on=AT.date())
    assert most.fen == (10 + 6) * LINE_FEN
    assert "2 个上学的孩子" in most.rule


def test_a_refusal_names_the_rule_and_its_document(who, household):
    parameters.enter(
        "assistance.amount.medical",
        value={"share": "0.8", "most": 1_600_000},
        valid_from=AT.date(),
        region="990103",
        document="岚工发〔2026〕3号",
        by=SYSTEM,
    )
    plan = planning.draft_plan(household, by=who.officer, at=AT)
    with pytest.raises(AmountTooHigh, match="医疗救助最多 16,000 元：.*岚工发〔2026〕3号"):
        planned.add(who, plan, "06", "medical", 1_600_001)
    planned.add(who, plan, "06", "medical", 1_600_000)


def test_without_a_category_there_is_no_living_aid(who):
    bare = casting.household(who)
    assert amounts.ceiling(bare, "living", on=AT.date()).fen == 0


def test_an_unlimited_kind_has_no_ceiling_and_one_without_money_takes_none(who, household):
    assert amounts.ceiling(household, "money_help", on=AT.date()) is None
    plan = planning.draft_plan(household, by=who.officer, at=AT)
    with pytest.raises(NoMoneyInThis):
        planned.add(who, plan, "02", "job", 100)


def test_a_plan_needs_another_hand_and_something_in_it(who, household):
    plan = planning.draft_plan(household, by=who.officer, at=AT)
    with pytest.raises(EmptyPlan):
        planning.approve_plan(plan, by=who.reviewer, at=AT)
    planned.add(who, plan, "02", "job")
    with pytest.raises(NeedsAnotherHand):
        planning.approve_plan(plan, by=who.officer, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(approved_by_id=who.officer.person_id)
    planning.approve_plan(plan, by=who.reviewer, at=AT)
    told = Notice.objects.get(person=household.head, kind="assistance.plan_ready")
    assert "1 条措施" in told.body


def test_a_plan_in_force_is_not_changed_but_replaced_by_a_version(who, household):
    first = planned.in_force(who, household, ("06", "medical", 500_000), ("02", "job", 0))
    with pytest.raises(NotADraft):
        planned.add(who, first, "02", "skills")
    second = planning.draft_plan(household, by=who.officer, at=AT)
    assert second.version == 2
    assert {m.matter for m in second.measures.all()} == {m.matter for m in first.measures.all()}
    planned.add(who, second, "02", "skills")
    planning.approve_plan(second, by=who.reviewer, at=AT)
    first.refresh_from_db()
    assert (first.state, plans.active_of(household).version) == ("replaced", 2)
    assert books.balance(who.fund).committed == 500_000


def test_promised_money_is_neither_changed_nor_taken_out_in_a_new_version(who, household):
    planned.in_force(who, household)
    second = planning.draft_plan(household, by=who.officer, at=AT)
    measure = second.measures.get()
    with pytest.raises(MoneyPromised):
        measuring.change_measure(measure, by=who.officer, at=AT, amount=400_000)
    with pytest.raises(MoneyPromised):
        measuring.remove_measure(measure, by=who.officer, at=AT)


def test_a_measure_no_longer_needed_gives_its_money_back(who, household):
    plan = planned.in_force(who, household)
    measuring.drop_measure(plan.measures.get(), "医保已经报销", by=who.reviewer, at=AT)
    assert books.balance(who.fund).committed == 0
    assert plan.measures.get().state == Measure.State.DROPPED
    assert books.verify().faults == []


def test_before_the_file_is_open_only_temporary_aid_is_planned(who):
    waiting = planned.helped(who, state="open")
    plan = planning.draft_plan(waiting, by=who.officer, at=AT)
    with pytest.raises(NoOpenFile):
        planned.add(who, plan, "06", "medical", 100)
    planned.add(who, plan, "06", "temporary_medical", 300_000)
    waiting.state = "closed"
    waiting.save()
    with pytest.raises(FileEnded):
        planning.draft_plan(waiting, by=who.officer, at=AT)


def test_nobody_plans_for_the_own_family(who, household):
    HouseholdMember.objects.create(household=household, person_id=who.officer.person_id, relation="10")
    with pytest.raises(OwnHousehold):
        planning.draft_plan(household, by=who.officer, at=AT)


def test_money_needs_an_account_a_fund_and_enough_in_it(who, household):
    plan = planned.draft(who, household, None, ("10", "money_help", planned.BUDGET + 1))
    with pytest.raises(FundTooSmall):
        planning.approve_plan(plan, by=who.reviewer, at=AT)
    measuring.change_measure(plan.measures.get(), by=who.officer, at=AT, amount=100, source="donation")
    with pytest.raises(NoFund):
        planning.approve_plan(plan, by=who.reviewer, at=AT)
    measuring.change_measure(plan.measures.get(), by=who.officer, at=AT, source="central")
    household.particulars = {}
    household.save()
    with pytest.raises(AccountMissing):
        planning.approve_plan(plan, by=who.reviewer, at=AT)
    assert plans.active_of(household) is None


def test_the_plan_ends_when_the_household_stands(who, household):
    plan = planned.in_force(who, household)
    household.state = "lifted"
    household.save()
    planning.end_at_exit(household, by=who.reviewer, at=AT, reason="收入稳定")
    plan.refresh_from_db()
    assert (plan.state, plan.ended_on) == ("ended", AT.date())
    assert books.balance(who.fund).committed == 0
    assert money.commitment_of(plan.measures.get()).left == 0
