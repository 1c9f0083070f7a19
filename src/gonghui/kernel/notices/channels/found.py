"""Which channels this installation has."""

from .. import configuration
from ..models import Channel as Code
from .base import Channel
from .demo import DemoPhone
from .email import Email
from .sms import Sms
from .wechat import Wechat


def channel(code: str) -> Channel | None:
    """The channel of this code, or None when the union has not set it up."""
    if configuration.is_demo():
        return DemoPhone(code)
    maker, settings = {
        Code.EMAIL: (Email, configuration.mail_server),
        Code.SMS: (Sms, configuration.sms_vendor),
        Code.WECHAT: (Wechat, configuration.wechat_account),
    }[Code(code)]
    given = settings()
    return maker(given) if given else None
