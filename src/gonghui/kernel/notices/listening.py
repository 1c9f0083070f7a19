"""What this room listens for. Access sends one-time codes out through here without knowing notices.

Addresses and codes that wait sealed are turned with the keys.
"""

import operator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import signals
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import Actor
from gonghui.kernel.people import rotating
from gonghui.manifest import NoticeKind

from . import kinds

PHONE_CHANGED = NoticeKind(
    "access.phone_changed",
    name=_("登录号码换了"),
    title=_("您的登录号码换了，不是您换的请马上拨 12351"),
    body=_("现在用尾号 {tail} 的手机号码登录。不是您本人换的，请马上拨 12351，或带身份证到工会当面核对。"),
    urgent=True,
)


def begin() -> None:
    from .models import Delivery, Preference

    for name in ("address", "words"):
        rotating.also_reseal_column(Delivery, name, operator.methodcaller("bound", name))
    rotating.also_reseal_column(Preference, "address", Preference.bound)
    signals.code_wanted.connect(send_code, dispatch_uid="notices.send_code")
    signals.phone_changed.connect(tell_old_phone, dispatch_uid="notices.old_phone")
    kinds.declare(PHONE_CHANGED)


def send_code(sender: object, *, phone: str, code: str, at: datetime, **_rest: object) -> None:
    from . import actions

    actions.tell_code(phone=phone, code=code, at=at)


def tell_old_phone(
    sender: object, *, account: Account, old: str, by: Actor, at: datetime, **_rest: object
) -> None:
    from . import actions

    if account.person:
        places = {"tail": account.phone[-4:]}
        actions.tell(account.person, PHONE_CHANGED.code, places=places, by=by, at=at, to_phone=old)
