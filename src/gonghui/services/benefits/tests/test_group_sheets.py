"""The workbook of postings, sites, their people and retirement groups: checked, written, taken back."""

import datetime

import pytest

from gonghui.exchange.imports import applying, intake, planning
from gonghui.exchange.imports.refusals import BatchChangedMeanwhile, BuiltUpon
from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.benefits.actions import postings, sites
from gonghui.services.benefits.models import Posting, RetirementGroup, Site, SiteWorker
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.conftest import number

from .cast_groups import AT, DAY, TODAY, gather

AWAY = ["姓名", "会员号", "证件号码", "出差驻外类别", "目的地", "出发日期", "返回日期"]
SITES = ["工地名称", "工地地点", "工地类别", "开工日期", "完工日期"]
WORKERS = ["所在现场", "姓名", "会员号", "证件号码", "到场日期", "离场日期"]
RETIREMENT = ["姓名", "会员号", "证件号码", "退休类别", "约定退休日期", "依据"]


@pytest.fixture
def cast(db):
    cast = gather()
    cast.admit("陈秀兰", id_number=number(1, "19760312"), sex="2")
    cast.admit("马小军", sex="1")
    cast.admit("马小军", sex="1")
    cast.admit("牛大力", place=cast.neighbour)
    return cast


@pytest.fixture
def bring(cast, tmp_path):
    """Check a workbook of (title, headings, rows) and, when asked, write it."""

    def brought(*sheets, write=True, at=AT):
        path = tmp_path / "groups.xlsx"
        write_xlsx(path, [Sheet(title, headings, rows) for title, headings, rows in sheets])
        told = {"by": cast.officers["officer"], "at": at}
        batch = intake.open_batch(
            path, workbook="benefit-groups", organization=cast.plant, name=path.name, **told
        )
        batch = planning.plan(batch, path, **told)
        return applying.apply(batch, **told) if write else batch

    return brought


def away(*rows):
    return "出差驻外", AWAY, [list(row) for row in rows]


def refused(batch) -> dict[str, int]:
    return batch.problem_counts


def test_people_are_found_by_identity_number_membership_number_or_name(cast, bring):
    card = Membership.objects.filter(person__name="马小军").first()
    batch = bring(
        away(
            ("", "", number(1, "19760312"), "派驻国外", "蒙古国", "2026-05-06", ""),
            ("马小军", card.number, "", "驻外", "乌海", "2026-05-07", "2026-09-01"),
        )
    )
    assert batch.counts["created"] == 2
    by_name = {posting.person.name: posting for posting in Posting.objects.all()}
    assert by_name["陈秀兰"].kind == "abroad"
    assert by_name["马小军"].person == card.person
    assert by_name["马小军"].until == datetime.date(2026, 9, 1)
    assert by_name["马小军"].path == cast.plant.path


def test_who_is_not_one_member_of_this_union_is_refused_with_the_reason(cast, bring):
    batch = bring(
        away(
            ("马小军", "", "", "出差", "乌海", "2026-05-06", ""),
            ("牛大力", "", "", "出差", "乌海", "2026-05-06", ""),
            ("马小军", "", number(1, "19760312"), "出差", "乌海", "2026-05-06", ""),
            ("陈秀兰", "", "", "出差", "", "2026-05-06", "2026-05-05"),
            ("陈秀兰", "", "", "月球", "乌海", "明天", ""),
        )
    )
    assert batch.counts["rejected"] == 5
    assert set(refused(batch)) == {
        "person.ambiguous",
        "person.unknown",
        "person.differs",
        "cell.missing",
        "date.order",
        "code.unknown",
        "date.invalid",
    }
    assert not Posting.objects.exists()


def test_the_same_stay_again_changes_its_return_and_a_second_time_nothing(cast, bring):
    bring(away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "")))
    later = away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "2026-06-30"))
    assert bring(later, at=AT + DAY).counts["updated"] == 1
    assert Posting.objects.get().until == datetime.date(2026, 6, 30)
    assert bring(later, at=AT + 2 * DAY).counts["unchanged"] == 1


def test_another_stay_in_the_same_days_is_refused(cast, bring):
    bring(away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "")))
    assert refused(bring(away(("陈秀兰", "", "", "出差", "包头", "2026-06-01", "")))) == {
        "posting.overlaps": 1
    }


def test_sites_come_with_their_people_in_one_workbook_and_go_together(cast, bring):
    batch = bring(
        ("现场人员", WORKERS, [["二号桥", "陈秀兰", "", "", "2026-07-01", ""]]),
        ("工地现场", SITES, [["二号桥", "乌海", "户外", "2026-06-01", ""]]),
    )
    assert batch.counts["rejected"] == 1, "the site stands on a later sheet"
    batch = bring(
        ("工地现场", SITES, [["三号井", "乌海", "艰苦", "2026-06-01", ""]]),
        ("现场人员", WORKERS, [["三号井", "陈秀兰", "", "", "2026-07-01", ""]]),
    )
    assert batch.counts["created"] == 2
    assert SiteWorker.objects.get().site.name == "三号井"
    applying.undo(batch, by=cast.officers["officer"], at=AT + DAY)
    assert list(Site.objects.values_list("name", flat=True)) == ["二号桥"]
    assert not SiteWorker.objects.exists()


def test_what_was_built_upon_is_not_taken_back(cast, bring):
    batch = bring(("工地现场", SITES, [["二号桥", "乌海", "户外", "2026-06-01", ""]]))
    told = {"since": TODAY, "until": None, "by": cast.officers["officer"], "at": AT}
    sites.put_on(Site.objects.get(), cast.members["陈秀兰"], **told)
    with pytest.raises(BuiltUpon):
        applying.undo(batch, by=cast.officers["officer"], at=AT + DAY)
    batch = bring(away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "")))
    postings.bring_home(Posting.objects.get(), until=TODAY, by=cast.officers["officer"], at=AT + DAY)
    with pytest.raises(BuiltUpon):
        applying.undo(batch, by=cast.officers["officer"], at=AT + 2 * DAY)


def test_a_change_is_taken_back_to_what_stood_before(cast, bring):
    bring(away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "")))
    batch = bring(away(("陈秀兰", "", "", "驻外", "包头", "2026-05-06", "2026-08-01")), at=AT + DAY)
    applying.undo(batch, by=cast.officers["officer"], at=AT + 2 * DAY)
    posting = Posting.objects.get()
    assert (posting.kind, posting.place, posting.until) == ("travel", "乌海", None)


def test_what_came_in_between_is_seen_before_writing(cast, bring):
    batch = bring(away(("陈秀兰", "", "", "出差", "乌海", "2026-05-06", "")), write=False)
    told = {"kind": "travel", "place": "包头", "since": datetime.date(2026, 5, 6), "until": None}
    officer = cast.officers["officer"]
    postings.post(cast.members["陈秀兰"], cast.plant, **told, by=officer, at=AT)
    with pytest.raises(BatchChangedMeanwhile):
        applying.apply(batch, by=officer, at=AT + DAY)


def test_retirement_groups_must_fit_the_sex(cast, bring):
    batch = bring(
        (
            "退休类别",
            RETIREMENT,
            [
                ["陈秀兰", "", "", "女干部", "2031-05-01", "岚人社〔2026〕8 号"],
                ["陈秀兰", "", "", "男职工", "", ""],
            ],
        )
    )
    assert refused(batch) == {"group.differs": 1}
    kept = RetirementGroup.objects.get()
    assert (kept.group, kept.agreed_on) == ("female55", datetime.date(2031, 5, 1))
