"""Rights work of a year at the union at home: alerts, mediations, bargaining, opinions, legal aid."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.cases import actions as cases
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization

from ..actions import alerting, asking_aid, bargaining, mediating, supervising
from ..models import Bargaining
from ..rules import clocks
from .hands import DAY, UNION, acting, after, members, moment

LONGEST_REST = 12  # days in a row, with a margin
UNIT = "岚州机电集团有限公司"
BUILDER = "岚州第四建筑工程有限公司"
MEDIATIONS = (
    (210, "wages", 3, "三人要求补发两个月夜班津贴 4,860 元", "agreed"),
    (150, "contract", 1, "要求续签劳动合同", "agreed"),
    (95, "injury", 1, "要求支付停工留薪期工资", "failed"),
    (60, "hours", 12, "十二人要求支付周末加班费", "expired"),
    (6, "insurance", 1, "要求补缴三个月社会保险", ""),
)
AID = (
    (180, "wages", "representation", "离职以后两个月工资没有结清。", "helped"),
    (20, "injury", "drafting", "认定工伤以后，单位不同意支付一次性补助。", "helping"),
    (2, "contract", "advice", "单位说合同到期不续，没有给经济补偿。", "submitted"),
)


def fill(stage: Any) -> None:
    """Through the deeds, as they came in the year before `stage.at`."""
    union = organizations.find(UNION)
    assert union is not None, "the demonstration plants its unions first"
    _contracts(stage, union)
    _mediations(stage, union)
    _opinions(stage, union)
    _aid(stage)
    _alerts(stage, union)


def _contracts(stage: Any, union: Organization) -> None:
    """Last year's wages are soon to be renewed; the collective contract of this year is being reviewed."""
    today = timezone.localdate(stage.at)
    last = _signed(stage, union, "wages", "工资专项集体合同", today - 350 * DAY, 365)
    filed = _worked(today - 320 * DAY)
    by: dict[str, Any] = {"by": stage.officer(), "at": moment(filed, 15)}
    last = bargaining.file(last, on=filed, **by)
    assert last.objections_until is not None, "a filed contract has its days of objection"
    holds = last.objections_until + DAY
    bargaining.put_in_force_due(at=moment(holds, 1))
    published = clocks.next_working_day(holds + 4 * DAY, "")
    shown: dict[str, Any] = {"by": stage.officer(), "at": moment(published, 15)}
    bargaining.publish(last, on=published, words="公告栏和职工大会", **shown)
    whole = _signed(stage, union, "whole", "集体合同", today - 45 * DAY, 3 * 365)
    filed = _worked(today - 12 * DAY)
    bargaining.file(whole, on=filed, by=stage.officer(), at=moment(filed, 15))
    offered = _worked(today - 14 * DAY)
    told: dict[str, Any] = {"organization": union, "offered_by": "union", "on": offered}
    title = "女职工权益保护专项集体合同"
    bargaining.offer("other", title, **told, by=stage.officer(), at=moment(offered, 10))


def _signed(
    stage: Any, union: Organization, kind: str, title: str, offered: datetime.date, days: int
) -> Bargaining:
    """From the offer to the signatures, twenty-nine days later, each moved to a day on which people work.

    Days are moved from the calendar and never from a day that was moved: so their order always holds.
    """
    by, steps = stage.officer(), [_worked(offered + number * DAY) for number in (8, 24, 29)]
    offered = _worked(offered)
    told: dict[str, Any] = {"organization": union, "offered_by": "union", "on": offered}
    round_ = bargaining.offer(kind, title, **told, by=by, at=moment(offered, 10))
    answer: dict[str, Any] = {"agrees": True, "on": steps[0], "words": "同意协商，行政方派五名代表"}
    bargaining.reply(round_, **answer, by=by, at=moment(steps[0], 11))
    votes = {"representatives": 120, "present": 112, "in_favour": 104}
    bargaining.vote(round_, **votes, on=steps[1], by=by, at=moment(steps[1], 17))
    term: dict[str, Any] = {"valid_from": steps[2], "valid_to": steps[2] + days * DAY - DAY}
    return bargaining.sign(round_, on=steps[2], **term, by=by, at=moment(steps[2], 16))


def _mediations(stage: Any, union: Organization) -> None:
    today, by = timezone.localdate(stage.at), stage.officer()
    for ago, about, workers, claim, outcome in MEDIATIONS:
        asked = _worked(today - ago * DAY)
        at = moment(asked, 10)
        dispute = mediating.Dispute(about, workers, asked, "职工代表", UNIT, claim, by.name)
        mediation = mediating.begin(dispute, organization=union, by=by, at=at)
        ended = _worked(asked + 9 * DAY)
        told: dict[str, Any] = {"on": ended, "by": by, "at": moment(ended, 16)}
        if outcome == "agreed":
            paid = _worked(ended + 10 * DAY)
            mediating.end(mediation, outcome, words="双方签了调解协议", perform_by=paid, **told)
            mediating.perform(mediation, on=paid, by=by, at=moment(paid, 16))
        elif outcome == "failed":
            mediating.end(mediation, outcome, words="金额谈不拢，已告诉职工可以申请仲裁", **told)
    mediating.expire_due(at=stage.at)


def _opinions(stage: Any, union: Organization) -> None:
    """One that was put right, one that went to the authority, one that waits for its reply."""
    today, chair = timezone.localdate(stage.at), stage.officer("工会主席")
    facts = (
        (160, "hours", UNIT, "总装二分厂 7 月有 16 人加班超过 36 小时"),
        (90, "safety", BUILDER, "厂区扩建工地没有给劳务工发安全带"),
        (8, "women", UNIT, "哺乳期女职工被安排夜班"),
    )
    issued = []
    for ago, about, unit, what in facts:
        on = _worked(today - ago * DAY)
        found = supervising.Found(about, unit, what, "限期改正，书面答复工会", on)
        issued.append(supervising.issue(found, organization=union, by=chair, at=moment(on, 10)))
    right, unheeded, _waiting = issued
    on = right.issued_on + 7 * DAY
    answer: dict[str, Any] = {"put_right": True, "on": on, "words": "已调整班次，超时部分补发加班费"}
    supervising.reply(right, **answer, by=chair, at=moment(on, 15))
    on = clocks.next_working_day(unheeded.reply_due_on + DAY, "")
    handed: dict[str, Any] = {"to": "岚州市人社局劳动监察支队", "words": "建议依法查处", "on": on}
    proposal = supervising.hand_over(unheeded, **handed, by=chair, at=moment(on, 15))
    on = _worked(on + 10 * DAY)
    answer = {"put_right": True, "on": on, "words": "已责令改正，安全带发到 42 人"}
    supervising.reply(proposal, **answer, by=chair, at=moment(on, 15))


def _aid(stage: Any) -> None:
    """One request that was won, one in a lawyer's hands, one new on the desk."""
    today, by = timezone.localdate(stage.at), stage.officer()
    people = members(30, today)[-len(AID) :]
    for person, (ago, about, help_, words, reached) in zip(people, AID, strict=True):
        at = moment(_worked(today - ago * DAY), 10)
        wanted = asking_aid.Wanted(about, help_, UNIT, words)
        aid = asking_aid.ask(person, wanted, by=acting(person), at=at)
        if reached == "submitted":
            continue
        cases.move(aid.opened, "grant", by=by, at=after(at, 1))
        who = "职工法律援助站 李律师，电话 0990-5551234"
        cases.move(aid.opened, "assign", by=by, at=after(at, 2), reason=who)
        if reached == "helped":
            cases.move(aid.opened, "finish", by=by, at=after(at, 30), reason="仲裁支持全部请求，工资已到账")


def _alerts(stage: Any, union: Organization) -> None:
    """One that was paid in a fortnight, one that the city has in hand, one that waits for it now."""
    by, city = stage.officer(), stage.officer("市级干部")
    today = timezone.localdate(stage.at)
    unpaid = alerting.Unpaid(BUILDER, 42, 63_000_000, "厂区扩建工地", "两个月没有发，有人要去堵门")
    at = moment(today - 120 * DAY, 9)
    settled = alerting.raise_alert(unpaid, organization=union, by=by, at=at)
    alerting.acknowledge(settled, by=city, at=at + datetime.timedelta(minutes=17))
    paid: dict[str, Any] = {"paid_fen": 63_000_000, "words": "约谈总包单位，从工资保证金里先行支付"}
    alerting.settle(settled, "paid", **paid, by=city, at=moment(today - 106 * DAY, 16))
    unpaid = alerting.Unpaid("岚州顺达劳务有限公司", 8, 11_200_000, "物流园三号库")
    at = moment(today - 5 * DAY, 14)
    confirmed = alerting.raise_alert(unpaid, organization=union, by=by, at=at)
    alerting.acknowledge(confirmed, by=city, at=at + datetime.timedelta(minutes=41))
    unpaid = alerting.Unpaid(BUILDER, 15, None, "职工宿舍改造工地", "刚接到反映，金额还在核")
    at = stage.at - datetime.timedelta(minutes=20)
    alerting.raise_alert(unpaid, organization=union, by=by, at=at)


def _worked(day: datetime.date) -> datetime.date:
    """This day, or the last one before it on which work is done: never one that is still to come."""
    return max(
        earlier
        for earlier in (day - number * DAY for number in range(LONGEST_REST))
        if clocks.next_working_day(earlier, "") == earlier
    )
