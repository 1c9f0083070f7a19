import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person, Profile
from gonghui.services.membership.actions import cards, life
from gonghui.services.membership.models import CorrectionRequest, Membership, Transfer

from . import applying
from .conftest import AT, OFFICER


@pytest.fixture
def zhang(union) -> Membership:
    return applying.member(union.plant, "张三", 1, AT, job="钳工")


@pytest.fixture
def browser(zhang) -> Client:
    """Zhang San, signed in."""
    account = access.open_account(zhang.person.phone, zhang.person, by=SYSTEM, at=AT)
    return sign_in(Client(), account, second=False)


def page(client: Client, name: str, *places, **asked) -> str:
    return client.get(reverse(f"portal-membership:{name}", args=places), asked).content.decode()


def test_the_card_shows_a_code_without_personal_data(browser, zhang):
    shown = page(browser, "card")
    assert applying.id_number(1) not in shown
    assert zhang.person.phone not in shown
    again = browser.get(reverse("portal-membership:card"), HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in again
    picture = browser.get(reverse("portal-membership:card-picture"))
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<svg" in picture.content


def test_a_code_lives_for_a_minute_and_the_picture_for_its_day(zhang):
    code, today = cards.token(zhang, AT), timezone.localdate(AT)
    second = datetime.timedelta(seconds=1)
    assert cards.verify(code, AT + 60 * second) == zhang
    with pytest.raises(cards.CodeExpired):
        cards.verify(code, AT + 61 * second)
    picture = cards.day_token(zhang, today)
    assert cards.verify(picture, AT) == zhang
    with pytest.raises(cards.CodeExpired):
        cards.verify(picture, AT + datetime.timedelta(days=1))


def test_a_code_that_was_changed_or_made_elsewhere_is_not_known(zhang, settings):
    code = cards.token(zhang, AT)
    for changed in (code[:-1] + ("A" if code[-1] != "A" else "B"), "x" + code, "", "made-up"):
        with pytest.raises(cards.CodeUnknown):
            cards.verify(changed, AT)
    settings.SECRET_KEY = "another house, another house, another house"
    with pytest.raises(cards.CodeUnknown):
        cards.verify(code, AT)


def test_the_code_of_an_ended_membership_is_no_longer_good(zhang):
    code = cards.token(zhang, AT)
    life.end(zhang, life.LEFT, on=AT.date(), reason="退休", by=OFFICER, at=AT)
    with pytest.raises(cards.CardNotValid):
        cards.verify(code, AT)


def test_who_is_no_member_has_no_card_and_nothing_to_transfer(union):
    person = register_person(name="孙小妹", phone="13812345678", by=SYSTEM, at=AT)
    account = access.open_account(person.phone, person, by=SYSTEM, at=AT)
    applicant = sign_in(Client(), account, second=False)
    for name in ("card", "card-picture", "transfer"):
        assert applicant.get(reverse(f"portal-membership:{name}")).status_code == 404
    wanted = {"field": "residence", "wanted": "岚州市"}
    refused = applicant.post(reverse("portal-membership:correction"), wanted).content.decode()
    assert "会籍已经结束" in refused
    assert "岚州市" in refused


def test_a_member_tells_of_oneself_and_takes_it_back(browser, zhang):
    assert "技能特长" in page(browser, "about-me")
    told = {"skills": "焊接、钳工，开叉车", "interests": "乒乓球"}
    browser.post(reverse("portal-membership:about-me"), told)
    assert Profile.objects.get().skills == ["焊接", "钳工", "开叉车"]
    assert "撤回技能特长" in page(browser, "profile")
    assert "组队" in page(browser, "withdraw-consent", "skills")
    browser.post(reverse("portal-membership:withdraw-consent", args=["skills"]))
    assert not Profile.objects.get().skills
    shown = page(browser, "profile")
    assert "撤回技能特长" not in shown
    assert "撤回兴趣爱好" in shown
    assert browser.post(reverse("portal-membership:withdraw-consent", args=["name"])).status_code == 404


def test_the_profile_shows_what_is_held_with_numbers_masked(browser, zhang):
    shown = page(browser, "profile")
    assert "张三" in shown
    assert "岚州机电集团工会" in shown
    assert applying.id_number(1) not in shown
    assert zhang.person.phone not in shown


def test_a_correction_becomes_a_case_and_changes_nothing_yet(browser, zhang):
    address = reverse("portal-membership:correction")
    assert "哪里记错了" in browser.get(address).content.decode()
    wrong = browser.post(address, {"field": "phone", "wanted": "12"}).content.decode()
    assert "手机号码要 11 位" in wrong
    assert 'value="12"' in wrong
    answer = browser.post(address, {"field": "name", "wanted": "张叁"})
    asked = CorrectionRequest.objects.get()
    assert answer.url == reverse("portal:case", args=[asked.case.uid])
    assert Person.objects.get(pk=zhang.person_id).name == "张三"


def test_a_member_asks_for_a_transfer_from_the_page(browser, zhang, union):
    address = reverse("portal-membership:transfer")
    assert "岚州市第一医院工会" in page(browser, "transfer", organization="医院")
    assert "岚州机电集团工会</button>" not in page(browser, "transfer", organization="机电集团")
    assert "没有找到" in page(browser, "transfer", organization="没有的")
    assert browser.post(address, {"choice": "JC99"}).status_code == 404
    shown = browser.post(address, {"choice": "JC03"}, follow=True).content.decode()
    assert "两边工会各有 3 个工作日" in shown
    assert Transfer.objects.get().to_organization == union.hospital
    assert "正在转接" in browser.post(address, {"choice": "JC03"}).content.decode()
