"""Public answers: nothing in them leads to a person, another checks them, and they are found while typing."""

import datetime
from types import SimpleNamespace

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.services.grievances.actions import knowledge as deeds
from gonghui.services.grievances.demo import knowledge as demo
from gonghui.services.grievances.models import PublicAnswer
from gonghui.services.grievances.queries import knowledge
from gonghui.services.grievances.refusals_knowledge import (
    LeadsToSomebody,
    NotADraft,
    RemarkMissing,
)
from gonghui.services.grievances.rules import pieces, redaction
from tests.rules.cast import gather

from . import knowing
from .saying import actor, answered, grievance

pytestmark = pytest.mark.django_db
ANSWERS = "portal-grievances:answers"


@pytest.fixture
def cast():
    return gather()


def by(cast, kind):
    return {"by": actor(cast.people[kind]), "at": cast.at}


def test_a_name_of_two_characters_is_refused_beside_a_word_for_people_and_a_word_is_not(cast):
    cast.people["member"].name = "高峰"
    cast.people["member"].save()
    with pytest.raises(LeadsToSomebody):
        knowing.draft(cast, answer="职工高峰来电问过。")
    with pytest.raises(LeadsToSomebody):
        knowing.draft(cast, answer="高峰师傅问过。")
    assert knowing.draft(cast, answer="用电高峰时段轮休。")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "打 138 0013 8000 问",
            "打 +86 13800138000",
            "打 13800138000 13900139000",
            "打１３８００１３８０００",
        ),
        *("编号 SQ2026000123", "见SQ-2026-0001。", "见ＦＹ-2026-0001", "卡号 6222-0212-3456-7890-123"),
        *("写信到 li@example.com", "座机 0871-65432100", "打一三八零零一三八零零零"),
    ],
)
def test_numbers_that_lead_to_a_person_are_refused(cast, text):
    with pytest.raises(LeadsToSomebody):
        knowing.draft(cast, answer=f"{text}。")


def test_the_name_of_a_registered_person_is_refused(cast):
    name = cast.people["member"].name
    with pytest.raises(LeadsToSomebody):
        knowing.draft(cast, answer=f"{name}反映的事已经办好。")


@given(st.text("周末加班怎么算工资。", max_size=40), st.integers(13000000000, 19999999999))
def test_a_telephone_number_is_found_anywhere(text, phone):
    assert redaction.traces(f"{text}{phone}{text}", [])


def test_unfit_goes_back_with_a_remark_and_may_be_rewritten(cast):
    one = knowing.waiting(cast)
    with pytest.raises(RemarkMissing):
        deeds.check(one, is_fit=False, **by(cast, "chair"))
    one = deeds.check(one, is_fit=False, remark="写上例子", **by(cast, "chair"))
    assert one.state == "draft" and one.remark == "写上例子"
    assert deeds.rewrite(one, knowing.written("加班费怎么算"), **by(cast, "chair")).state == "draft"


def test_what_is_public_cannot_be_changed_until_it_is_withdrawn(cast):
    one = knowing.public(cast)
    with pytest.raises(NotADraft):
        deeds.rewrite(one, knowing.written(), **by(cast, "officer"))
    deeds.withdraw(one, remark="规定改了", **by(cast, "officer"))
    assert not knowledge.matching("加班")
    one.refresh_from_db()
    one = deeds.rewrite(one, knowing.written(), **by(cast, "officer"))
    assert one.state == "draft" and one.checked_by is None


def test_an_officer_of_another_union_may_not_write_here(cast):
    knowing.draft(cast)
    with pytest.raises(NotYourMove):
        place = cast.organizations["basic"]
        deeds.write(knowing.written(), organization=place, **by(cast, "stranger"))


def test_what_is_typed_brings_the_answer_that_shares_its_words(cast):
    one = knowing.public(cast)
    knowing.public(cast, question="高温津贴怎么发", answer="六月到九月每月发放。")
    path = cast.organizations["basic"].path
    assert knowledge.offers("我们周末加班没有算加班费", path) == [one]
    assert knowledge.offers("食堂太咸", path) == []


def test_other_unions_answers_are_not_offered_but_can_be_found(cast):
    knowing.public(cast)
    assert knowledge.offers("周末加班工资", cast.organizations["elsewhere"].path) == []
    assert knowledge.offers("周末加班工资")


@given(st.text(max_size=60))
def test_cutting_never_fails_and_says_each_piece_once(text):
    found = pieces.cut(text)
    assert len(found) == len(set(found)) and all(" " not in piece for piece in found)


def test_anybody_reads_and_finds_without_signing_in_and_nothing_typed_is_in_an_address(cast, client):
    one = knowing.public(cast)
    page = client.post(reverse(ANSWERS), {"words": "周末加班"})
    assert one.question in page.content.decode() and "周末" not in page.request["QUERY_STRING"]
    nothing = client.post(reverse(ANSWERS), {"words": "食堂太咸"}).content.decode()
    assert "没有找到相近的答复" in nothing
    shown = client.get(reverse("portal-grievances:public-answer", args=[one.uid])).content.decode()
    assert one.answer in shown and "劳动法第四十四条" in shown
    assert one.written_by.name not in shown


def test_the_part_for_typing_is_a_part_and_serves_the_nameless_way_too(cast, client):
    one = knowing.public(cast)
    for name in (ANSWERS, "portal-grievances:nameless-answers"):
        part = client.post(reverse(name), {"words": "周末加班工资"}, headers={"HX-Request": "true"})
        text = part.content.decode()
        assert text.startswith('<div id="offered"') and one.question in text
    page = client.get(reverse("portal-grievances:nameless-answers"))
    assert not page.cookies and one.question in page.content.decode()


def test_a_draft_is_absent_for_readers(cast, client):
    one = knowing.waiting(cast)
    assert one.question not in client.get(reverse(ANSWERS)).content.decode()
    assert client.get(reverse("portal-grievances:public-answer", args=[one.uid])).status_code == 404


def test_from_the_desk_it_is_written_checked_and_withdrawn(cast):
    officer, chair = cast.client("officer"), cast.client("chair")
    knowing.draft(cast)
    one = PublicAnswer.objects.get()
    address = {
        name: reverse(f"workbench-grievances:knowledge-{name}", args=[one.uid])
        for name in ("one", "change", "hand-in", "check", "withdraw")
    }
    assert one.question in officer.get(reverse("workbench-grievances:knowledge")).content.decode()
    assert "交给别人核对" in officer.get(address["one"]).content.decode()
    officer.post(address["hand-in"])
    assert address["check"] not in officer.get(address["one"]).content.decode()
    assert one.answer in chair.get(address["check"]).content.decode()
    chair.post(address["check"], {"verdict": "fit"})
    assert one in knowledge.public()
    officer.post(address["withdraw"], {"remark": "规定改了"})
    assert one not in knowledge.public()


def test_a_draft_can_begin_with_the_answer_that_was_given(cast):
    said = grievance(cast)
    answered(cast, said)
    page = cast.client("officer").get(reverse("workbench-grievances:knowledge-from", args=[said.uid]))
    assert "已经补发，随九月工资到账。" in page.content.decode()


def test_answers_are_offered_while_one_writes_and_nothing_is_sent_from_the_nameless_page(cast, client):
    knowing.draft(cast)
    words = reverse("portal-grievances:words", args=["wages", "confidential"])
    assert f'hx-post="{reverse(ANSWERS)}"' in cast.client("member").get(words).content.decode()
    page = client.get(reverse("portal-grievances:nameless")).content.decode()
    assert "hx-post" not in page and reverse("portal-grievances:nameless-answers") in page


def test_the_demonstration_has_public_answers_and_one_that_waits(cast, monkeypatch):
    knowing.draft(cast)
    people = {"工会干部": cast.people["officer"], "工会主席": cast.people["chair"]}
    stage = SimpleNamespace(
        at=cast.at + datetime.timedelta(days=30), officer=lambda name="工会干部": actor(people[name])
    )
    monkeypatch.setattr(demo, "UNION", cast.organizations["basic"].code)
    demo.fill(stage)
    assert knowledge.public().count() == 4
    assert PublicAnswer.objects.filter(state="checking").count() == 1
    assert knowledge.offers("老板几个月没发工资了怎么办")[0].question == "工资一直没发怎么办"


@pytest.mark.parametrize(
    "text", ["2026-11-27 起打 12351", "人社部发〔2018〕12 号，每月 1,500 元", "一年三次"]
)
def test_days_hotlines_and_amounts_lead_to_nobody(text):
    assert redaction.traces(text, []) == []
