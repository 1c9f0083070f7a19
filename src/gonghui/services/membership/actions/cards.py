"""The member's code: signed, short-lived, without any personal data; another officer's phone checks it."""

import datetime
import hashlib
import hmac
import uuid

from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import digits, tidy

from .. import queries
from ..models import Membership

LIVES = datetime.timedelta(seconds=60)
GRACE = 1
CODE_DIGITS = 6
SALT, DAY_SALT = "membership.card", "membership.card.day"


class CodeUnknown(Refusal):
    says = _("这个码不认识。请让会员重新打开“会员码”，再扫一次或再报一次口令。")


class CodeExpired(Refusal):
    says = _("这个码已经过了时间。请让会员刷新“会员码”再扫一次。")


class CardNotValid(Refusal):
    says = _("这份会籍已经不在册了。请会员联系自己的工会。")


def token(membership: Membership, at: datetime.datetime) -> str:
    """A token that lives for a minute."""
    return signing.dumps([membership.uid.hex, int(at.timestamp())], salt=SALT)


def day_token(membership: Membership, on: datetime.date) -> str:
    """A token for the picture of one day, for showing without a network."""
    return signing.dumps([membership.uid.hex, on.isoformat()], salt=DAY_SALT)


def spoken_code(membership: Membership, at: datetime.datetime) -> str:
    """Six digits to say aloud; with the last four of the number they name one card for a minute."""
    return _spoken(membership.uid, int(at.timestamp()) // int(LIVES.total_seconds()))


def read(text: str, at: datetime.datetime) -> tuple[Person, bool]:
    """Whose card this is: a scanned code, the number with six digits, or the number alone, which proves
    nothing. Also gives whether the card itself was shown. Raises CodeUnknown, CodeExpired, CardNotValid.
    """
    number, _space, code = tidy(text).partition(" ")
    if code:
        return verify_spoken(number, code, at).person, True
    if digits(number) != number:
        return verify(number, at).person, True
    membership = queries.lasting().filter(number=number).select_related("person").first()
    if membership is None:
        raise CodeUnknown
    return membership.person, False


def verify(text: str, at: datetime.datetime) -> Membership:
    """The membership behind a scanned token. Raises CodeUnknown, CodeExpired, CardNotValid."""
    text = tidy(text).rsplit("/", 1)[-1]
    found = _of_token(text, at)
    membership = queries.lasting().filter(uid=found).select_related("person", "organization").first()
    if membership is None:
        raise CardNotValid
    return membership


def verify_spoken(number: str, code: str, at: datetime.datetime) -> Membership:
    """The membership behind a spoken code and the card's number. Raises CodeUnknown."""
    membership = (
        queries.lasting().filter(number=digits(number)).select_related("person", "organization").first()
    )
    now = int(at.timestamp()) // int(LIVES.total_seconds())
    wanted = digits(code)
    if membership is None or not any(
        hmac.compare_digest(_spoken(membership.uid, now - back), wanted) for back in range(GRACE + 1)
    ):
        raise CodeUnknown
    return membership


def _of_token(text: str, at: datetime.datetime) -> uuid.UUID:
    try:
        uid, made = signing.loads(text, salt=SALT)
        if at.timestamp() - made > LIVES.total_seconds() or made - at.timestamp() > LIVES.total_seconds():
            raise CodeExpired
        return uuid.UUID(uid)
    except signing.BadSignature:
        pass
    try:
        uid, day = signing.loads(text, salt=DAY_SALT)
    except signing.BadSignature as unknown:
        raise CodeUnknown from unknown
    if day != timezone.localtime(at).date().isoformat():
        raise CodeExpired
    return uuid.UUID(uid)


def _spoken(uid: uuid.UUID, window: int) -> str:
    key = hashlib.sha256(b"membership.spoken" + settings.SECRET_KEY.encode()).digest()
    mark = hmac.new(key, uid.bytes + window.to_bytes(8, "big"), hashlib.sha256).digest()
    return str(int.from_bytes(mark[:8], "big") % 10**CODE_DIGITS).zfill(CODE_DIGITS)
