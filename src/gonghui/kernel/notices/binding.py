"""Knowing a person at the union's WeChat account: WeChat itself says who stands before its door.

The page sends the browser to WeChat with a word that only this session knows; WeChat sends it back with that
word and a code that is good once, for which it tells us, machine to machine, the number of this follower.
"""

import secrets
from typing import Any
from urllib.parse import urlencode

import httpx
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal

from . import configuration
from .channels.base import TIMEOUT
from .configuration import WechatAccount

CODE_GONE = (40029, 40163, 42003)


class NotFromHere(Refusal):
    says = _("这次绑定不是从这一页开始的，没有绑定。请在这一页重新点“绑定微信”。")


class CodeUsedUp(Refusal):
    says = _("微信给的凭证已经用过或过期了，没有绑定。请重新点“绑定微信”。")


class WechatSilent(Refusal):
    says = _("微信现在没有回应，没有绑定。请过几分钟再点“绑定微信”。")


def is_offered() -> bool:
    """Whether this union has a WeChat account; the demonstration plays one."""
    return configuration.is_demo() or configuration.wechat_account() is not None


def begin(back: str) -> tuple[str, str]:
    """The address to send the browser to, and the word that must come back with it to `back`."""
    word = secrets.token_urlsafe(24)
    account = configuration.wechat_account()
    if account is None:
        return f"{back}?{urlencode({'code': 'demo', 'state': word})}", word
    asked = {
        "appid": account.app_id,
        "redirect_uri": back,
        "response_type": "code",
        "scope": "snsapi_base",
        "state": word,
    }
    return f"{account.doorway}/connect/oauth2/authorize?{urlencode(asked)}#wechat_redirect", word


def follower(code: str, word: str, kept: str | None, *, in_demo: str) -> str:
    """The follower's number at this account. Raises NotFromHere, CodeUsedUp, WechatSilent.

    `kept` is the word of this session; `in_demo` the number that the demonstration gives instead.
    """
    if not kept or not constant_time_compare(kept, word):
        raise NotFromHere
    account = configuration.wechat_account()
    if account is None:
        return in_demo
    answer = _ask(account, code)
    if answer.get("errcode") in CODE_GONE:
        raise CodeUsedUp
    number = answer.get("openid")
    if not isinstance(number, str) or not 10 <= len(number) <= 64:
        raise WechatSilent
    return number


def _ask(account: WechatAccount, code: str) -> dict[str, Any]:
    asked = {
        "appid": account.app_id,
        "secret": account.app_secret,
        "code": code,
        "grant_type": "authorization_code",
    }
    try:
        answer = httpx.get(f"{account.endpoint}/sns/oauth2/access_token", params=asked, timeout=TIMEOUT)
        answer.raise_for_status()
        read = answer.json()
    except (httpx.HTTPError, ValueError) as failure:
        raise WechatSilent from failure
    return read if isinstance(read, dict) else {}
