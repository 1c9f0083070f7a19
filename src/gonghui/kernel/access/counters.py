"""The counters of sign-in attempts: allauth's, the only ones there are. Here they are cleared together."""

import time

from allauth.core.internal import ratelimit
from django.core.cache import cache

from .models import Account

APP = "allauth.account"


def key_of(phone: str) -> str:
    """Under which name failed passwords for a telephone number are counted."""
    return f"phone:{phone}"


def clear(account: Account) -> None:
    """Forget every failed password, second factor and requested code of this account."""
    cache.delete_many([name for name, _rate in _counted(account)])


def is_locked(account: Account) -> bool:
    """Whether the next password of this account would be refused unread."""
    now = time.time()
    for name, rate in _counted(account):
        allowed, _history = ratelimit.apply_rate(cache.get(name, []), now, rate, dry_run=True)
        if not allowed:
            return True
    return False


def _counted(account: Account) -> list[tuple[str, ratelimit.Rate]]:
    by_key = {
        "login_failed": (key_of(account.phone), f"mfa-auth-user-{account.pk}"),
        "request_login_code": (account.phone,),
    }
    found = []
    for action in ("login_failed", "request_login_code", "reauthenticate", "change_password"):
        for rate in ratelimit.get_rates(app=APP, action=action):
            for key in by_key.get(action, ()) if rate.per == "key" else [None] * (rate.per == "user"):
                name = ratelimit.get_cache_key(None, app=APP, action=action, rate=rate, key=key, user=account)
                found.append((name, rate))
    return found
