"""Short messages through Tencent Cloud (API 2021-01-11, signature TC3-HMAC-SHA256)."""

import hashlib
import hmac
import json
from datetime import UTC, datetime
from urllib.parse import urlsplit

from ..configuration import SmsVendor
from .base import Message, NeverWorks, TryAgain, post_json

ALGORITHM = "TC3-HMAC-SHA256"
CONTENT_TYPE = "application/json; charset=utf-8"
SIGNED = "content-type;host;x-tc-action"
BUSY = ("InternalError", "RequestLimitExceeded", "LimitExceeded", "FailedOperation.InsufficientBalance")


class Sms:
    """Sends a title through the notice template, a one-time code through the code template."""

    def __init__(self, vendor: SmsVendor) -> None:
        self.vendor = vendor

    def send(self, address: str, message: Message) -> str:
        vendor = self.vendor
        code = message.one_time_code
        content = json.dumps(
            {
                "PhoneNumberSet": [_international(address)],
                "SmsSdkAppId": vendor.app_id,
                "SignName": vendor.sign_name,
                "TemplateId": vendor.code_template if code else vendor.notice_template,
                "TemplateParamSet": [code or message.title],
                "SessionContext": message.dedupe,
            }
        ).encode()
        return _read(post_json(vendor.endpoint, content=content, headers=self._headers(content, message.at)))

    def _headers(self, content: bytes, at: datetime) -> dict[str, str]:
        vendor = self.vendor
        host = urlsplit(vendor.endpoint).netloc
        return {
            "Authorization": authorization(
                vendor.secret_id, vendor.secret_key, host=host, action="SendSms", content=content, at=at
            ),
            "Content-Type": CONTENT_TYPE,
            "Host": host,
            "X-TC-Action": "SendSms",
            "X-TC-Version": "2021-01-11",
            "X-TC-Timestamp": str(int(at.timestamp())),
            "X-TC-Region": vendor.region,
        }


def authorization(
    secret_id: str,
    secret_key: str,
    *,
    host: str,
    action: str,
    content: bytes,
    at: datetime,
    product: str = "sms",
) -> str:
    """The Authorization header of one request, as Tencent Cloud's signature v3 prescribes."""
    day = at.astimezone(UTC).strftime("%Y-%m-%d")
    scope = f"{day}/{product}/tc3_request"
    head = f"content-type:{CONTENT_TYPE}\nhost:{host}\nx-tc-action:{action.lower()}\n"
    request = f"POST\n/\n\n{head}\n{SIGNED}\n{hashlib.sha256(content).hexdigest()}"
    said = f"{ALGORITHM}\n{int(at.timestamp())}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = ("TC3" + secret_key).encode()
    for part in (day, product, "tc3_request"):
        key = _keyed(key, part)
    signature = _keyed(key, said).hex()
    return f"{ALGORITHM} Credential={secret_id}/{scope}, SignedHeaders={SIGNED}, Signature={signature}"


def _keyed(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def _international(phone: str) -> str:
    return phone if phone.startswith("+") else f"+86{phone}"


def _read(answer: dict) -> str:
    """The vendor's serial number. Its refusals are told apart by whether another try could help."""
    response = answer.get("Response") or {}
    results = response.get("SendStatusSet") or []
    if results and results[0].get("Code") == "Ok":
        return str(results[0].get("SerialNo", ""))
    code = results[0].get("Code", "") if results else (response.get("Error") or {}).get("Code", "no answer")
    if not results or code.startswith(BUSY):
        raise TryAgain(code)
    raise NeverWorks(code)
