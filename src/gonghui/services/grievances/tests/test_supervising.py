"""Opinions on the law: a reply within their days, else the authority; legal aid from request to result."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases import queries as seen
from gonghui.kernel.cases.refusals import ReasonMissing
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import asking_aid, supervising
from gonghui.services.grievances.models import LegalAid
from gonghui.services.grievances.queries import rights
from gonghui.services.grievances.refusals_rights import (
    AidOpen,
    AnsweredAlready,
    BeforeItBegan,
    HandedAlready,
    NotHandedOver,
    NowhereToAsk,
)

from .cast_rights import AT, DAY, TODAY, gather, moment

ISSUED = datetime.date(2026, 6, 15)
DUE = datetime.date(2026, 6, 30)
WANTED = asking_aid.Wanted("wages", "representation", "第四建筑公司", "干了三个月没给钱")


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        yield gather()


def issued(cast, **more):
    told = {"about": "wages", "unit": "第四建筑公司", "facts": "拖欠两个月", "demands": "七日内付清"}
    found = supervising.Found(**{**told, "issued_on": ISSUED, **more})
    return supervising.issue(found, organization=cast.plant, by=cast.officers["chair"], at=AT)


def answered(cast, opinion, put_right, on=TODAY):
    given = {"put_right": put_right, "on": on, "words": "", "by": cast.officers["chair"], "at": AT}
    return supervising.reply(opinion, **given)


def handed(cast, opinion, at=AT):
    given = {"to": "市人社局劳动监察支队", "words": "请依法查处", "on": timezone.localdate(at)}
    return supervising.hand_over(opinion, **given, by=cast.officers["chair"], at=at)


def test_an_opinion_is_due_by_the_rule_or_by_the_day_the_paper_names(cast):
    assert issued(cast).reply_due_on == DUE
    assert issued(cast, reply_due_on=ISSUED + DAY).reply_due_on == ISSUED + DAY
    with pytest.raises(BeforeItBegan):
        issued(cast, reply_due_on=ISSUED - DAY)


def test_it_goes_to_the_authority_after_its_last_day_and_not_on_it(cast):
    opinion = issued(cast)
    with pytest.raises(NotHandedOver):
        handed(cast, opinion, moment(DUE))
    proposal = handed(cast, opinion, moment(DUE + DAY))
    assert (proposal.kind, proposal.follows, proposal.sent_to) == (
        "proposal",
        opinion,
        "市人社局劳动监察支队",
    )
    with pytest.raises(HandedAlready, match=proposal.number):
        handed(cast, opinion)
    with pytest.raises(NotHandedOver):
        handed(cast, proposal)


def test_what_was_put_right_goes_nowhere_and_what_was_only_answered_may(cast):
    right, wrong = issued(cast), issued(cast)
    answered(cast, right, True)
    with pytest.raises(NotHandedOver):
        handed(cast, right)
    with pytest.raises(AnsweredAlready):
        answered(cast, right, False)
    answered(cast, wrong, False, ISSUED)
    assert handed(cast, wrong, moment(DUE)).unit == "第四建筑公司"


def test_opinions_are_seen_by_the_union_and_those_above_it(cast):
    opinion = issued(cast)
    for who, sees in (("officer", True), ("province", True), ("stranger", False)):
        assert rights.opinions(cast.officers[who]).filter(pk=opinion.pk).exists() is sees


def asked(cast) -> LegalAid:
    worker = cast.worker
    return asking_aid.ask(worker, WANTED, by=Actor(worker.pk, worker.name), at=AT)


def test_a_request_for_aid_lies_on_the_unions_desk_for_five_working_days(cast):
    aid = asked(cast)
    assert (aid.organization, aid.case.number[:3]) == (cast.plant, "FY-")
    assert aid.case.due_at == moment(datetime.date(2026, 7, 8))
    assert aid.case in seen.visible(cast.officers["officer"], AT)
    assert aid.case not in seen.visible(cast.officers["stranger"], AT)
    with pytest.raises(AidOpen, match=aid.case.number):
        asked(cast)


def test_the_worker_is_told_who_helps_where_she_has_signed_in_and_not_in_the_message(cast):
    aid, officer = asked(cast), cast.officers["officer"]
    cases.move(aid.case, "grant", by=officer, at=AT)
    with pytest.raises(ReasonMissing):
        cases.move(aid.case, "assign", by=officer, at=AT)
    cases.move(aid.case, "assign", by=officer, at=AT, reason="李律师，0990-5551234")
    cases.move(aid.case, "finish", by=officer, at=AT, reason="仲裁支持了全部请求")
    told = Notice.objects.filter(person=cast.worker)
    assert [each.kind for each in told.order_by("pk")] == [
        "grievances.aid_granted",
        "grievances.aid_assigned",
        "grievances.aid_finished",
    ]
    assert not any("李律师" in each.title + each.body for each in told)
    assert asked(cast).pk != aid.pk


def test_a_returned_request_is_mended_and_goes_on(cast):
    aid, worker = asked(cast), cast.worker
    cases.move(aid.case, "return", by=cast.officers["officer"], at=AT, reason="请写明哪几个月")
    mended = asking_aid.Wanted("wages", "advice", "第四建筑公司", "四月到六月")
    asking_aid.ask_again(aid, mended, by=Actor(worker.pk, worker.name), at=AT)
    aid.refresh_from_db()
    assert (aid.help, aid.particulars["words"], aid.case.stage) == ("advice", "四月到六月", "submitted")


def test_what_was_told_stands_sealed_and_who_is_in_no_union_is_told_where_to_ask(cast):
    row = LegalAid.objects.filter(pk=asked(cast).pk).values().get()
    assert not any("第四建筑" in str(value) for value in row.values())
    nobody = Person.objects.get(pk=cast.officers["stranger"].person_id)
    with pytest.raises(NowhereToAsk):
        asking_aid.ask(nobody, WANTED, by=Actor(nobody.pk, nobody.name), at=AT)
