"""A browser's name for itself, in words a person recognises."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

BROWSERS = (
    ("MicroMessenger", lazy("微信")),
    ("DingTalk", lazy("钉钉")),
    ("Edg", "Edge"),
    ("HuaweiBrowser", lazy("华为浏览器")),
    ("MiuiBrowser", lazy("小米浏览器")),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", lazy("安卓手机")),
    ("OpenHarmony", lazy("鸿蒙手机")),
    ("Windows", lazy("Windows 电脑")),
    ("Macintosh", lazy("Mac 电脑")),
    ("Linux", lazy("Linux 电脑")),
)


def named(user_agent: str) -> str:
    """ "安卓手机上的微信"; what is unknown is called so."""
    machine = next((name for sign, name in MACHINES if sign in user_agent), _("认不出的设备"))
    browser = next((name for sign, name in BROWSERS if sign in user_agent), _("认不出的浏览器"))
    return _("{machine}上的{browser}").format(machine=machine, browser=browser)
