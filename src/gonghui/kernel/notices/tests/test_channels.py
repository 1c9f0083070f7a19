"""The channels against local stand-ins: what they send, how they sign, how they read the answers."""

import email
from datetime import UTC, datetime
from email.header import decode_header, make_header

import pytest

from gonghui.kernel.notices.channels import sms
from gonghui.kernel.notices.channels.base import Message, NeverWorks, TryAgain
from gonghui.kernel.notices.channels.email import Email
from gonghui.kernel.notices.channels.found import channel
from gonghui.kernel.notices.channels.sms import Sms
from gonghui.kernel.notices.channels.wechat import Wechat
from gonghui.kernel.notices.configuration import (
    WechatAccount,
    mail_server,
    sms_vendor,
    wechat_account,
)

from .cast import DAY, set_up_sms
from .servers import FakeHttp, FakeSmtp, sms_accepts, sms_says

MESSAGE = Message("入会申请通过了", "会员证可以用了。", "https://x.example.cn/membership/", "abc:sms", DAY)
MASKED = "*" * 32
MOMENT = datetime.fromtimestamp(1551113065, UTC)


def test_the_signature_is_the_one_of_the_vendors_own_example():
    content = b'{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}'
    said = sms.authorization(
        f"AKID{MASKED}",
        MASKED,
        host="cvm.tencentcloudapi.com",
        action="DescribeInstances",
        content=content,
        at=MOMENT,
        product="cvm",
    )
    assert said.endswith("Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f")


def test_a_short_message_arrives_signed_over_what_was_really_sent(monkeypatch):
    with FakeHttp(sms_accepts) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        assert Sms(sms_vendor()).send("13800001111", MESSAGE) == "sn-1"
        call = vendor.calls[0]
        moment = datetime.fromtimestamp(int(call.headers["X-TC-Timestamp"]), UTC)
        signed = sms.authorization(
            "AKIDTEST", "key", host=call.headers["Host"], action="SendSms", content=call.content, at=moment
        )
        assert call.headers["Authorization"] == signed
        assert call.said["TemplateParamSet"] == ["入会申请通过了"]
        assert "会员证" not in call.content.decode("unicode_escape")


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (sms_says("LimitExceeded.PhoneNumberDailyLimit"), TryAgain),
        (sms_says("FailedOperation.ContainSensitiveWord"), NeverWorks),
        (lambda call: (200, {"Response": {"Error": {"Code": "AuthFailure.SignatureFailure"}}}), TryAgain),
        (lambda call: (200, {}), TryAgain),
        (lambda call: (503, {}), TryAgain),
    ],
)
def test_the_vendors_refusals_are_told_apart_by_whether_a_further_try_helps(monkeypatch, answer, failure):
    with FakeHttp(answer) as vendor:
        set_up_sms(monkeypatch, vendor.address)
        with pytest.raises(failure):
            Sms(sms_vendor()).send("13800001111", MESSAGE)


def wechat_answers(*codes: int):
    """Hands out numbered tokens, and these error codes one after the other for messages."""
    tokens, left = iter(range(1, 99)), iter(codes)

    def answer(call):
        if call.path == "/cgi-bin/stable_token":
            return 200, {"access_token": f"token-{next(tokens)}", "expires_in": 7200}
        return 200, {"errcode": next(left), "msgid": 42}

    return answer


def account(address: str) -> WechatAccount:
    return WechatAccount("wx1", "secret", "template-1", endpoint=address)


def test_wechat_asks_for_a_token_once_and_sends_with_it():
    with FakeHttp(wechat_answers(0, 0)) as vendor:
        way = Wechat(account(vendor.address))
        assert way.send("openid-7", MESSAGE) == "42"
        Wechat(account(vendor.address)).send("openid-7", MESSAGE)
        paths = [call.path for call in vendor.calls]
        sending = "/cgi-bin/message/template/send?access_token=token-1"
        assert paths == ["/cgi-bin/stable_token", sending, sending]
        said = vendor.calls[1].said
        assert (said["touser"], said["client_msg_id"]) == ("openid-7", "abc:sms")
        assert said["data"]["thing1"]["value"] == "入会申请通过了"
        assert said["data"]["time2"]["value"] == "2026-03-10 10:00"


def test_a_token_that_has_gone_is_asked_for_again_within_the_same_try():
    with FakeHttp(wechat_answers(42001, 0)) as vendor:
        Wechat(account(vendor.address)).send("openid-7", MESSAGE)
        assert [call.path[-7:] for call in vendor.calls] == ["e_token", "token-1", "e_token", "token-2"]


@pytest.mark.parametrize(("code", "failure"), [(-1, TryAgain), (45009, TryAgain), (43004, NeverWorks)])
def test_wechat_refusals_are_told_apart(code, failure):
    with FakeHttp(wechat_answers(code)) as vendor, pytest.raises(failure):
        Wechat(account(vendor.address)).send("openid-7", MESSAGE)


def test_the_access_token_is_in_no_log(caplog):
    caplog.set_level("DEBUG")
    with FakeHttp(wechat_answers(0)) as vendor:
        Wechat(account(vendor.address)).send("openid-7", MESSAGE)
    assert "token-1" not in "".join(
        record.getMessage() for record in caplog.records if record.name == "httpx"
    )


def test_a_sentence_too_long_for_wechat_is_cut_not_refused():
    long = Message("一" * 30, "", "", "k", DAY)
    with FakeHttp(wechat_answers(0)) as vendor:
        Wechat(account(vendor.address)).send("openid-7", long)
        assert vendor.calls[1].said["data"]["thing1"]["value"] == "一" * 19 + "…"


def test_a_mail_carries_the_title_outside_and_the_body_inside(monkeypatch):
    with FakeSmtp() as server:
        monkeypatch.setenv("GONGHUI_MAIL", server.address)
        monkeypatch.setenv("GONGHUI_MAIL_FROM", "union@example.cn")
        assert Email(mail_server()).send("x@example.cn", MESSAGE) == "<abc.sms@example.cn>"
        mail = email.message_from_bytes(server.mails[0])
    assert str(make_header(decode_header(mail["Subject"]))) == "入会申请通过了"
    assert mail["Message-ID"] == "<abc.sms@example.cn>"
    assert "会员证可以用了。" in mail.get_payload(decode=True).decode()


@pytest.mark.parametrize(("says", "failure"), [("550 gone", NeverWorks), ("451 later", TryAgain)])
def test_a_mail_server_refuses_for_good_or_for_now(monkeypatch, says, failure):
    with FakeSmtp(refuses=says) as server:
        monkeypatch.setenv("GONGHUI_MAIL", server.address)
        with pytest.raises(failure):
            Email(mail_server()).send("x@example.cn", MESSAGE)


def test_a_header_cannot_be_smuggled_in_with_an_address(monkeypatch):
    with FakeSmtp() as server:
        monkeypatch.setenv("GONGHUI_MAIL", server.address)
        with pytest.raises(NeverWorks):
            Email(mail_server()).send("x@example.cn\nBcc: y@example.cn", MESSAGE)
        assert server.mails == []


def test_a_channel_that_is_not_set_up_is_not_there(monkeypatch):
    assert (sms_vendor(), wechat_account(), mail_server()) == (None, None, None)
    assert channel("sms") is None
    set_up_sms(monkeypatch)
    assert isinstance(channel("sms"), Sms)
