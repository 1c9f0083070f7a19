"""The second factor of sign-in: a code from the phone's authenticator, or one of the recovery codes."""

import base64
import io
import time
from typing import Any

import segno
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import crypto
from .models import Account

BOUND_TO = "access.second_factor"
REPLAY_SECONDS = 120  # longer than any code is accepted


class Adapter(DefaultMFAAdapter):
    """allauth's second factor, with its secrets sealed and its sentences ours."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("口令不对。动态口令每 30 秒换一次，请等新的一组出来再填。"),
        "cannot_generate_recovery_codes": _("还没有开通动态口令，先开通才会有备用码。"),
    }

    def encrypt(self, text: str) -> str:
        return base64.b64encode(crypto.seal_text(text, bound_to=BOUND_TO)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.open_text(base64.b64decode(encrypted_text), bound_to=BOUND_TO)

    def build_totp_svg(self, url: str) -> str:
        picture = io.BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", border=4, scale=6, light="white")
        return picture.getvalue().decode()

    def get_totp_label(self, user: Account) -> str:
        return str(user)


def is_set_up(account: Any) -> bool:
    """Whether an account has an authenticator. Recovery codes alone do not count."""
    if account is None or account.pk is None:
        return False
    return Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists()


def passed(request: HttpRequest) -> bool:
    """Whether this very session was opened or confirmed with the account's second factor."""
    records = get_authentication_records(request, request.user)
    if not any(record["method"] == "mfa" for record in records):
        return False
    known = getattr(request.user, "had_second_factor", None)
    return is_set_up(request.user) if known is None else known


def passed_recently(request: HttpRequest, seconds: int = 300) -> bool:
    """Whether the second factor was shown within the last five minutes."""
    records = get_authentication_records(request, request.user)
    latest = max((record["at"] for record in records if record["method"] == "mfa"), default=0)
    return time.time() - latest < seconds and is_set_up(request.user)


def enrol(account: Account) -> str:
    """Set up a second factor without a browser (first officer, demonstration). Returns the secret, base32."""
    Authenticator.objects.filter(user=account).delete()
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    return secret


def current_code(account: Account) -> str:
    """The code an account's authenticator shows now: for the demonstration's "phone" and for tests."""
    authenticator = Authenticator.objects.get(user=account, type=Authenticator.Type.TOTP)
    secret = Adapter().decrypt(authenticator.data["secret"])
    counters = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counters[len(counters) // 2]))


def codes_now(phone: str = "") -> list[tuple[str, str, str]]:
    """Name, telephone and current code of each authenticator, for the demonstration's phone."""
    accounts = Account.objects.filter(authenticator__type=Authenticator.Type.TOTP).select_related("person")
    accounts = accounts.filter(phone=phone) if phone else accounts
    return [
        (account.shown_name, account.phone, current_code(account))
        for account in accounts.order_by("phone")[:20]
    ]


def address_to_add(account: Account, secret: str) -> str:
    """The otpauth address that an authenticator takes, typed or as a QR code."""
    return Adapter().build_totp_url(account, secret)


def is_right(account: Account, code: str) -> bool:
    """Whether this is the account's code of now, not used before: for officers who vouch at the counter."""
    authenticator = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    right = authenticator is not None and authenticator.wrap().validate_code(code)
    return right and is_first_use(account, code)


def is_first_use(account: Account, code: str) -> bool:
    """Whether this code was not used before. allauth forgets a code before it stops accepting it."""
    return cache.add(f"access.code.{account.pk}.{crypto.fingerprint(code)}", True, timeout=REPLAY_SECONDS)


def reseal() -> int:
    """Seal all secrets anew with the newest key (`keys rotate`). Returns how many."""
    adapter, done = Adapter(), 0
    for authenticator in Authenticator.objects.all():
        for name in ("secret", "seed"):
            sealed = authenticator.data.get(name)
            if sealed and crypto.needs_reseal(base64.b64decode(sealed)):
                authenticator.data[name] = adapter.encrypt(adapter.decrypt(sealed))
                authenticator.save(update_fields=["data"])
                done += 1
    return done
