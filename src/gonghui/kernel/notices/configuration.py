"""What a union sets to reach people outside the house: one SMS vendor, one mail server, one WeChat account.

Everything comes from the environment, so that no secret stands in the database or in a file of the code.
A channel that is not set up is not used; notices then stay in the inbox.
"""

import os
from dataclasses import dataclass
from datetime import time
from urllib.parse import unquote, urlsplit

QUIET_FROM = time(21, 0)
QUIET_UNTIL = time(8, 0)


@dataclass(frozen=True)
class SmsVendor:
    """Tencent Cloud SMS. Each template has one place: the sentence of a notice, the digits of a code."""

    secret_id: str
    secret_key: str
    app_id: str
    sign_name: str
    notice_template: str
    code_template: str
    endpoint: str = "https://sms.tencentcloudapi.com"
    region: str = "ap-guangzhou"


@dataclass(frozen=True)
class WechatAccount:
    """A WeChat service account and its one template: which of its places hold the sentence and the moment."""

    app_id: str
    app_secret: str
    template: str
    sentence_place: str = "thing1"
    moment_place: str = "time2"
    endpoint: str = "https://api.weixin.qq.com"
    doorway: str = "https://open.weixin.qq.com"


@dataclass(frozen=True)
class MailServer:
    """An SMTP server. `security` is "ssl", "tls" (STARTTLS) or "none" (only for a relay on this machine)."""

    host: str
    port: int
    user: str
    password: str
    security: str
    sender: str


def is_demo() -> bool:
    """Whether this is the demonstration, whose phone is a page."""
    return os.environ.get("GONGHUI_DEMO") == "1"


def public_address() -> str:
    """Where people reach this union, without the last slash; links in messages begin with it."""
    return os.environ.get("GONGHUI_ADDRESS", "http://127.0.0.1:8000").rstrip("/")


def sms_vendor() -> SmsVendor | None:
    """From GONGHUI_SMS_SECRET_ID, _SECRET_KEY, _APP_ID, _SIGN_NAME, _NOTICE_TEMPLATE, _CODE_TEMPLATE."""
    return _from_environment(SmsVendor, "GONGHUI_SMS_")


def wechat_account() -> WechatAccount | None:
    """From GONGHUI_WECHAT_APP_ID, _APP_SECRET, _TEMPLATE and, if they differ, the names of its places."""
    return _from_environment(WechatAccount, "GONGHUI_WECHAT_")


def mail_server() -> MailServer | None:
    """From GONGHUI_MAIL, e.g. `smtp+ssl://user:password@mail.example.cn:465`, and GONGHUI_MAIL_FROM."""
    address = os.environ.get("GONGHUI_MAIL")
    if not address:
        return None
    parts = urlsplit(address)
    security = parts.scheme.partition("+")[2] or "none"
    return MailServer(
        host=parts.hostname or "localhost",
        port=parts.port or {"ssl": 465, "tls": 587}.get(security, 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        security=security,
        sender=os.environ.get("GONGHUI_MAIL_FROM") or unquote(parts.username or ""),
    )


def _from_environment(kind, prefix: str):
    """An instance when every field without a default is set, else None."""
    given = {
        name: os.environ[prefix + name.upper()]
        for name in kind.__dataclass_fields__
        if os.environ.get(prefix + name.upper())
    }
    try:
        return kind(**given)
    except TypeError:
        return None
