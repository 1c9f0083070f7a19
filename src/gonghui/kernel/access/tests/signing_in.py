"""How tests of any room sign someone in: at once, without walking through the pages."""

import time

from django.test import Client

from gonghui.kernel.access import second_factor
from gonghui.kernel.access.models import Account


def sign_in(client: Client, account: Account, *, second: bool = True) -> Client:
    """Sign an account in. `second`: with its second factor shown, set up first where there is none."""
    client.force_login(account)
    if second:
        if not second_factor.is_set_up(account):
            second_factor.enrol(account)
        prove(client, account)
    return client


def prove(client: Client, account: Account, seconds_ago: int = 0, method: str = "mfa") -> None:
    """Note in the session that the account proved itself some seconds ago."""
    session = client.session
    session["account_authentication_methods"] = [{"method": method, "at": time.time() - seconds_ago}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
