"""Finds the account of a session with its person in one question."""

from allauth.account.auth_backends import AuthenticationBackend

from .models import Account


class Backend(AuthenticationBackend):
    """allauth's backend: phone and password."""

    def get_user(self, user_id: int) -> Account | None:
        account = Account.objects.select_related("person").filter(pk=user_id).first()
        return account if account and account.is_active else None
