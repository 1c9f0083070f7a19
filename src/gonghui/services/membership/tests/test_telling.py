"""Each decision tells the member, in the words of its flow and in its own transaction."""

import pytest
from django.test import Client

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.services.membership.actions import correcting, joining, transferring

from . import applying
from .conftest import AT


def officer_of(place) -> Actor:
    officer = register_person(name="周岩", by=SYSTEM, at=AT)
    access.appoint(officer, place, "officer", valid_from=AT.date(), by=SYSTEM, at=AT)
    return Actor(officer.pk, "周岩")


@pytest.mark.parametrize(
    ("move", "kind", "says"),
    [
        ("accept", "membership.joined", "您已加入岚州机电集团工会"),
        ("return", "membership.returned", "您的入会申请要补一点内容"),
        ("decline", "membership.declined", "您的入会申请没有通过"),
    ],
)
def test_a_decision_on_joining_is_told(union, move, kind, says):
    case = applying.application(union.plant, "马小军", 5, AT)
    joining.decide(case, move, by=officer_of(union.plant), at=AT, reason="请写单位全称")
    told = Notice.objects.get()
    assert (told.person, told.kind, told.title) == (case.applicant, kind, says)
    assert "请写单位全称" in told.body or move == "accept"


def test_a_transfer_is_told_when_it_is_done_not_at_its_half(union):
    zhang = applying.member(union.plant, "张三", 1, AT)
    case = transferring.ask(zhang, union.hospital, by=SYSTEM, at=AT).case
    transferring.decide(case, "release", by=officer_of(union.plant), at=AT)
    assert not Notice.objects.exists()
    transferring.decide(case, "receive", by=officer_of(union.hospital), at=AT)
    assert Notice.objects.get().title == "您的会籍已转到岚州市第一医院工会"


@pytest.mark.parametrize("move", ["correct", "decline"])
def test_a_correction_is_told(union, move):
    zhang = applying.member(union.plant, "张三", 1, AT)
    case = correcting.ask(zhang, "residence", "岚州市纺织路 9 号", by=SYSTEM, at=AT)
    correcting.decide(case, move, by=officer_of(union.plant), at=AT, reason="门牌号要核对")
    told = Notice.objects.get()
    assert case.number in told.body
    assert ("门牌号要核对" in told.body) == (move == "decline")


def test_what_was_given_back_is_mended_straight_from_the_home_page_and_the_case(union):
    case = applying.application(union.plant, "马小军", 5, AT)
    joining.decide(case, "return", by=officer_of(union.plant), at=AT, reason="请写单位全称")
    applicant = sign_in(Client(), case.applicant.account, second=False)
    mend = f"/membership/applications/{case.join_application.uid}/"
    assert mend in applicant.get("/").content.decode()
    told = Notice.objects.get()
    assert mend in applicant.get(told.url).content.decode()
    assert applicant.get(mend).url == "/membership/join/who/"
