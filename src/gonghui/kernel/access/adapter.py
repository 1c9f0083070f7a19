"""How allauth finds accounts, sends codes and words its answers. It knows neither e-mail nor sign-up here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from . import counters, passwords, queries, second_factor
from .fields import PhoneField
from .models import Account
from .signals import code_wanted

TOO_MANY = _("试的次数太多了，先停一停。请过 15 分钟再试，或改用短信验证码登录；急用请找工会干部解锁。")


class AccountAdapter(DefaultAccountAdapter):
    """Phone number with password or one-time code."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "phone_password_mismatch": _("手机号码或密码不对。请再看一遍，也可以改用短信验证码登录。"),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
        "incorrect_code": _("验证码不对。请看最新一条短信里的 6 位数字。"),
        "incorrect_password": _("密码不对。请再试一次。"),
        "enter_current_password": _("现在的密码不对。请再试一次。"),
        "short_password_alone": _(
            "这个密码不到 15 位，只能和动态口令一起用。请用短信验证码登录，再换一个长一些的密码。"
        ),
    }

    def phone_form_field(self, **options: Any) -> Field:
        return PhoneField(**options)

    def get_phone(self, user: Account) -> tuple[str, bool]:
        """A number stands in the books as verified: an officer wrote it down, or a code reached it."""
        return user.phone, True

    def set_phone(self, user: Account, phone: str, verified: bool) -> None:
        user.phone = phone
        user.save(update_fields=["phone"])

    def set_phone_verified(self, user: Account, phone: str) -> None:
        """Nothing to keep: a code that came back proves the number each time."""

    def get_user_by_phone(self, phone: str) -> Account | None:
        """A shut account is answered like none at all."""
        account = queries.account_of(phone)
        return account if account and account.is_active else None

    def send_verification_code_sms(self, user: Account, phone: str, code: str, **_more: Any) -> None:
        code_wanted.send(sender=type(self), phone=phone, code=code, at=timezone.now())

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Account | None:
        """A password that is short because a second factor stood beside it opens nothing alone."""
        account = super().authenticate(request, **credentials)
        short = len(credentials.get("password", "")) < passwords.ALONE
        if account and short and not second_factor.is_set_up(account):
            raise ValidationError(self.error_messages["short_password_alone"], code="short_password_alone")
        return account

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # allauth's own key leaves the phone number out: all accounts would share one counter.
        return counters.key_of(credentials.get("phone", ""))

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses of this site, without naming a host."""
        return bool(url) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Account) -> HttpResponse:
        return redirect("account_login")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        is_officer = queries.is_officer(queries.actor_for(request))
        return settings.OFFICERS_REDIRECT_URL if is_officer else settings.LOGIN_REDIRECT_URL

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return settings.LOGIN_REDIRECT_URL

    def get_reauthentication_methods(self, user: Any) -> list[dict]:
        """The second factor first: who has one has it at hand."""
        words = {"reauthenticate": _("用密码"), "mfa_reauthenticate": _("用动态口令")}
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in reversed(methods)]
