"""The pages on the way: public notices, objections, visits."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.cases.models import Case
from gonghui.services.assistance.models import Objection, Visit
from tests.rules.cast import gather

from . import access_samples as samples
from . import cast as casting


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def line(cast):
    return samples.published(cast)


@pytest.fixture
def case(cast):
    return casting.applied(samples.part_of(cast, "member", "basic"), cast.at)


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_notice_names_nobody_and_says_how_long_it_runs(cast, line):
    client = cast.client("anonymous")
    listed = text_of(client.get(reverse("portal-assistance:notices")))
    assert line.notice.number in listed
    shown = text_of(client.get(reverse("portal-assistance:notice", args=[line.notice.uid])))
    assert "陈*兰" in shown
    assert "陈秀兰" not in shown
    assert "深度困难" in shown
    assert "7,200" in shown


def test_without_a_notice_the_page_says_so(cast):
    assert "现在没有公示" in text_of(cast.client("anonymous").get(reverse("portal-assistance:notices")))


def test_a_notice_that_has_ended_is_no_longer_there(cast, line):
    notice = line.notice
    type(notice).objects.filter(pk=notice.pk).update(
        starts_at=timezone.now() - 20 * casting.DAY, ends_at=timezone.now() - casting.DAY
    )
    address = reverse("portal-assistance:notice", args=[notice.uid])
    assert cast.client("anonymous").get(address).status_code == 404


def test_an_objection_becomes_a_case_and_an_empty_one_is_asked_again(cast, line):
    address = reverse("portal-assistance:objection", args=[line.notice.uid, line.uid])
    client = cast.client("member")
    assert "请写几句" in text_of(client.post(address, {"words": ""}))
    answer = client.post(address, {"words": "他家有两套房。"}, follow=True)
    assert "帮扶异议" in text_of(answer)
    kept = Objection.objects.get()
    assert kept.particulars == {"words": "他家有两套房。"}
    assert "两套房" not in str(bytes(kept.particulars_sealed))


def test_the_county_reads_what_an_objection_says_and_of_whom_before_it_decides(cast, line):
    address = reverse("portal-assistance:objection", args=[line.notice.uid, line.uid])
    cast.client("member").post(address, {"words": "他家有两套房。"})
    case = Objection.objects.get().case
    shown = text_of(cast.client("county").get(reverse("workbench:case", args=[case.uid])))
    for fact in ("他家有两套房。", line.masked_name, line.unit, line.notice.number):
        assert fact in shown
    assert cast.client("stranger").get(reverse("workbench:case", args=[case.uid])).status_code == 404


def test_a_second_objection_to_the_same_line_is_told_of_the_first(cast, line):
    address = reverse("portal-assistance:objection", args=[line.notice.uid, line.uid])
    client = cast.client("member")
    client.post(address, {"words": "他家有两套房。"})
    assert "已经有一件异议在核查" in text_of(client.post(address, {"words": "他家还有车。"}))
    assert Objection.objects.count() == 1


def told(**more) -> dict[str, str]:
    day = timezone.localdate().isoformat()
    return {"key": str(uuid.uuid4()), "visited_on": day, "seen": "两间租房。", "agrees": "yes", **more}


def test_a_visit_is_written_down_once_however_often_it_is_sent(cast, case):
    client, address = cast.client("officer"), reverse("workbench-assistance:visit", args=[case.uid])
    record = told(authorized="on")
    assert client.post(address, record).status_code == 302
    again = client.post(address, record, follow=True)
    assert "没有重复登记" in text_of(again)
    assert Visit.objects.count() == 1
    client.post(address, told())
    assert Visit.objects.count() == 2


def test_a_visit_that_found_something_else_says_what(cast, case):
    client, address = cast.client("officer"), reverse("workbench-assistance:visit", args=[case.uid])
    answer = text_of(client.post(address, told(agrees="no")))
    assert "请写哪里不一样" in answer
    assert "两间租房。" in answer
    tomorrow = (timezone.localdate() + casting.DAY).isoformat()
    assert "不能在今天以后" in text_of(client.post(address, told(visited_on=tomorrow)))


def test_the_visits_of_others_are_as_absent(cast, case):
    there = casting.applied(samples.part_of(cast, "outsider", "elsewhere"), cast.at)
    client = cast.client("officer")
    foreign = client.get(reverse("workbench-assistance:visit", args=[there.uid]))
    absent = client.get(reverse("workbench-assistance:visit", args=[uuid.uuid4()]))
    assert foreign.status_code == absent.status_code == 404
    listed = text_of(client.get(reverse("workbench-assistance:visits")))
    assert case.number in listed
    assert there.number not in listed


def test_the_form_for_the_way_holds_nothing_about_anybody(cast, case):
    shell = text_of(cast.client("officer").get(reverse("workbench-assistance:visits-offline")))
    assert case.number not in shell
    assert "陈秀兰" not in shell
    worker = cast.client("officer").get(reverse("workbench-assistance:visits-worker"))
    assert worker["Content-Type"] == "text/javascript"


def test_the_officer_sees_the_household_in_figures_and_the_visit(cast, case):
    client = cast.client("officer")
    client.post(reverse("workbench-assistance:visit", args=[case.uid]), told(authorized="on"))
    shown = text_of(client.get(reverse("workbench:case", args=[case.uid])))
    assert "12,000 元" in shown
    assert "已签核对授权" in shown


def test_a_refused_applicant_sees_how_to_object(cast, case):
    Case.objects.filter(pk=case.pk).update(stage="declined", ended_at=timezone.now())
    client = cast.client("member")
    shown = text_of(client.get(reverse("portal:case", args=[case.uid])))
    address = reverse("portal-assistance:refusal-objection", args=[case.uid])
    assert address in shown
    answer = client.post(address, {"words": "商铺早卖了。"}, follow=True)
    assert "待核查" in text_of(answer)


def test_the_applicant_reads_where_it_stands_whose_turn_it_is_and_what_comes(cast, case):
    client, address = cast.client("member"), reverse("portal:case", args=[case.uid])
    shown = text_of(client.get(address))
    for said in ("等工会上门看看", "现在由谁办", "最晚答复", "公示中", "已建档"):
        assert said in shown
    assert "已撤回" not in shown
    Case.objects.filter(pk=case.pk).update(stage="noticed")
    shown = text_of(client.get(address))
    assert "由另一位干部审批" in shown
    assert "已建档" in shown
    assert "已撤回" not in shown


def test_a_telephone_is_told_plainly_whether_its_visit_was_taken_in(cast, case):
    client, address = cast.client("officer"), reverse("workbench-assistance:visit", args=[case.uid])
    record = told(authorized="on")
    for _again in range(2):
        assert client.post(address, record, headers={"accept": "application/json"}).status_code == 201
    assert Visit.objects.count() == 1
    refused = client.post(address, told(agrees="no"), headers={"accept": "application/json"})
    assert refused.status_code == 422
    assert "请写哪里不一样" in refused.json()["says"][0]


def test_each_officer_has_a_mark_of_its_own_on_the_pages_of_visits(cast, case):
    address = reverse("workbench-assistance:visit", args=[case.uid])
    marks = [
        text_of(cast.client(kind).get(address)).partition('data-officer="')[2][:32]
        for kind in ("officer", "chair")
    ]
    assert len(set(marks)) == len(marks)
    assert all(marks)
