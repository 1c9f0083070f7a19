"""Finds the account of a session, its person and whether it has a second factor in one question."""

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from gonghui import compiled

from .models import Account


class Backend(AuthenticationBackend):
    """allauth's backend: phone and password."""

    def get_user(self, user_id: int) -> Account | None:
        """The account with `had_second_factor`, as it stood when this request began."""
        found = compiled.rows(("account", user_id), lambda: _account(user_id))
        return found[0] if found and found[0].is_active else None


def _account(user_id: int) -> QuerySet[Account]:
    codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    accounts = Account.objects.select_related("person").annotate(had_second_factor=Exists(codes))
    return accounts.filter(pk=user_id)
