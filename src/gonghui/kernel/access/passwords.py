"""What a password must be: long, and not one that others would try first.

The profile "standard" asks no mixtures and no changes; "mlps" asks both, where grading demands it.
"""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from . import second_factor

STANDARD, MLPS = "standard", "mlps"
KINDS_WANTED = 3  # of: small letters, capitals, digits, everything else
ALONE = 15
WITH_SECOND_FACTOR = 8
OUR_WORDS = [
    line for line in (Path(__file__).parent / "common_words.txt").read_text("utf-8").split("\n")[1:] if line
]
RUNS = ("01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz")
LEFT_OVER = 4  # characters of one's own that must remain
_RUN = 4


class LongEnough:
    """15 characters alone, 8 beside a second factor."""

    def validate(self, password: str, user: Any = None) -> None:
        wanted = shortest(user)
        if len(password) < wanted:
            raise ValidationError(
                _("密码至少要 {wanted} 位，您填了 {given} 位。用一句自己记得住的话最好，中文也可以。").format(
                    wanted=wanted, given=len(password)
                ),
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return _("至少 15 位；开通动态口令以后 8 位就够。可以是一句只有您知道的话，不用凑大小写和符号。")


class NotCommon(CommonPasswordValidator):
    """Not among the 20,000 most used ones."""

    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError(_("这个密码太多人用，别人一试就中。请换一个。"), code="password_common")

    def get_help_text(self) -> str:
        return ""


class NotOurWords:
    """Not made of union words, runs and repetitions alone."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(_own_part(password)) < LEFT_OVER:
            raise ValidationError(
                _("这个密码都是常见的词和连着的数字，容易被猜到。请加上只有您自己知道的内容。"),
                code="password_of_common_words",
            )

    def get_help_text(self) -> str:
        return ""


class NotAboutOneself:
    """Does not hold the own telephone number, name or pinyin as most of it."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = password.lower()
        for known in _known_of(user):
            rest = rest.replace(known, "")
        if len(rest) < min(LEFT_OVER, len(password)):
            raise ValidationError(
                _("密码里几乎全是您的手机号码或姓名，认识您的人会先试它。请换一个。"),
                code="password_about_oneself",
            )

    def get_help_text(self) -> str:
        return ""


class Mixed:
    """Three of four kinds of characters; only in the profile "mlps"."""

    def validate(self, password: str, user: Any = None) -> None:
        if settings.PASSWORD_PROFILE == MLPS and _kinds_in(password) < KINDS_WANTED:
            raise ValidationError(
                _("密码里要有小写字母、大写字母、数字、汉字或符号这四类中的三类。"), code="password_not_mixed"
            )

    def get_help_text(self) -> str:
        return ""


class NotTheOldOne:
    """A change must change something; only where changes are asked for."""

    def validate(self, password: str, user: Any = None) -> None:
        asked = settings.PASSWORD_PROFILE == MLPS and user is not None and user.has_usable_password()
        if asked and user.check_password(password):
            raise ValidationError(_("新密码和现在的一样。请换一个。"), code="password_unchanged")

    def get_help_text(self) -> str:
        return ""


def is_outlived(account: Any) -> bool:
    """Whether the password must be changed before anything else: after 90 days in the profile "mlps"."""
    if settings.PASSWORD_PROFILE != MLPS or not account.has_usable_password():
        return False
    lives = timedelta(days=settings.PASSWORD_LIVES_DAYS)
    return account.password_set_at is None or timezone.now() - account.password_set_at >= lives


def hint() -> str:
    """What to say beside the field for a new password."""
    said = _("至少 15 位；开通动态口令以后 8 位就够。可以是一句只有您知道的话，中文也行。")
    if settings.PASSWORD_PROFILE == MLPS:
        said += _("要有小写字母、大写字母、数字、汉字或符号这四类中的三类，每 {days} 天换一次。").format(
            days=settings.PASSWORD_LIVES_DAYS
        )
    return said


def shortest(account: Any) -> int:
    """How long a password of this account must be."""
    return WITH_SECOND_FACTOR if second_factor.is_set_up(account) else ALONE


def _kinds_in(password: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit)
    found = [any(kind(letter) for letter in password) for kind in kinds]
    return sum(found) + any(not any(kind(letter) for kind in kinds) for letter in password)


def _known_of(account: Any) -> list[str]:
    if account is None:
        return []
    known = [account.phone]
    if account.person_id:
        known += [account.person.name.lower(), account.person.name_pinyin.split(" ")[0]]
    return [word for word in known if len(word) > 1]


def _own_part(password: str) -> str:
    """What remains without our words, runs like 1234 or abcd, and one character again and again."""
    rest = password.lower()
    for word in OUR_WORDS:
        rest = rest.replace(word, "")
    rest = re.sub(r"(19|20)\d\d", "", rest)
    rest = re.sub(r"(.)\1{2,}", r"\1", rest)
    for run in RUNS:
        rest = _without_run(rest, run)
    return re.sub(r"(.+?)\1+", r"\1", rest) if len(rest) <= 64 else rest


def _without_run(text: str, run: str) -> str:
    for length in range(len(run), _RUN - 1, -1):
        for start in range(len(run) - length + 1):
            text = text.replace(run[start : start + length], "")
    return text
