import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.models import Account
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people.actions import register_person
from gonghui.services.membership.actions import joining
from gonghui.services.membership.models import JoinApplication, Membership, Transfer
from tests.rules.recording import CHANGING

from . import applying
from .conftest import AT

WHO = {"name": "孙小妹", "id_number": applying.id_number(7), "phone": "13812345678"}
WORK = {"workplace": "岚州机电集团", "department": "总装", "job": "钳工"}
THIEF = "13899990000"


@pytest.fixture
def zhang(union) -> Membership:
    return applying.member(union.plant, "张三", 1, AT, job="钳工")


def page(client: Client, name: str, *places, **asked) -> str:
    return client.get(reverse(f"portal-membership:{name}", args=places), asked).content.decode()


def join(client: Client, code: str, who: dict | None = None):
    """All the questions answered, from the poster to the button that sends."""
    client.get(reverse("portal-membership:join-by-link", args=[code]))
    client.post(reverse("portal-membership:join-who"), who or WHO)
    client.post(reverse("portal-membership:join-work"), WORK)
    return client.post(reverse("portal-membership:join-check"), follow=True)


def sent_page(code: str, who: dict | None = None) -> str:
    """The page someone unknown ends on, without what differs on every opening."""
    return CHANGING.sub("", join(Client(), code, who).content.decode())


def officer_of(place) -> Actor:
    officer = register_person(name="周岩", by=SYSTEM, at=AT)
    access.appoint(officer, place, "officer", valid_from=AT.date(), by=SYSTEM, at=AT)
    return Actor(officer.pk, "周岩")


def test_the_poster_leads_through_three_questions_to_a_number(union):
    client = Client()
    by_link = client.get(reverse("portal-membership:join-by-link", args=["JC01"]))
    assert by_link.url == reverse("portal-membership:join-who")
    assert "请填写您的身份信息" in page(client, "join-who")
    assert client.post(by_link.url, WHO).url == reverse("portal-membership:join-work")
    assert client.post(reverse("portal-membership:join-work"), WORK).url == reverse(
        "portal-membership:join-check"
    )
    shown = page(client, "join-check")
    assert "岚州机电集团工会" in shown
    assert WHO["id_number"] not in shown
    assert WHO["id_number"][-4:] in shown
    assert WHO["phone"] not in shown
    sent = client.post(reverse("portal-membership:join-check"), follow=True).content.decode()
    case = Case.objects.get()
    assert case.number in sent
    assert case.applicant.name == "孙小妹"
    assert case.organization == union.plant


def test_what_was_answered_is_kept_until_one_comes_back(union):
    client = Client()
    client.get(reverse("portal-membership:join-by-link", args=["JC01"]))
    client.post(reverse("portal-membership:join-who"), WHO)
    kept = page(client, "join-who")
    assert 'value="孙小妹"' in kept
    draft = JoinApplication.objects.get()
    assert "孙小妹".encode() not in bytes(draft.answers_sealed)
    assert 'value="孙小妹"' not in page(Client(), "join-who")


def test_a_wrong_answer_says_what_is_wrong_and_keeps_what_was_typed(union):
    client = Client()
    client.get(reverse("portal-membership:join-by-link", args=["JC01"]))
    typed = {**WHO, "id_number": "12345", "phone": "138"}
    shown = client.post(reverse("portal-membership:join-who"), typed).content.decode()
    assert "18 位" in shown
    assert "手机号码要 11 位，您填了 3 位" in shown
    assert 'value="12345"' in shown
    assert 'value="孙小妹"' in shown
    client.post(reverse("portal-membership:join-who"), WHO)
    assert "请填工作单位" in client.post(reverse("portal-membership:join-work"), {}).content.decode()


def test_an_unfinished_application_is_not_sent(union):
    client = Client()
    client.get(reverse("portal-membership:join-by-link", args=["JC01"]))
    client.post(reverse("portal-membership:join-who"), WHO)
    assert "工作单位" in client.post(reverse("portal-membership:join-check")).content.decode()
    assert not Case.objects.exists()


def test_without_a_draft_every_question_leads_to_the_first(union):
    for name in ("join-who", "join-work", "join-check", "join-sent"):
        answer = Client().get(reverse(f"portal-membership:{name}"))
        assert answer.url == reverse("portal-membership:join")
    assert Client().get(reverse("portal-membership:join-by-link", args=["JC99"])).status_code == 404


def test_a_union_that_takes_nobody_online_says_whom_to_call(union):
    union.plant.joins_open = False
    union.plant.save()
    shown = join(Client(), "JC01").content.decode()
    assert "不接受网上入会" in shown
    assert "0990-5550001" in shown
    assert not Case.objects.exists()


def test_the_union_is_found_by_the_name_of_the_unit_or_of_the_place(union):
    client = Client()
    assert "您在哪个单位上班" in page(client, "join")
    assert "请写单位的名字" in page(client, "join", organization="")
    assert "岚州机电集团工会" in page(client, "join", organization="岚州机电")
    nobody = page(client, "join", organization="送外卖")
    assert "好像还没有工会" in nobody
    assert "region=990103" in nobody
    local = page(client, "join", organization="送外卖", region="990103")
    assert "加入机电开发区总工会" in local
    assert "加入机电开发区总工会" in page(
        client, "join", organization="送外卖", address="岚州市机电开发区纺织路"
    )
    chosen = client.post(reverse("portal-membership:join"), {"choice": "LZ13"})
    assert chosen.url == reverse("portal-membership:join-who")


def test_whoever_is_a_member_elsewhere_sees_the_same_page_and_gets_a_transfer(union, zhang):
    known = {**WHO, "id_number": applying.id_number(1), "name": "张三"}
    new, old = sent_page("JC03"), sent_page("JC03", known)
    transfer = Transfer.objects.get()
    joined = Case.objects.exclude(pk=transfer.case_id).get()
    assert transfer.to_organization == union.hospital
    assert transfer.from_organization.name not in old
    assert new.replace(joined.number, "") == old.replace(transfer.case.number, "")
    assert joined.number.split("-")[0] == transfer.case.number.split("-")[0]


def test_asking_again_while_a_transfer_runs_tells_a_stranger_nothing(union, zhang):
    known = {**WHO, "id_number": applying.id_number(1), "name": "张三"}
    first = sent_page("JC03", known)
    assert sent_page("JC03", known) == first
    assert Transfer.objects.count() == 1


def test_a_strangers_phone_never_becomes_the_account_of_a_known_person(union, zhang):
    join(Client(), "JC03", {**WHO, "id_number": applying.id_number(1), "phone": THIEF})
    assert not Account.objects.filter(person=zhang.person).exists()
    assert not Account.objects.filter(phone=THIEF).exists()
    zhang.person.refresh_from_db()
    assert zhang.person.phone != THIEF


def test_a_stranger_does_not_learn_that_a_telephone_signs_somebody_in(union, zhang):
    access.open_account("13700001111", zhang.person, by=SYSTEM, at=AT)
    taken = join(Client(), "JC01", {**WHO, "phone": "13700001111"})
    assert "申请交上去了" in taken.content.decode()
    assert Account.objects.get(phone="13700001111").person == zhang.person


def test_opening_an_account_with_the_typed_phone_would_hand_the_person_over(union, zhang, monkeypatch):
    guarded = joining._person

    def careless(answers, by, at):
        person = guarded(answers, by, at)
        access.open_account(answers["phone"], person, by=by, at=at)
        return person

    monkeypatch.setattr(joining, "_person", careless)
    join(Client(), "JC03", {**WHO, "id_number": applying.id_number(1), "phone": THIEF})
    assert Account.objects.get(phone=THIEF).person == zhang.person


@pytest.fixture
def returned(union):
    """An application that the union gave back, and its applicant's browser on the way to mend it."""
    join(Client(), "JC01")
    asked = JoinApplication.objects.get()
    applicant = sign_in(Client(), Account.objects.get(person=asked.person), second=False)
    address = reverse("portal-membership:application", args=[asked.uid])
    assert applicant.get(address).url == reverse("portal:case", args=[asked.case.uid])
    by = officer_of(union.plant)
    joining.decide(asked.case, "return", by=by, at=timezone.now(), reason="单位名称请写全称")
    assert applicant.get(address).url == reverse("portal-membership:join-who")
    return asked, applicant


def test_a_returned_application_is_mended_and_sent_again(returned):
    asked, applicant = returned
    assert "单位名称请写全称" in page(applicant, "join-check")
    applicant.post(reverse("portal-membership:join-work"), {**WORK, "workplace": "岚州机电集团有限公司"})
    applicant.post(reverse("portal-membership:join-check"))
    asked = JoinApplication.objects.get()
    assert asked.case.stage == "submitted"
    assert joining.read_answers(asked)["workplace"] == "岚州机电集团有限公司"


def test_a_returned_application_cannot_be_carried_to_another_union(returned, union):
    asked, applicant = returned
    applicant.get(reverse("portal-membership:join-by-link", args=["JC03"]))
    applicant.post(reverse("portal-membership:join-who"), WHO)
    asked.refresh_from_db()
    assert asked.organization == union.plant
    assert JoinApplication.objects.get(sent_at=None).organization == union.hospital


def test_a_returned_application_keeps_its_person(returned):
    asked, applicant = returned
    applicant.post(reverse("portal-membership:join-who"), {**WHO, "id_number": applying.id_number(8)})
    assert (
        "身份证号码和第一次交的不一样"
        in applicant.post(reverse("portal-membership:join-check")).content.decode()
    )
    asked.case.refresh_from_db()
    assert asked.case.stage == "returned"


def test_anothers_application_is_not_there(union, zhang):
    join(Client(), "JC01")
    asked = JoinApplication.objects.get()
    address = reverse("portal-membership:application", args=[asked.uid])
    account = access.open_account(zhang.person.phone, zhang.person, by=SYSTEM, at=AT)
    assert sign_in(Client(), account, second=False).get(address).status_code == 404
