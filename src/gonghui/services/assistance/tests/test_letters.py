"""What the applicant will read is shown to the officer first, and goes out exactly as it was shown."""

import re

import pytest
from django.urls import reverse

from gonghui.kernel.cases.models import Case
from gonghui.kernel.notices import wording
from gonghui.kernel.notices.models import Notice
from gonghui.workbench import letters
from tests.rules.cast import gather

from . import access_samples as samples
from . import cast as casting

REASON = "收入证明还缺一张，请补上单位开的证明"


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def case(cast) -> Case:
    return casting.applied(samples.part_of(cast, "member", "basic"), cast.at)


def page_of(case: Case) -> str:
    return reverse("workbench:case", args=[case.uid])


def answer(case: Case, conclusion: str = "return", **more) -> dict:
    return {"conclusion": conclusion, "reason": REASON, "expected_version": case.version, **more}


def seen_in(text: str) -> str:
    return re.search(r'name="seen" value="(\w*)"', text).group(1)


def told(case: Case) -> list[Notice]:
    return list(Notice.objects.filter(person=case.applicant_id, kind__startswith="assistance."))


def test_a_decision_is_shown_first_and_nothing_is_sent(cast, case):
    page = cast.client("officer").post(page_of(case), answer(case))
    text = page.content.decode()
    assert page.status_code == 200
    assert "还没有送出" in text
    assert f"{REASON}。请最晚" in text
    case.refresh_from_db()
    assert (case.stage, told(case)) == ("submitted", [])


def test_what_was_shown_is_what_is_sent_to_the_letter(cast, case):
    client = cast.client("officer")
    text = client.post(page_of(case), answer(case)).content.decode()
    assert client.post(page_of(case), answer(case, seen=seen_in(text))).status_code == 302
    [notice] = told(case)
    assert notice.title in text
    assert notice.body in text
    case.refresh_from_db()
    assert case.stage == "returned"


def test_other_words_than_the_shown_ones_are_shown_again_before_they_go(cast, case):
    client = cast.client("officer")
    seen = seen_in(client.post(page_of(case), answer(case)).content.decode())
    changed = answer(case, seen=seen) | {"reason": "请补上租房合同"}
    text = client.post(page_of(case), changed).content.decode()
    assert "请补上租房合同。请最晚" in text
    assert told(case) == []
    other = client.post(page_of(case), answer(case, "decline", seen=seen)).content.decode()
    assert "这次没有通过" in other
    assert told(case) == []


def test_without_the_comparison_unseen_words_would_go_out(cast, case, monkeypatch):
    monkeypatch.setattr(letters.Letters, "seen", "")
    assert cast.client("officer").post(page_of(case), answer(case)).status_code == 302
    assert len(told(case)) == 1


def test_looking_while_writing_decides_nothing_even_with_the_right_words(cast, case):
    client = cast.client("officer")
    text = client.post(page_of(case), answer(case, look="1")).content.decode()
    again = client.post(page_of(case), answer(case, look="1", seen=seen_in(text)))
    assert again.status_code == 200
    assert told(case) == []


def test_an_empty_letter_is_not_sent(cast, case, monkeypatch):
    monkeypatch.setattr(wording, "fill", lambda text, places: " ")
    page = cast.client("officer").post(page_of(case), answer(case))
    assert page.status_code == 409
    assert "要发给申请人的话是空的" in page.content.decode()
    assert told(case) == []


def test_a_refusal_of_the_deed_is_said_before_any_letter(cast, case):
    page = cast.client("officer").post(page_of(case), answer(case, "verify"))
    assert page.status_code == 409
    assert "还没有入户核实的记录" in page.content.decode()


def test_a_move_that_tells_nobody_goes_at_once(cast, case):
    casting.visited(case, samples.part_of(cast, "member", "basic"), cast.at)
    client = cast.client("officer")
    text = client.post(page_of(case), answer(case, "verify")).content.decode()
    client.post(page_of(case), answer(case, "verify", seen=seen_in(text)))
    case.refresh_from_db()
    back = answer(case, "send_back")
    assert cast.client("county").post(page_of(case), back).status_code == 302
    case.refresh_from_db()
    assert case.stage == "submitted"


def test_an_approval_is_shown_before_it_is_sent(cast, case):
    Case.objects.filter(pk=case.pk).update(stage="approving")
    case.refresh_from_db()
    page = cast.client("county").post(page_of(case), answer(case, "approve"))
    assert "和您商定帮扶方案" in page.content.decode()
    case.refresh_from_db()
    assert case.stage == "approving"
