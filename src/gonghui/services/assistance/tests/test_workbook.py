"""Household files brought in: what is taken, what is refused with which words, and taking it all back."""

import datetime
import json

import pytest
from django.core.management import call_command

from gonghui.exchange.imports import applying, intake, planning, reporting
from gonghui.exchange.imports.refusals import BuiltUpon
from gonghui.exchange.models import Batch
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.journal import verify
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person
from gonghui.services.assistance.actions import family, filing
from gonghui.services.assistance.models import Amount, Facts, Household, HouseholdChange, HouseholdMember
from gonghui.services.assistance.queries import totals
from gonghui.services.assistance.rules import facts as rules

from .neighbours import AT, TODAY, actor, gather, id_number

HEADS = [
    "姓名", "身份证号", "困难类别", "家庭人口", "本人月平均收入", "家庭其他非薪资年收入", "家庭年度总收入",
    "主要致困原因", "次要致困原因", "年度医药费", "其中自付", "所属工会", "医保状况", "参保缺口", "银行账号",
]  # fmt: skip
SUN = [
    "孙德福", id_number(81), "低保边缘户", "3", "2,000", "1200", "25200", "患重特大疾病", "子女上学、单亲",
    "50000.5", "21,600", "S11", "未参保", "断保", "6222020200012345678",
]  # fmt: skip
QIAN = ["钱小燕", id_number(82), "低保户", "1", "800", "", "", "下岗", "", "", "", "岚州码头工会", "", "", ""]
PEOPLE = ["申请人身份证号", "姓名", "与本人关系", "身份证号", "身份", "健康状况", "月收入", "单位或学校"]
SON = [id_number(81), "孙晓明", "儿子", id_number(83, "20100504"), "学生", "良好", "", "白鹿小学"]
WIFE = [id_number(81), "周桂英", "妻", "", "失业", "高血压", "", ""]
LATER = AT + datetime.timedelta(hours=1)


class Desk:
    """A hand to bring workbooks in with."""

    def __init__(self, who, folder):
        self.who, self.folder, self.by = who, folder, actor(who.zhao)

    def write(self, heads, people=(), headings=HEADS, people_headings=PEOPLE):
        path = self.folder / "households.xlsx"
        sheets = [Sheet("困难职工档案", headings, heads)]
        if people:
            sheets.append(Sheet("家庭成员", people_headings, people))
        write_xlsx(path, sheets)
        return path

    def check(self, *sheets, at=AT, **more) -> Batch:
        path = self.write(*sheets, **more)
        batch = intake.open_batch(
            path, workbook="households", organization=self.who.county, name=path.name, by=self.by, at=at
        )
        return planning.plan(batch, path, by=self.by, at=at)

    def bring_in(self, *sheets, at=AT, **more) -> Batch:
        return applying.apply(self.check(*sheets, at=at, **more), by=self.by, at=at)

    def undo(self, batch, at=LATER) -> Batch:
        return applying.undo(batch, by=self.by, at=at, reason="导错了文件")


@pytest.fixture
def who(db):
    return gather()


@pytest.fixture
def desk(who, tmp_path):
    return Desk(who, tmp_path)


def codes(batch) -> list[tuple[int, str]]:
    return [(problem["row"], problem["code"]) for problem in reporting.problems(batch)]


def changed(row, headings=HEADS, **cells) -> list:
    return [cells.get(heading, cell) for heading, cell in zip(headings, row, strict=True)]


def sun() -> Household:
    return Household.objects.select_related("facts", "head").get(head__name="孙德福")


def test_a_workbook_makes_files_members_money_and_totals(who, desk):
    batch = desk.bring_in([SUN, QIAN], [SON, WIFE])
    assert batch.counts == {"created": 4, "updated": 0, "unchanged": 0, "rejected": 0}
    assert codes(batch) == []
    file = sun()
    assert (file.organization, file.state, file.main_cause) == (who.plant, "on_file", "06")
    assert file.other_causes == ["09", "11"]
    assert (file.insurance, file.insurance_gap) == ("5", "1")
    assert file.particulars["bank_account"] == "6222020200012345678"
    facts = file.facts
    assert (facts.members, facts.annual_income_fen, facts.rigid_spending_fen) == (3, 2_520_000, 2_160_000)
    assert (file.medical_cost, file.medical_self_paid) == (5_000_050, 2_160_000)
    assert facts.category == "marginal" and facts.region == "990103"
    assert rules.codes("causes", facts.causes)
    assert file.head.birth_date == datetime.date(1985, 3, 12)
    assert people_queries.by_id_number(SUN[1]) == file.head
    son = file.members.get(status="8")
    assert (son.birth_year, son.in_school, son.particulars["name"]) == (2010, True, "孙晓明")
    assert file.members.get(relation="12").ill
    qian = Household.objects.select_related("facts").get(head__name="钱小燕")
    assert (qian.organization, qian.facts.aided, qian.main_cause) == (who.dock, True, "03")
    assert not verify.verify().broken


def test_what_was_stored_at_once_equals_what_one_file_gives(desk):
    desk.bring_in([SUN, QIAN], [SON, WIFE])
    for file in Household.objects.select_related("facts"):
        found = totals.of_household(file, TODAY)
        assert {name: getattr(file.facts, name) for name in totals.FACTS} == {
            name: found[name] for name in totals.FACTS
        }
        assert {name: getattr(file, name) for name in totals.COSTS} == {
            name: found[name] for name in totals.COSTS
        }
        filing.refresh_facts(file, AT)
        assert Household.objects.get(pk=file.pk).flags == file.flags


def test_nobody_is_readable_in_the_tables(desk):
    desk.bring_in([SUN], [SON, WIFE])
    for member in HouseholdMember.objects.exclude(particulars_sealed=None):
        assert "孙晓明".encode() not in bytes(member.particulars_sealed)


def test_the_same_workbook_again_changes_nothing(desk):
    desk.bring_in([SUN, QIAN], [SON, WIFE])
    before = list(Household.objects.order_by("pk").values_list("changed_at", flat=True))
    batch = desk.bring_in([SUN, QIAN], [SON, WIFE], at=LATER)
    assert batch.counts["unchanged"] == 4 and codes(batch) == []
    assert list(Household.objects.order_by("pk").values_list("changed_at", flat=True)) == before


def test_a_known_person_is_taken_as_they_are(who, desk):
    chen = changed(SUN, 姓名="陈秀兰", 身份证号=id_number(24))
    desk.bring_in([chen])
    assert Household.objects.get().head == who.chen
    assert Person.objects.filter(name="陈秀兰").count() == 1


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"姓名": ""}, "name.missing"),
        ({"身份证号": ""}, "id.missing"),
        ({"身份证号": id_number(81)[:17]}, "id.length"),
        ({"困难类别": "很困难"}, "code.unknown"),
        ({"次要致困原因": "运气不好"}, "code.unknown"),
        ({"本人月平均收入": "两千"}, "amount.invalid"),
        ({"本人月平均收入": "-5"}, "amount.invalid"),
        ({"家庭人口": "三口"}, "number.invalid"),
        ({"所属工会": "没有的工会"}, "organization.unknown"),
        ({"姓名": "陈大兰", "身份证号": id_number(24)}, "id.conflict"),
    ],
)
def test_a_wrong_cell_refuses_its_row_and_only_its_row(desk, cells, code):
    batch = desk.bring_in([changed(SUN, **cells), QIAN])
    assert codes(batch) == [(2, code)]
    assert list(Household.objects.values_list("head__name", flat=True)) == ["钱小燕"]


def test_old_names_of_causes_and_categories_are_understood(desk):
    old = changed(SUN, 困难类别="享受低保", 主要致困原因="供养直系亲属大病", 次要致困原因="意外灾害,收入低")
    desk.bring_in([old])
    file = sun()
    assert (file.facts.category, file.facts.aided) == ("dibao", True)
    assert (file.main_cause, file.other_causes) == ("06", ["07", "10"])


def test_a_member_without_a_household_is_refused_with_the_reason(desk):
    nobodys, unsaid = changed(SON, PEOPLE, 申请人身份证号=id_number(99)), ["", *SON[1:]]
    batch = desk.bring_in([SUN], [nobodys, unsaid, WIFE])
    assert codes(batch) == [
        (2, "total.mismatch"), (2, "household.unknown"), (3, "member.head_missing")
    ]  # fmt: skip
    assert sun().members.count() == 2


def test_a_member_may_name_the_household_by_its_number(who, desk):
    headings = ["职工编号", *HEADS]
    people_headings = ["职工编号", *PEOPLE[1:]]
    batch = desk.bring_in(
        [["0007", *SUN]], [["0007", *SON[1:]], ["0007", *WIFE[1:]]],
        headings=headings, people_headings=people_headings,
    )  # fmt: skip
    assert codes(batch) == []
    assert (sun().number, sun().members.count()) == ("0007", 3)
    again = desk.check([["0007", *QIAN]], headings=headings, at=LATER)
    assert codes(again) == [(2, "number.taken")]


def test_stated_totals_that_differ_are_warned_of_flagged_and_not_repaired(desk):
    batch = desk.bring_in([changed(SUN, 家庭人口="5", 家庭年度总收入="30000")], [SON, WIFE])
    assert codes(batch) == [(2, "total.mismatch"), (2, "total.mismatch")]
    assert batch.problem_counts == {"total.mismatch": 2}
    file = sun()
    assert (file.stated_members, file.stated_income) == (5, 3_000_000)
    assert (file.facts.members, file.facts.annual_income_fen) == (3, 2_520_000)
    assert file.flags == ["members.stated", "income.stated"]


def test_an_implausible_number_of_persons_is_flagged_not_repaired(desk):
    batch = desk.bring_in([changed(SUN, 家庭人口="14")])
    assert codes(batch) == [(2, "persons.implausible")]
    file = sun()
    assert (file.stated_members, file.facts.members) == (14, 14)
    assert file.flags == ["persons.many"]


def test_people_who_are_only_counted_count(desk):
    desk.bring_in([SUN])
    file = sun()
    assert (file.facts.members, file.flags) == (3, [])
    assert file.members.filter(particulars_sealed=None, person=None).count() == 2


def test_only_the_first_of_two_rows_with_one_number_is_taken(desk):
    batch = desk.bring_in([SUN, SUN], [SON, SON, WIFE])
    assert codes(batch) == [(3, "id.duplicate_in_file"), (3, "id.duplicate_in_file")]
    assert (Household.objects.count(), sun().facts.members) == (1, 3)


def test_a_household_that_stands_is_brought_up_to_date(desk):
    desk.bring_in([SUN], [SON, WIFE])
    new = changed(
        SUN, 本人月平均收入="1500", 参保缺口="漏保", 家庭年度总收入="19200", 银行账号="6217000000000000001"
    )
    batch = desk.bring_in([new], [changed(SON, PEOPLE, 单位或学校="白鹿中学"), WIFE], at=LATER)
    assert (batch.counts["updated"], batch.counts["unchanged"]) == (2, 1)
    assert codes(batch) == [(2, "household.exists")]
    file = sun()
    assert (file.insurance_gap, file.facts.annual_income_fen, file.flags) == ("3", 1_920_000, [])
    assert file.particulars["bank_account"] == "6217000000000000001"
    assert file.members.get(status="8").particulars["place"] == "白鹿中学"
    assert file.amounts.filter(what="income", until=None).count() == 2


def test_a_household_of_another_union_is_left_alone(who, desk):
    filing.open_household(head=who.ma, organization=who.city, by=actor(who.zhao), at=AT)
    batch = desk.check([changed(SUN, 姓名="马小军", 身份证号=id_number(35))], at=LATER)
    assert codes(batch) == [(2, "household.elsewhere")]


def test_somebody_in_two_households_is_flagged_in_both(desk):
    son_again = changed(SON, PEOPLE, 申请人身份证号=QIAN[1])
    desk.bring_in([SUN, QIAN], [SON, WIFE, son_again])
    flags = dict(Household.objects.values_list("head__name", "flags"))
    assert "member.elsewhere" in flags["孙德福"] and "member.elsewhere" in flags["钱小燕"]


def test_undoing_takes_everything_back(desk):
    kept = (Person, Facts, Household, HouseholdMember, Amount, HouseholdChange)
    before = [model.objects.count() for model in kept]
    batch = desk.bring_in([SUN, QIAN], [SON, WIFE])
    desk.undo(batch)
    assert [model.objects.count() for model in kept] == before
    assert batch.chunks.count() == 2


def test_undoing_an_update_restores_what_stood(desk):
    desk.bring_in([SUN], [SON, WIFE])
    stood = sun()
    new = changed(SUN, 本人月平均收入="1500", 参保缺口="漏保", 银行账号="6217000000000000001")
    batch = desk.bring_in([new], [changed(SON, PEOPLE, 单位或学校="白鹿中学", 月收入="500"), WIFE], at=LATER)
    assert sun().facts.annual_income_fen == 12 * (150_000 + 50_000) + 120_000
    desk.undo(batch, at=LATER + datetime.timedelta(hours=1))
    file = sun()
    assert (file.insurance_gap, file.particulars) == ("1", stood.particulars)
    assert file.facts.annual_income_fen == 2_520_000
    assert file.members.get(status="8").particulars["place"] == "白鹿小学"
    assert file.amounts.filter(until=None).count() == 4


def test_undoing_is_refused_when_something_happened_since(who, desk):
    batch = desk.bring_in([SUN], [SON, WIFE])
    by = actor(who.zhou)
    family.record_event(sun(), kind="sudden_event", on=TODAY, cost=100, by=by, at=LATER)
    with pytest.raises(BuiltUpon):
        desk.undo(batch, at=LATER + datetime.timedelta(hours=1))
    assert Household.objects.count() == 1


def test_the_command_reports_and_a_dry_run_writes_nothing(who, desk, tmp_path):
    path, report = desk.write([SUN, changed(QIAN, 姓名="")], [SON]), tmp_path / "report.json"
    with pytest.raises(SystemExit) as ended:
        call_command(
            "import", "households", str(path), "--organization", "S1", "--dry-run", "--report", str(report)
        )
    assert ended.value.code == 3
    told = json.loads(report.read_text())
    assert (told["rows"], told["created"], told["rejected"], told["warnings"]) == (3, 2, 1, 1)
    assert {problem["code"] for problem in told["problems"]} == {"name.missing", "total.mismatch"}
    assert not Household.objects.exists()
