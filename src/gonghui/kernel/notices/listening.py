"""What this room listens for. Access sends one-time codes out through here without knowing notices."""

from datetime import datetime

from gonghui.kernel.access import signals


def begin() -> None:
    signals.code_wanted.connect(send_code, dispatch_uid="notices.send_code")


def send_code(sender: object, *, phone: str, code: str, at: datetime, **_rest: object) -> None:
    from . import actions

    actions.tell_code(phone=phone, code=code, at=at)
