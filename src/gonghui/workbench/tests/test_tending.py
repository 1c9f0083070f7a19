import datetime

from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access.models import Position
from gonghui.kernel.cases.models import StandIn
from gonghui.kernel.organizations.models import Organization

DAY = datetime.timedelta(days=1)


def test_the_tree_is_walked_from_the_own_union(cast):
    county = cast.client("county")
    assert county.get("/work/organizations/").status_code == 302
    page = county.get(_page(cast.organizations["county"])).content.decode()
    assert cast.organizations["basic"].name in page
    assert county.get("/work/organizations/", {"q": "工会"}).status_code == 200
    assert county.get("/work/organizations/terms/").status_code == 200


def test_a_union_outside_the_own_part_of_the_tree_is_absent(cast):
    assert cast.client("county").get(_page(cast.organizations["elsewhere"])).status_code == 404
    assert cast.client("county").get(_page(cast.organizations["city"])).status_code == 404


def test_details_change_and_parts_are_founded(cast):
    chair, basic = cast.client("chair"), cast.organizations["basic"]
    details = reverse("workbench:organization-details", args=[basic.uid])
    assert chair.get(details).status_code == 200
    chair.post(details, {"name": "岚州机电集团工会", "phone": "0990-5550001", "joins_open": "on"})
    founded = reverse("workbench:organization-found", args=[basic.uid])
    assert chair.get(founded).status_code == 200
    wanted = {"code": "G9", "name": "二组", "level": "group", "opened_on": "2026-01-05"}
    chair.post(founded, wanted)
    basic.refresh_from_db()
    assert basic.name == "岚州机电集团工会"
    assert Organization.objects.get(code="G9").parent == basic
    assert "已经用在" in chair.post(founded, wanted).content.decode()


def test_a_union_is_moved_merged_closed_and_re_elected_by_who_manages_both_sides(cast):
    county, place = cast.client("county"), cast.organizations
    for name in ("move", "merge", "close", "term", "found", "details"):
        assert county.get(_deed(place["neighbour"], name)).status_code == 200
    county.post(_deed(place["neighbour"], "term"), {"started_on": "2026-02-01", "years": "5"})
    county.post(_deed(place["group"], "move"), {"place": place["neighbour"].code, "reason": "调整"})
    moved = Organization.objects.get(pk=place["group"].pk)
    assert moved.parent == place["neighbour"]
    refused = county.post(_deed(place["basic"], "merge"), {"place": "不存在", "reason": "调整"})
    assert "没有找到" in refused.content.decode()
    outside = {"place": place["elsewhere"].code, "reason": "调整"}
    assert "不在您的职务范围" in county.post(_deed(place["basic"], "move"), outside).content.decode()


def test_a_union_with_people_in_office_is_not_closed(cast):
    county, basic = cast.client("county"), cast.organizations["basic"]
    page = county.post(_deed(basic, "close"), {"reason": "单位注销"})
    assert page.status_code == 200
    basic.refresh_from_db()
    assert basic.closed_on is None


def test_positions_are_given_and_ended(cast):
    chair, basic = cast.client("chair"), cast.organizations["basic"]
    cast.people["member"].phone = "13911112222"
    cast.people["member"].save()
    assert chair.get("/work/positions/new/").status_code == 200
    wanted = {
        "person": "13911112222",
        "role": "steward",
        "place": basic.code,
        "valid_from": timezone.localdate(cast.at).isoformat(),
        "reason": "选举",
    }
    chair.post("/work/positions/new/", wanted)
    given = Position.objects.get(person=cast.people["member"])
    assert "结束" in chair.get("/work/positions/").content.decode()
    end = reverse("workbench:end-position", args=[given.uid])
    assert chair.get(end).status_code == 200
    chair.post(end, {"reason": "换届"})
    given.refresh_from_db()
    assert given.valid_to is not None
    assert chair.get("/work/positions/", {"past": "1", "q": "cxl"}).status_code == 200


def test_someone_unknown_cannot_be_appointed(cast):
    page = cast.client("chair").post("/work/positions/new/", {"person": "13000000000"})
    assert "没有找到这个人" in page.content.decode()


def test_switches_show_what_cannot_be_switched_off(cast):
    page = cast.client("chair").get("/work/switches/")
    assert "不能关" in page.content.decode()
    chair = cast.client("chair")
    answer = chair.post("/work/switches/", {"service": "membership", "on": "0"}, follow=True)
    assert "不能关闭" in answer.content.decode()
    assert chair.post("/work/switches/", {"service": "nothing", "on": "0"}).status_code == 404


def test_an_auditor_reads_and_proves_the_journal_and_officers_do_not(cast, case):
    auditor = cast.client("auditor")
    page = auditor.get("/work/journal/", {"verify": "1", "since": "2020-01-01", "until": "2099-01-01"})
    assert "记录完整" in page.content.decode()
    assert "membership.join" in auditor.get("/work/journal/").content.decode()
    assert "没有符合" in auditor.get("/work/journal/", {"deed": "nothing."}).content.decode()
    assert cast.client("chair").get("/work/journal/").status_code == 404


def test_search_finds_cases_unions_and_members_in_scope(cast, case, foreign_case):
    officer = cast.client("officer")
    assert case.number in officer.get("/work/search/", {"q": case.number}).content.decode()
    assert "没有找到" in officer.get("/work/search/", {"q": foreign_case.number}).content.decode()
    assert officer.get("/work/search/").status_code == 200
    assert officer.get("/work/help/").status_code == 200
    assert officer.get("/work/notices/").status_code == 302


def test_an_officer_asks_a_colleague_to_stand_in_and_comes_back_early(cast):
    officer, basic = cast.client("officer"), cast.organizations["basic"]
    assert officer.get("/work/stand-ins/").status_code == 200
    day = timezone.localdate(cast.at).isoformat()
    wanted = {
        "organization": basic.pk,
        "person": cast.people["chair"].pk,
        "valid_from": day,
        "valid_to": day,
    }
    officer.post("/work/stand-ins/", wanted)
    page = officer.get("/work/stand-ins/").content.decode()
    assert "提前结束" in page
    absence = StandIn.objects.get()
    officer.post(reverse("workbench:end-stand-in", args=[absence.uid]))
    absence.refresh_from_db()
    assert absence.ended_at is not None


def _page(place):
    return reverse("workbench:organization", args=[place.uid])


def _deed(place, name):
    return reverse(f"workbench:organization-{name}", args=[place.uid])


def test_a_term_that_ends_soon_stands_above_the_to_do_list_of_who_leads(cast):
    plant = cast.organizations["basic"]
    assert "看换届日期" not in cast.client("chair").get("/work/").content.decode()
    Organization.objects.filter(pk=plant.pk).update(term_ends_on=timezone.localdate() + DAY * 90)
    for kind in ("chair", "officer", "county"):
        shown = cast.client(kind).get("/work/").content.decode()
        assert "该准备换届了" in shown
        assert "看换届日期" in shown
    for kind in ("steward", "auditor", "stranger"):
        assert "看换届日期" not in cast.client(kind).get("/work/").content.decode()
    page = cast.client("chair").get(reverse("workbench:organization", args=[plant.uid])).content.decode()
    assert "换届提醒" in page
