"""The roster: what is taken, what is refused with which words, and taking it all back."""

import datetime
import json

import pytest
from django.core.management import call_command

from gonghui.exchange.imports import applying, intake, planning, reporting
from gonghui.exchange.imports.refusals import (
    BatchChangedMeanwhile,
    BuiltUpon,
    NoKnownSheet,
    SameFileRunning,
)
from gonghui.exchange.models import Batch
from gonghui.exchange.reading import read_workbook
from gonghui.exchange.reading.cells import Rows
from gonghui.kernel import crypto
from gonghui.kernel.journal import verify
from gonghui.kernel.people import actions as people
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person
from gonghui.services.membership.actions import life
from gonghui.services.membership.models import Membership, MembershipChange

from .conftest import AT, OFFICER, number

HEADINGS = ["姓名", "证件号码", "手机", "所属工会", "岗位"]
CHEN = ["陈秀兰", number(24), "15400000001", "JC01-1", "装配钳工"]
LI = ["李建国", number(33), "15400000002", "岚州机电集团工会", "电工"]
LATER = AT + datetime.timedelta(hours=1)


def codes(batch) -> list[tuple[int, str]]:
    return [(problem["row"], problem["code"]) for problem in reporting.problems(batch)]


def test_a_roster_makes_people_and_members_in_their_unions(union):
    batch = union.bring_in(union.roster(HEADINGS, [CHEN, LI]))
    assert batch.counts == {"created": 2, "updated": 0, "unchanged": 0, "rejected": 0}
    chen = Membership.objects.get(person__name="陈秀兰")
    assert (chen.organization, chen.path, chen.job) == (union.branch, union.branch.path, "装配钳工")
    assert chen.person.birth_date == datetime.date(1985, 3, 12)
    assert chen.name_initials == "cxl"
    assert people_queries.by_id_number(CHEN[1]) == chen.person
    assert MembershipChange.objects.filter(kind="1").count() == 2
    assert not verify.verify().broken


def test_the_same_roster_again_changes_nothing(union):
    union.bring_in(union.roster(HEADINGS, [CHEN, LI]))
    before = list(Membership.objects.values_list("changed_at", flat=True))
    batch = union.bring_in(union.roster(HEADINGS, [CHEN, LI]), at=LATER)
    assert batch.counts["unchanged"] == 2
    assert list(Membership.objects.values_list("changed_at", flat=True)) == before


def test_headings_are_found_below_titles_in_any_order_with_unknown_columns_kept_aside(union):
    path = union.roster(
        ["某某单位会员名册（2026 年）"],
        [["填表人：周岩"], ["*证件号码", "幸运数字", "会员姓名"], [CHEN[1], "7", "陈秀兰"]],
    )
    batch = union.bring_in(path)
    assert batch.counts["created"] == 1
    assert batch.unknown_columns == ["幸运数字"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({0: ""}, "name.missing"),
        ({1: ""}, "id.missing"),
        ({1: number(24)[:17]}, "id.length"),
        ({1: number(24)[:16] + "9" + number(24)[17]}, "id.checksum"),
        ({1: number(24, "19850231")}, "id.birth_date"),
        ({2: "1540000000"}, "phone.invalid"),
        ({3: "没有的工会"}, "organization.unknown"),
    ],
)
def test_a_wrong_cell_refuses_its_row_and_only_its_row(union, changed, code):
    wrong = [changed.get(place, cell) for place, cell in enumerate(CHEN)]
    batch = union.bring_in(union.roster(HEADINGS, [wrong, LI]))
    assert codes(batch) == [(2, code)]
    assert batch.counts["created"] == batch.counts["rejected"] == 1
    assert set(Person.objects.values_list("name", flat=True)) == {"李建国"}


def test_a_number_that_excel_rounded_is_refused_as_such(union):
    batch = union.check(union.roster(HEADINGS, [["陈秀兰", 9.90103198503120e17, "", "", ""]]))
    assert codes(batch) == [(2, "id.precision_lost")]


def test_a_formula_is_not_a_value(union):
    batch = union.check(union.roster(HEADINGS, [CHEN]))
    assert not codes(batch)


def test_wrong_codes_and_dates_are_refused_and_odd_ones_only_warn(union):
    headings = ["姓名", "证件号码", "性别", "出生日期", "入会日期", "户籍所在地"]
    rows = [
        ["陈秀兰", number(24), "女的吧", "", "", ""],
        ["李建国", number(33), "女", "1985-03-13", "", "009999"],
        ["张三", number(35), "", "", "去年", ""],
    ]
    batch = union.check(union.roster(headings, rows))
    assert set(codes(batch)) == {
        (2, "code.unknown"),
        (3, "region.unknown"),
        (3, "sex.mismatch"),
        (3, "birth_date.mismatch"),
        (4, "date.invalid"),
    }
    assert batch.counts["created"] == 1


def test_only_the_later_of_two_rows_with_one_number_is_refused(union):
    batch = union.bring_in(union.roster(HEADINGS, [CHEN, ["陈秀兰", *CHEN[1:]]]))
    assert codes(batch) == [(3, "id.duplicate_in_file")]
    assert Person.objects.count() == 1


def test_a_number_of_someone_else_is_a_conflict(union):
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    batch = union.bring_in(union.roster(HEADINGS, [["王五", *CHEN[1:]]]), at=LATER)
    assert codes(batch) == [(2, "id.conflict")]
    assert Person.objects.get().name == "陈秀兰"


def test_changed_cells_are_shown_with_old_and_new_and_empty_cells_change_nothing(union):
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    batch = union.bring_in(union.roster(HEADINGS, [["陈秀兰", CHEN[1], "15400000009", "", ""]]), at=LATER)
    ((_sheet, (outcome,)),) = applying.chunk_outcomes(batch)
    assert outcome.shown == [["手机", "15400000001", "15400000009"]]
    member = Membership.objects.get()
    assert (member.person.phone, member.job, member.organization) == ("15400000009", "装配钳工", union.branch)


def test_a_member_of_another_union_is_not_drawn_in(union):
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    batch = union.bring_in(union.roster(HEADINGS[:3], [CHEN[:3]]), at=LATER, top=union.hospital)
    assert codes(batch) == [(2, "membership.elsewhere")]


def test_while_the_keys_turn_nobody_is_registered_twice(union, settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    crypto.add_key(tmp_path)
    batch = union.bring_in(union.roster(HEADINGS, [CHEN]), at=LATER)
    assert batch.counts["unchanged"] == 1
    assert Person.objects.count() == 1
    crypto.forget_keys()


def test_undoing_restores_what_was_there_to_the_letter(union):
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    before = list(Person.objects.values("phone", "name")), list(Membership.objects.values("job", "path"))
    changed = ["陈秀兰", CHEN[1], "15400000009", "JC01", "班长"]
    batch = union.bring_in(union.roster(HEADINGS, [changed, LI]), at=LATER)
    applying.undo(batch, by=OFFICER, at=LATER)
    assert (
        list(Person.objects.values("phone", "name")),
        list(Membership.objects.values("job", "path")),
    ) == before
    assert Batch.objects.get(pk=batch.pk).state == Batch.State.UNDONE


def test_what_was_built_upon_cannot_be_undone(union):
    batch = union.bring_in(union.roster(HEADINGS, [CHEN, LI]))
    life.retain(
        Membership.objects.get(person__name="李建国"), on=AT.date(), reason="退休", by=OFFICER, at=LATER
    )
    with pytest.raises(BuiltUpon) as refusal:
        applying.undo(batch, by=OFFICER, at=LATER)
    assert "第 3 行" in str(refusal.value)
    assert Membership.objects.count() == 2


def test_a_roster_that_changed_after_the_check_is_not_written(union):
    union.bring_in(union.roster(HEADINGS, [CHEN]))
    batch = union.check(union.roster(HEADINGS, [["陈秀兰", CHEN[1], "15400000009", "", ""]]), at=LATER)
    later = LATER + datetime.timedelta(minutes=1)
    people.change_person(Person.objects.get(), {"phone": "15400000008"}, by=OFFICER, at=later)
    with pytest.raises(BatchChangedMeanwhile):
        applying.apply(batch, by=OFFICER, at=later)
    assert Person.objects.get().phone == "15400000008"


def test_two_officers_cannot_bring_in_the_same_file_at_once(union):
    path = union.roster(HEADINGS, [CHEN])
    first = {"workbook": "roster", "organization": union.county, "name": "名册.xlsx", "by": OFFICER, "at": AT}
    intake.open_batch(path, **first)
    with pytest.raises(SameFileRunning) as refusal:
        intake.open_batch(path, **first)
    assert "周岩" in str(refusal.value)


def test_a_workbook_without_known_headings_says_which_are_needed(union):
    path = union.roster(["天气", "温度"], [["晴", "20"]])
    batch = intake.open_batch(
        path, workbook="roster", organization=union.county, name="x.xlsx", by=OFFICER, at=AT
    )
    with pytest.raises(NoKnownSheet) as refusal:
        planning.plan(batch, path, by=OFFICER, at=AT)
    assert "表头" in str(refusal.value)


def test_the_command_reports_and_exits_as_it_promises(union, capsys):
    path = union.roster(HEADINGS, [CHEN, ["", *LI[1:]]])
    report = union.folder / "r.json"
    with pytest.raises(SystemExit) as ended:
        call_command("import", "roster", str(path), "--organization", "JC01", "--report", str(report))
    assert ended.value.code == 3
    told = json.loads(report.read_text())
    assert told["rows"] == told["created"] + told["updated"] + told["unchanged"] + told["rejected"] == 2
    assert told["problems"][0]["code"] == "name.missing"
    assert {"sheet", "row", "column", "code", "says"} == set(told["problems"][0])
    with pytest.raises(SystemExit) as ended:
        call_command("import", "roster", str(union.folder / "none.xlsx"))
    assert ended.value.code == 2
    call_command("import", "undo", told["batch"])
    assert Membership.objects.count() == 0
    assert "Traceback" not in capsys.readouterr().err


def test_a_dry_run_writes_nothing(union):
    path = union.roster(HEADINGS, [CHEN])
    with pytest.raises(SystemExit) as ended:
        call_command("import", "roster", str(path), "--organization", "JC01", "--dry-run")
    assert ended.value.code == 0
    assert Person.objects.count() == 0


def test_the_refused_rows_come_back_with_the_reason_beside_each(union):
    batch = union.bring_in(union.roster(HEADINGS, [["", *CHEN[1:]], LI]))
    path = union.folder / "refused.xlsx"
    reporting.write_refused(batch, path)
    rows = [cells for event in read_workbook(path) if isinstance(event, Rows) for _n, cells in event.rows]
    assert len(rows) == 2
    assert "没有填姓名" in str(rows[1][-1])
