"""The data check with civil affairs: asked with a reason, answered by file, judged by a person."""

import datetime

import pytest
from django.urls import reverse

from gonghui.exchange.imports import applying, intake, planning
from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.journal.models import Entry
from gonghui.services.assistance import flows
from gonghui.services.assistance.actions import checking, deciding, family, judging
from gonghui.services.assistance.models import Amount, DataCheck
from gonghui.services.assistance.queries import checks
from gonghui.services.assistance.refusals import CheckDiffers, NothingToTakeOver, RelativeCase
from gonghui.services.assistance.workbench import case_pages
from gonghui.services.assistance.workbench.checks import comparison

from .cast import AT, DAY, POLICY, applied, gather, visited

HEADINGS = ["核对批次", "档案编号", "家庭年收入", "财产净值", "存款", "是否享受低保"]
WHY = "县级复核"


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def case(cast):
    """In review, the household signed; it told 12,000 yuan a year."""
    case = applied(cast)
    household = case.assistance_application.household
    for name in ("陈秀兰", "陈明", "陈小雨"):
        family.keep_member(household, {"name": name, "relation": "20"}, by=cast.officer, at=AT)
    told = {"what": "income", "kind": "9", "fen": 1_200_000, "months": 1, "source": "worker"}
    family.set_amount(household, **told, by=cast.officer, at=AT)
    visited(case, cast)
    return deciding.decide(case, "verify", by=cast.officer, at=AT)


def asked(case, cast) -> str:
    return checking.ask([case], by=cast.reviewer, at=AT, reason=WHY)[0]


def answered(case, cast, tmp_path, income: str, at=AT + DAY, number: str = ""):
    """The file of civil affairs, read in; gives its batch."""
    path = tmp_path / "checks.xlsx"
    number = number or case.assistance_application.household.number
    write_xlsx(path, [Sheet("经济状况核对结果", HEADINGS, [["", number, income, "", "", "否"]])])
    given = {"workbook": "checks", "organization": cast.county, "name": path.name, "by": cast.reviewer}
    batch = planning.plan(intake.open_batch(path, **given, at=at), path, by=cast.reviewer, at=at)
    return applying.apply(batch, by=cast.reviewer, at=at)


def facts(case):
    household = case.assistance_application.household
    household.facts.refresh_from_db()
    return household.facts


def test_who_signed_is_asked_about_once_and_the_journal_names_each_household(cast, case):
    assert list(checks.askable(cast.reviewer, flows.REVIEW, AT)) == [case]
    batch, rows = checking.ask([case], by=cast.reviewer, at=AT, reason=WHY)
    assert {row[0] for row in rows} == {batch}
    assert "陈明" in {row[2] for row in rows}
    entry = Entry.objects.get(deed="assistance.check.ask")
    assert entry.reason == WHY
    assert not list(checks.askable(cast.reviewer, flows.REVIEW, AT))


def test_without_a_signature_nobody_is_asked_about(cast):
    case = applied(cast)
    visited(case, cast, authorized=False)
    type(case).objects.filter(pk=case.pk).update(stage="reviewing")
    assert not list(checks.askable(cast.reviewer, flows.REVIEW, AT))


def test_nobody_else_sees_whom_to_ask_about(cast, case):
    assert not list(checks.askable(cast.officer, flows.REVIEW, AT))


@pytest.mark.parametrize(
    ("income", "differs"), [("12600", False), ("12600.01", True), ("11400", False), ("11399.99", True)]
)
def test_an_answer_differs_beyond_five_per_cent_and_changes_nothing_told(
    cast, case, tmp_path, income, differs
):
    asked(case, cast)
    answered(case, cast, tmp_path, income)
    check = DataCheck.objects.get()
    assert check.answered_at == AT + DAY
    assert check.differs is differs
    assert facts(case).annual_income_fen == 1_200_000


def test_a_household_nobody_asked_about_is_refused_with_its_row(cast, case, tmp_path):
    batch = answered(case, cast, tmp_path, "12000")
    assert batch.counts["rejected"] == 1
    assert batch.problem_counts == {"check.unknown": 1}
    asked(case, cast)
    assert answered(case, cast, tmp_path, "很多").problem_counts == {"amount.invalid": 1}


def test_publishing_despite_a_difference_needs_words(cast, case, tmp_path):
    asked(case, cast)
    answered(case, cast, tmp_path, "15000")
    with pytest.raises(CheckDiffers):
        deciding.decide(case, "publish", by=cast.reviewer, at=AT + DAY)
    deciding.decide(case, "publish", by=cast.reviewer, at=AT + DAY, reason="多出的是一次性补助")


def test_the_answer_stands_in_the_file_once_a_reviewer_takes_it_over(cast, case, tmp_path):
    asked(case, cast)
    answered(case, cast, tmp_path, "15000")
    later = AT + 2 * DAY
    checking.take_over(case, by=cast.reviewer, at=later, reason="以民政核对为准")
    assert facts(case).annual_income_fen == 1_500_000
    told = Amount.objects.get(source=Amount.Source.WORKER)
    assert told.fen == 1_200_000
    assert told.until == later.date()
    assert Entry.objects.filter(deed="assistance.check.take_over", reason="以民政核对为准").exists()
    deciding.decide(case, "publish", by=cast.reviewer, at=later)
    with pytest.raises(NothingToTakeOver):
        checking.take_over(case, by=cast.reviewer, at=later, reason="再来一次")


def test_an_answer_file_can_be_taken_back_until_it_was_used(cast, case, tmp_path):
    asked(case, cast)
    batch = answered(case, cast, tmp_path, "15000")
    applying.undo(batch, by=cast.reviewer, at=AT + DAY, reason="导错了文件")
    check = DataCheck.objects.get()
    assert (check.answered_at, check.annual_income, check.differs) == (None, None, False)
    again = answered(case, cast, tmp_path, "15000", at=AT + DAY + datetime.timedelta(hours=1))
    checking.take_over(case, by=cast.reviewer, at=AT + 2 * DAY, reason="以民政核对为准")
    with pytest.raises(BuiltUpon):
        applying.undo(again, by=cast.reviewer, at=AT + 2 * DAY, reason="导错了文件")


def test_the_reviewer_sees_both_figures_side_by_side_and_the_basic_union_does_not(cast, case, tmp_path):
    asked(case, cast)
    answered(case, cast, tmp_path, "15000")
    shown = comparison(case, cast.reviewer)
    assert shown["rows"][0]["told"] == "12,000 元"
    assert shown["rows"][0]["answered"] == "15,000 元"
    assert shown["take_over_url"] == reverse("workbench-assistance:check-take-over", args=[case.uid])
    assert comparison(case, cast.officer) is None


def test_nobody_takes_over_an_answer_about_the_own_family(cast, case, tmp_path):
    asked(case, cast)
    answered(case, cast, tmp_path, "15000")
    relative = case.assistance_application.household.members.first()
    relative.person_id = cast.reviewer.person_id
    relative.save()
    with pytest.raises(RelativeCase):
        checking.take_over(case, by=cast.reviewer, at=AT + DAY, reason="以民政核对为准")


def test_a_refusal_is_offered_the_sentence_that_fails_and_the_approver_sees_who_reviewed(cast, case):
    assert case_pages.application(case, cast.reviewer)["context"]["suggestion"] == ""
    household = case.assistance_application.household
    told = {"what": "income", "kind": "9", "fen": 9_000_000, "months": 1, "source": "officer"}
    family.set_amount(household, **told, by=cast.officer, at=AT)
    judging.judge(household, code=POLICY, by=cast.reviewer, at=AT)
    assert "90,000" in case_pages.application(case, cast.reviewer)["context"]["suggestion"]
    deciding.decide(case, "publish", by=cast.reviewer, at=AT, reason="另有大额医疗支出")
    type(case).objects.filter(pk=case.pk).update(stage="approving")
    case.refresh_from_db()
    shown = {
        row["term"]: row["value"]
        for row in case_pages.application(case, cast.approver)["context"]["approval"]
    }
    assert "赵海燕" in shown["复核人"]
    assert shown["审批权限"] == "机电开发区总工会：不限"
