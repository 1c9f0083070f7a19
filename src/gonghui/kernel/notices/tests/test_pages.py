"""The pages: the demonstration's phone exists only there; dead letters show only to whom they concern."""

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.notices import actions
from gonghui.kernel.notices.dispatching import dispatch
from gonghui.kernel.notices.models import Delivery, State
from tests.rules.cast import gather

from .cast import PHONE, a_member, set_up_sms, tell
from .servers import FakeHttp, sms_says

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return gather()


def a_dead_letter(monkeypatch, organization) -> Delivery:
    """A message of this union that the vendor will not take, given up in the morning."""
    morning = timezone.localtime().replace(hour=10)
    with FakeHttp(sms_says("InvalidParameterValue.IncorrectPhoneNumber")) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        notice = tell(a_member(), at=morning, organization=organization)
        dispatch(limit=1, at=morning)
    return notice.deliveries.get()


def test_the_phone_shows_messages_and_codes_in_the_demonstration(client, monkeypatch):
    monkeypatch.setenv("GONGHUI_DEMO", "1")
    empty = client.get(reverse("notices:phone"))
    assert "还没有发出任何消息" in empty.content.decode()
    now = timezone.now()
    actions.tell_code(phone=PHONE, code="482913", at=now)
    dispatch(limit=5, at=now)
    assert "482913" in client.get(reverse("notices:phone"), {"number": PHONE}).content.decode()
    other = client.get(reverse("notices:phone"), {"number": "13811112222"}).content.decode()
    assert "482913" not in other
    assert "这个号码还没有收到消息" in other


def test_outside_the_demonstration_there_is_no_such_page(client):
    assert client.get(reverse("notices:phone")).status_code == 404


def test_an_upper_officer_sees_what_could_not_be_sent_below_her(cast, monkeypatch):
    a_dead_letter(monkeypatch, cast.organizations["basic"])
    page = cast.client("county").get(reverse("notices:outbox")).content.decode()
    assert "陈秀兰" in page
    assert "入会申请通过了" not in page


def test_what_could_not_be_sent_elsewhere_is_neither_seen_nor_touched(cast, monkeypatch):
    letter = a_dead_letter(monkeypatch, cast.organizations["elsewhere"])
    county = cast.client("county")
    assert "都发出去了" in county.get(reverse("notices:outbox")).content.decode()
    for deed in ("retry", "end"):
        assert county.post(reverse(f"notices:{deed}", args=[letter.uid])).status_code == 404
    letter.refresh_from_db()
    assert letter.state == State.DEAD


@pytest.mark.parametrize("kind", ["member", "steward", "officer", "auditor"])
def test_others_find_no_such_page(cast, kind):
    assert cast.client(kind).get(reverse("notices:outbox")).status_code == 404


def test_a_letter_is_sent_again_or_ended_and_the_second_click_is_told_so(cast, monkeypatch):
    letter = a_dead_letter(monkeypatch, cast.organizations["basic"])
    county = cast.client("county")
    answer = county.post(reverse("notices:retry", args=[letter.uid]), follow=True)
    assert "已放回发件箱" in answer.content.decode()
    assert county.post(reverse("notices:end", args=[letter.uid])).status_code == 404
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (State.WAITING, 0)


def test_a_letter_that_someone_cleared_meanwhile_is_refused_in_words(cast, monkeypatch):
    letter = a_dead_letter(monkeypatch, cast.organizations["basic"])
    actions.give_up(letter, by=SYSTEM, at=timezone.now())
    with pytest.raises(actions.NotDead, match="已经处理过了"):
        actions.try_again(letter, by=SYSTEM, at=timezone.now())
