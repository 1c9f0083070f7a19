"""Everything held on me leaves as one file: what I told, what I asked for, what was told, who looked."""

import json

from django.test import Client
from django.urls import reverse

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.reveal import reveal
from gonghui.kernel.access.tests.signing_in import prove, sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.notices import actions as notices
from gonghui.kernel.people import actions as people
from gonghui.services.membership.actions import correcting, joining, transferring
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather


def export_of(person, at) -> dict:
    account = access.open_account(person.phone, person, by=SYSTEM, at=at)
    browser = sign_in(Client(), account, second=False)
    prove(browser, account, method="code")
    return json.loads(browser.post(reverse("portal:export"), {"as": "file"}).content)


def test_the_file_holds_what_was_asked_told_and_looked_at(db):
    cast = gather()
    officer = Actor(cast.people["officer"].pk, "周岩")
    asked = applying.application(cast.organizations["basic"], "马小军", 5, cast.at)
    person = asked.applicant
    joining.decide(asked, "accept", by=officer, at=cast.at)
    membership = person.memberships.get()
    people.tell_about_oneself(person, "skills", ["电焊"], "组队", by=SYSTEM, at=cast.at)
    people.tell_about_oneself(person, "interests", ["象棋"], "活动", by=SYSTEM, at=cast.at)
    people.withdraw_consent(person, "interests", by=SYSTEM, at=cast.at)
    correcting.ask(membership, "residence", "纺织路 9 号", by=SYSTEM, at=cast.at)
    transferring.ask(membership, cast.organizations["neighbour"], by=SYSTEM, at=cast.at)
    notices.choose_channel(person, "email", on=True, address="ma@example.cn", by=SYSTEM, at=cast.at)
    reveal(person, "phone", by=officer, at=cast.at, reason="办理转会要核对")
    held = export_of(person, cast.at)
    assert held["person"]["id_number"] == applying.id_number(5)
    assert held["person"]["told_by_oneself"]["skills"] == ["电焊"]
    withdrawn = {given["field"]: bool(given["withdrawn_at"]) for given in held["person"]["consents"]}
    assert withdrawn == {"skills": False, "interests": True}
    mine = held["membership"]
    assert mine["applications"][0]["answers"]["workplace"] == "岚州机电集团"
    assert mine["corrections"][0]["wanted"] == "纺织路 9 号"
    assert mine["transfers"][0]["to"] == cast.organizations["neighbour"].name
    assert mine["memberships"][0]["changes"][0]["by"] == "周岩"
    assert {case["number"] for case in held["cases"]} >= {asked.number}
    assert any(step["who"] == "周岩" for case in held["cases"] for step in case["way"])
    assert "您已加入" in held["notices"][0]["title"]
    assert "ma@example.cn" in {way["address"] for way in held["channels"]}
    assert held["who_looked"][0]["reason"] == "办理转会要核对"


def test_nothing_of_somebody_else_is_in_it(db):
    cast = gather()
    zhang = applying.member(cast.organizations["basic"], "张三", 1, cast.at).person
    applying.member(cast.organizations["basic"], "李四", 2, cast.at)
    applying.application(cast.organizations["basic"], "马小军", 5, cast.at)
    text = json.dumps(export_of(zhang, cast.at), ensure_ascii=False)
    assert "张三" in text
    assert "李四" not in text
    assert "马小军" not in text
