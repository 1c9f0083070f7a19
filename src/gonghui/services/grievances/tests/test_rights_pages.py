"""The pages of rights work: five lists, each record with its deeds, and the worker's form for legal aid."""

import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.services.grievances import schedules
from gonghui.services.grievances.actions import alerting, asking_aid, bargaining, mediating
from gonghui.services.grievances.models import (
    Bargaining,
    LegalAid,
    Mediation,
    Opinion,
    WageAlert,
)

from .cast_rights import AT, DAY, TODAY, gather, moment
from .saying import grievance as say

LISTS = ("alerts", "mediations", "bargainings", "opinions", "aid")
DAY_SENT = TODAY.isoformat()
AID = {"matter": "wages", "help": "representation", "against": "第四建筑公司", "words": "三个月没发工资"}


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        yield gather()


def browser(cast, who="officer") -> Client:
    return sign_in(Client(), cast.accounts[who], second=who != "worker")


def page(client, name, *places, surface="workbench"):
    answer = client.get(reverse(f"{surface}-grievances:{name}", args=places))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client, name, *places, surface="workbench", **told):
    address = reverse(f"{surface}-grievances:{name}", args=places)
    return client.post(address, told, follow=True).content.decode()


def test_an_empty_desk_says_what_to_do_in_every_tab(cast):
    client = browser(cast)
    for name in LISTS:
        assert "这里还没有登记" in page(client, name)
    assert "发监督意见书" not in page(client, "opinions"), "only who signs opinions may issue one"
    assert "发监督意见书" in page(browser(cast, "chair"), "opinions")


def test_an_alert_goes_out_is_confirmed_by_the_city_and_settled(cast):
    plant, city = browser(cast), browser(cast, "duty")
    union = {"organization": cast.plant.uid}
    assert "请填写" in send(plant, "alert-new", **union)
    told = {"unit": "第四建筑公司", "workers": "32", "amount": "480000", "place": "石桥站工地", "words": ""}
    shown = send(plant, "alert-new", **union, **told)
    alert = WageAlert.objects.get()
    assert "等市级确认" in shown and "480,000 元" in shown
    assert "确认收到" not in shown, "the plant does not confirm its own alert"
    assert "第四建筑公司，32 人" in page(plant, "alerts")
    assert "确认收到" in page(city, "alert", alert.uid)
    assert "已经确认" in send(city, "alert-acknowledge", alert.uid)
    assert "已经有人确认" in send(city, "alert-acknowledge", alert.uid)
    shown = send(city, "alert-settle", alert.uid, outcome="paid", paid="480000", words="全部补发")
    assert "工资付清了" in shown and "全部补发" in shown
    assert plant.post(reverse("workbench-grievances:alert-settle", args=[alert.uid])).status_code == 404


def test_an_alert_past_its_hour_stands_out(cast):
    unpaid = alerting.Unpaid("第四建筑公司", 3, None, "工地")
    at = AT - datetime.timedelta(minutes=61)
    alerting.raise_alert(unpaid, organization=cast.plant, by=cast.officers["officer"], at=at)
    assert "超时未确认" in page(browser(cast, "duty"), "alerts")


def test_an_alert_from_a_grievance_is_tied_to_it_and_a_foreign_one_is_absent(cast):
    class There:
        at, organizations, people = AT, {"basic": cast.plant}, {"member": cast.worker}

    one = say(There)
    address = reverse("workbench-grievances:alert-new") + f"?of={one.uid}"
    told = {"organization": one.case.organization.uid, "unit": "厂方", "workers": "3", "place": "东门"}
    owner = browser(cast, "duty") if one.case.organization == cast.city else browser(cast)
    assert owner.post(address, told).status_code == 302
    assert WageAlert.objects.get().grievance == one
    assert browser(cast, "stranger").get(address).status_code == 404


def test_a_mediation_is_written_down_ends_and_is_carried_out(cast):
    client = browser(cast)
    told = {"about": "wages", "asked_on": DAY_SENT, "worker": "牛大力", "workers": "1", "employer": "机电"}
    union = {"organization": cast.plant.uid}
    shown = send(client, "mediation-new", **union, **told, claim="补发 3,000 元", mediator="周岩")
    mediation = Mediation.objects.get()
    assert "2026-07-16" in shown and "第十四条" in shown and "牛大力" in shown
    assert "牛大力" not in page(client, "mediations")
    ended = {"outcome": "agreed", "on": DAY_SENT, "words": "十日内付清"}
    assert "请填什么时候兑现" in send(client, "mediation-end", mediation.uid, **ended)
    shown = send(client, "mediation-end", mediation.uid, **ended, perform_by="2026-07-11")
    assert "达成协议，待兑现" in shown
    assert "2026-07-11" in page(client, "mediations")
    assert "协议已经兑现" in send(client, "mediation-perform", mediation.uid, on=DAY_SENT)
    assert (
        browser(cast, "stranger")
        .get(reverse("workbench-grievances:mediation", args=[mediation.uid]))
        .status_code
        == 404
    )


def test_without_an_agreement_the_officer_reads_what_the_worker_must_not_miss(cast):
    dispute = mediating.Dispute("wages", 1, TODAY - 20 * DAY, "牛大力", "机电", "补发", "周岩")
    mediation = mediating.begin(dispute, organization=cast.plant, by=cast.officers["officer"], at=AT)
    mediating.expire_due(at=AT)
    assert "时效一般是一年" in page(browser(cast), "mediation", mediation.uid)


def test_a_round_of_bargaining_is_walked_from_the_offer_to_publication(cast):
    client = browser(cast)
    told = {"kind": "wages", "title": "2026 年工资专项集体合同", "offered_by": "union", "on": "2026-03-02"}
    assert "登记对方的回应" in send(client, "bargaining-new", organization=cast.plant.uid, **told)
    round_ = Bargaining.objects.get()
    votes = {"representatives": "90", "present": "60"}
    assert "登记职代会审议" in send(client, "bargaining-step", round_.uid, on="2026-03-03", verdict="yes")
    step = send(client, "bargaining-step", round_.uid, on="2026-03-10", **votes, in_favour="40")
    assert "登记职代会审议" in step, "40 of 90 is no majority"
    assert "登记签字" in send(client, "bargaining-step", round_.uid, on="2026-03-11", **votes, in_favour="46")
    signed = {"on": "2026-03-16", "valid_from": "2026-04-01", "valid_to": "2027-03-31"}
    assert "2026-03-23" in send(client, "bargaining-step", round_.uid, **signed)
    assert "审查中" in send(client, "bargaining-step", round_.uid, on="2026-03-17")
    assert "待公布" in send(client, "bargaining-step", round_.uid, on="2026-03-25", verdict="no")
    shown = send(client, "bargaining-step", round_.uid, on="2026-03-26", words="公告栏")
    assert "已生效并公布" in shown and "2027-01-30" in shown and "公告栏" in shown
    assert "刷新页面" in send(client, "bargaining-step", round_.uid, on=DAY_SENT, words="公告栏")
    assert round_.title in page(client, "bargainings")
    assert round_.number in page(client, "bargaining-new"), "it may be renewed"


def test_a_contract_that_ends_soon_stands_out_and_an_objection_leads_back_to_signing(cast):
    by = {"by": cast.officers["officer"], "at": AT}
    told = {"organization": cast.plant, "offered_by": "employer", "on": datetime.date(2026, 3, 2)}
    round_ = bargaining.offer("whole", "集体合同", **told, **by)
    day = datetime.date(2026, 3, 3)
    bargaining.reply(round_, agrees=True, on=day, words="", **by)
    bargaining.vote(round_, representatives=3, present=3, in_favour=3, on=day, **by)
    ends = datetime.date(2026, 8, 20)
    bargaining.sign(round_, on=day, valid_from=day, valid_to=ends, **by)
    bargaining.file(round_, on=day, **by)
    client = browser(cast)
    shown = send(client, "bargaining-step", round_.uid, on="2026-03-10", verdict="yes", words="最低工资")
    assert "待签字" in shown and "最低工资" in shown
    bargaining.sign(round_, on=datetime.date(2026, 3, 11), valid_from=day, valid_to=ends, **by)
    bargaining.file(round_, on=datetime.date(2026, 3, 12), **by)
    bargaining.put_in_force_due(at=AT)
    assert "待公布" in page(client, "bargainings")
    bargaining.publish(round_, on=TODAY, words="公告栏", **by)
    assert "该续订了" in page(client, "bargainings")


def test_an_opinion_is_issued_by_the_chair_replied_to_and_handed_over(cast):
    chair, officer = browser(cast, "chair"), browser(cast)
    told = {"about": "hours", "unit": "第四建筑公司", "facts": "超时加班", "demands": "改正"}
    union = {"organization": cast.plant.uid}
    shown = send(chair, "opinion-new", **union, **told, issued_on="2026-06-01", reply_due_on="2026-06-20")
    opinion = Opinion.objects.get()
    assert "逾期未答复" in shown and "移交劳动监察" in shown
    assert "登记答复" not in page(officer, "opinion", opinion.uid)
    assert "第四建筑公司" in page(officer, "opinions")
    reply = {"on": "2026-06-10", "put_right": "no", "words": "暂不改"}
    assert "没有改正" in send(chair, "opinion-reply", opinion.uid, **reply)
    handed = {"to": "市劳动监察支队", "on": DAY_SENT, "words": "请查处"}
    assert "监督建议书" in send(chair, "opinion-handing", opinion.uid, **handed)
    assert "已经移交过" in send(chair, "opinion-handing", opinion.uid, **handed)
    assert officer.get(reverse("workbench-grievances:opinion-new")).status_code == 404


def test_a_worker_asks_for_aid_and_the_desk_decides(cast):
    phone, desk = browser(cast, "worker"), browser(cast)
    assert "不收钱" in page(phone, "aid", surface="portal")
    assert "请填写" in send(phone, "aid", surface="portal", matter="wages")
    assert "5 个工作日内" in send(phone, "aid", surface="portal", **AID)
    case = LegalAid.objects.get().case
    assert "还在办" in send(phone, "aid", surface="portal", **AID)
    assert "第四建筑公司" not in page(desk, "aid")
    shown = desk.get(reverse("workbench:case", args=[case.uid])).content.decode()
    assert "牛大力" in shown and "三个月没发工资" in shown
    own = phone.get(reverse("portal:case", args=[case.uid])).content.decode()
    assert "第四建筑公司" in own
    address = reverse("workbench:case", args=[case.uid])
    sent = {"conclusion": "return", "reason": "请写明月份", "expected_version": str(case.version)}
    desk.post(address, sent)
    case.refresh_from_db()
    assert case.stage == "returned"


def test_a_returned_request_is_shown_as_it_was_and_sent_again(cast):
    worker = cast.worker
    wanted = asking_aid.Wanted("wages", "advice", "第四建筑公司", "三个月没发工资")
    aid = asking_aid.ask(worker, wanted, by=Actor(worker.pk, worker.name), at=AT)
    cases.move(aid.case, "return", by=cast.officers["officer"], at=AT, reason="请写明月份")
    phone = browser(cast, "worker")
    own = phone.get(reverse("portal:case", args=[aid.case.uid])).content.decode()
    assert reverse("portal-grievances:aid-again", args=[aid.case.uid]) in own
    assert "三个月没发工资" in page(phone, "aid-again", aid.case.uid, surface="portal")
    told = {**AID, "words": "四月到六月"}
    assert "补好了" in send(phone, "aid-again", aid.case.uid, surface="portal", **told)
    assert phone.get(reverse("portal-grievances:aid-again", args=[aid.case.uid])).status_code == 404


def test_the_clock_does_its_work_by_schedule(cast):
    dispute = mediating.Dispute("wages", 1, TODAY - 20 * DAY, "牛大力", "机电", "补发", "周岩")
    mediating.begin(dispute, organization=cast.plant, by=cast.officers["officer"], at=AT)
    unpaid = alerting.Unpaid("第四建筑公司", 3, None, "工地")
    alerting.raise_alert(unpaid, organization=cast.plant, by=cast.officers["officer"], at=moment(TODAY, 5))
    schedules.escalate_alerts()
    schedules.run_rights_clocks()
    schedules.remind_of_rights()
    assert WageAlert.objects.get().escalated_at == AT
    assert Mediation.objects.get().outcome == "expired"
