"""A mail address is used only after its owner has typed the code that was sent there.

What waits for the code lies in the session: the address sealed, the code as a keyed fingerprint.
"""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.crypto import fingerprint, open_text, seal_text
from gonghui.kernel.journal import queries as journal
from gonghui.kernel.journal.actions import record
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

from .actions import CODE_LIVES, tell_code

ASKED = "notices.prove_address"
MOST_TRIES, MOST_AN_HOUR = 5, 5


class AskedTooOften(Refusal):
    says = _("一个小时里发过 5 次验证码了，请过一个小时再试。")


class WrongCode(Refusal):
    says = _("验证码不对，请看邮件里的 6 位数字。")


class CodeOver(Refusal):
    says = _("这个验证码不能用了，请再保存一次，会发一个新的。")


@transaction.atomic
def ask(person: Person, address: str, *, by: Actor, at: datetime) -> dict[str, Any]:
    """Send a code to a mail address and give what the session keeps of it. Raises AskedTooOften."""
    asked = journal.about(person.pk).filter(deed=ASKED, at__gte=at - timedelta(hours=1))
    if asked.count() >= MOST_AN_HOUR:
        raise AskedTooOften
    code = f"{secrets.randbelow(10**6):06}"
    tell_code(mail=address, code=code, at=at)
    record(ASKED, by=by, at=at, subject=person, about_person_id=person.pk, body={"channel": "email"})
    sealed = seal_text(address, bound_to=_bound(person))
    return {
        "address": base64.b64encode(sealed).decode(),
        "code": fingerprint(f"{person.pk}:{code}"),
        "until": (at + CODE_LIVES).timestamp(),
        "tries": 0,
    }


def waiting_address(person: Person, kept: dict[str, Any] | None, at: datetime) -> str:
    """The address that waits for its code, "" when none does."""
    if not kept or kept["tries"] >= MOST_TRIES or kept["until"] <= at.timestamp():
        return ""
    return open_text(base64.b64decode(kept["address"]), bound_to=_bound(person))


def check(person: Person, kept: dict[str, Any], code: str, at: datetime) -> str:
    """The proven address. Counts the try in `kept`. Raises WrongCode, CodeOver."""
    address = waiting_address(person, kept, at)
    if not address:
        raise CodeOver
    kept["tries"] += 1
    if not constant_time_compare(kept["code"], fingerprint(f"{person.pk}:{code.strip()}")):
        raise WrongCode
    return address


def _bound(person: Person) -> str:
    return f"notices.proof.address:{person.pk}"
