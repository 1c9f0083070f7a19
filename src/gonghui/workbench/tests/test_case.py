from django.urls import reverse
from django.utils import timezone, translation

from gonghui.kernel.cases.models import StandIn
from gonghui.kernel.cases.queries import timeline
from gonghui.services.membership.models import Membership


def page_of(case):
    return reverse("workbench:case", args=[case.uid])


def decision(case, conclusion, reason=""):
    return {"conclusion": conclusion, "reason": reason, "expected_version": case.version}


def test_no_conclusion_is_chosen_beforehand(cast, case):
    page = cast.client("officer").get(page_of(case))
    assert page.status_code == 200
    assert "checked" not in page.content.decode()


def test_accepting_makes_a_member(cast, case):
    answer = cast.client("officer").post(page_of(case), decision(case, "accept"))
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.stage == "joined"
    assert Membership.objects.filter(person=case.applicant, ended_on=None).exists()


def test_a_refusal_without_a_reason_is_sent_back_with_what_was_chosen(cast, case):
    page = cast.client("officer").post(page_of(case), decision(case, "decline"))
    assert "请写明“不予通过”的理由" in page.content.decode()
    assert "checked" in page.content.decode()
    case.refresh_from_db()
    assert case.stage == "submitted"


def test_the_second_of_two_decisions_says_who_was_first(cast, case):
    first = decision(case, "decline", "不在本单位上班，请找所在单位的工会")
    cast.client("officer").post(page_of(case), first)
    page = cast.client("chair").post(page_of(case), decision(case, "accept"))
    assert "您的操作没有生效" in page.content.decode()
    assert not Membership.objects.filter(person=case.applicant).exists()


def test_a_foreign_case_is_answered_like_an_absent_one(cast, foreign_case):
    officer = cast.client("officer")
    absent = officer.get("/work/cases/00000000-0000-4000-8000-000000000000/")
    foreign = officer.get(page_of(foreign_case))
    assert foreign.status_code == absent.status_code == 404
    assert officer.post(page_of(foreign_case), decision(foreign_case, "accept")).status_code == 404


def test_who_only_watches_gets_no_decision_form(cast, case):
    page = cast.client("county").get(page_of(case))
    assert page.status_code in (200, 404)
    assert "送出决定" not in page.content.decode()


def test_a_case_is_claimed_put_back_handed_over_and_signed(cast, case):
    officer, chair = cast.client("officer"), cast.client("chair")
    officer.post(reverse("workbench:claim", args=[case.uid]))
    officer.post(reverse("workbench:return", args=[case.uid]))
    officer.post(reverse("workbench:claim", args=[case.uid]))
    asked = {"person": cast.people["chair"].pk, "question": "材料够不够"}
    officer.post(reverse("workbench:ask-co-signer", args=[case.uid]), asked)
    assert "等您会签" in chair.get("/work/").content.decode()
    assert "请您会签" in chair.get(page_of(case)).content.decode()
    chair.post(reverse("workbench:answer-co-sign", args=[case.uid]), {"agrees": "yes"})
    handed = {"person": cast.people["chair"].pk, "reason": "我明天出差"}
    officer.post(reverse("workbench:hand-over", args=[case.uid]), handed)
    kinds = list(case.steps.values_list("kind", flat=True))
    assert kinds == ["open", "claim", "return", "claim", "co_sign_asked", "co_signed", "hand_over"]


def test_a_colleague_who_does_not_answer_is_waited_for_no_longer(cast, case):
    officer, chair = cast.client("officer"), cast.people["chair"]
    officer.post(reverse("workbench:ask-co-signer", args=[case.uid]), {"person": chair.pk})
    waiting = officer.get(page_of(case)).content.decode()
    removal = reverse("workbench:drop-co-signer", args=[case.uid, chair.uid])
    assert removal in waiting
    assert officer.post(page_of(case), decision(case, "accept")).status_code == 409, "a signature is open"
    assert "不再等" in officer.post(removal, follow=True).content.decode()
    assert cast.client("officer").post(removal.replace(str(chair.uid), str(case.uid))).status_code == 404
    case.refresh_from_db()
    assert officer.post(page_of(case), decision(case, "accept")).status_code == 302


def test_who_stands_in_sees_the_absent_colleagues_item_and_decides_it(cast, case):
    officer, steward = cast.client("officer"), cast.client("steward")
    officer.post(reverse("workbench:claim", args=[case.uid]))
    assert case.number not in steward.get("/work/", {"whose": "mine"}).content.decode()
    today = timezone.localdate().isoformat()
    asked = {"organization": cast.organizations["basic"].pk, "person": cast.people["steward"].pk}
    said = officer.post(
        reverse("workbench:stand-ins"), {**asked, "valid_from": today, "valid_to": today}, follow=True
    )
    assert "说好了" in said.content.decode()
    assert case.number in steward.get("/work/", {"whose": "mine"}).content.decode()
    case.refresh_from_db()
    assert steward.post(page_of(case), decision(case, "accept")).status_code == 302
    assert "代陈秀兰" in steward.get(page_of(case)).content.decode()
    absence = StandIn.objects.get()
    officer.post(reverse("workbench:end-stand-in", args=[absence.uid]))
    absence.refresh_from_db()
    assert absence.ended_at


def test_what_the_program_did_stands_in_the_readers_language(cast, case):
    shown = timeline(case, for_officers=True)
    assert shown[0].who == "系统"
    with translation.override("en"):
        assert timeline(case, for_officers=True)[0].who == "System"


def test_a_person_nobody_offered_is_refused_aloud(cast, case):
    officer = cast.client("officer")
    wrong = {"person": cast.people["outsider"].pk}
    for name in ("hand-over", "ask-co-signer"):
        officer.post(reverse(f"workbench:{name}", args=[case.uid]), wrong)
    officer.post(reverse("workbench:answer-co-sign", args=[case.uid]), {})
    assert case.steps.count() == 1
    assert "status" in officer.get(page_of(case)).content.decode()


def test_all_cases_are_listed_and_found_by_number_and_name(cast, case, foreign_case):
    officer = cast.client("officer")
    address = reverse("workbench:cases")
    for query in ({}, {"q": case.number}, {"q": "mxj"}, {"state": "open"}, {"flow": "membership.join"}):
        text = officer.get(address, query).content.decode()
        assert case.number in text
        assert foreign_case.number not in text
    assert case.number not in officer.get(address, {"state": "ended"}).content.decode()
