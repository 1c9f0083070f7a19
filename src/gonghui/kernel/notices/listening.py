"""What this room listens for. Access sends one-time codes out through here without knowing notices.

Addresses and codes that wait sealed are turned with the keys.
"""

import operator
from datetime import datetime

from gonghui.kernel.access import signals
from gonghui.kernel.people import rotating


def begin() -> None:
    from .models import Delivery, Preference

    for name in ("address", "words"):
        rotating.also_reseal_column(Delivery, name, operator.methodcaller("bound", name))
    rotating.also_reseal_column(Preference, "address", Preference.bound)
    signals.code_wanted.connect(send_code, dispatch_uid="notices.send_code")


def send_code(sender: object, *, phone: str, code: str, at: datetime, **_rest: object) -> None:
    from . import actions

    actions.tell_code(phone=phone, code=code, at=at)
