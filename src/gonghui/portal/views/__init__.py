"""The member's pages."""

from .directory import officers, officers_of
from .home import home, search, services
from .matters import case, cases, withdrawal
from .mine import channels, export, looks, me, message, messages
from .promises import privacy, standard
from .wechat import wechat, wechat_back, wechat_out, wechat_removal

__all__ = [
    "case",
    "cases",
    "channels",
    "export",
    "home",
    "looks",
    "me",
    "message",
    "messages",
    "officers",
    "officers_of",
    "privacy",
    "search",
    "services",
    "standard",
    "wechat",
    "wechat_back",
    "wechat_out",
    "wechat_removal",
    "withdrawal",
]
