"""The forms of signing in: allauth's, asked in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from . import passwords, second_factor

DIGITS_ONLY = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}


class PasswordForm(account.LoginForm):
    """Phone number and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word(self, "password", _("密码"))


class AskForCodeForm(account.RequestLoginCodeForm):
    """Phone number that gets a one-time code."""


class CodeForm(account.ConfirmLoginCodeForm):
    """The one-time code from the SMS."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word(self, "code", _("验证码"), _("短信里的 6 位数字，10 分钟内有效。"), **DIGITS_ONLY)


class ChangePasswordForm(account.ChangePasswordForm):
    """A new password; the old one is not asked of who has just shown the second factor and forgot it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if second_factor.passed_recently(context.request):
            del self.fields["oldpassword"]
        else:
            _word(self, "oldpassword", _("现在的密码"))
        _word_new_password(self)

    def clean(self) -> dict:
        # allauth's own comparison is stepped over, for the sake of its sentence.
        return _typed_twice(self, super(account.PasswordVerificationMixin, self).clean())


class SetPasswordForm(account.SetPasswordForm):
    """The first password of an account that had none."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word_new_password(self)

    def clean(self) -> dict:
        # allauth's own comparison is stepped over, for the sake of its sentence.
        return _typed_twice(self, super(account.PasswordVerificationMixin, self).clean())


class ConfirmPasswordForm(account.ReauthenticateForm):
    """The password once more, before something that weighs."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word(self, "password", _("密码"))


class SecondFactorForm(mfa.AuthenticateForm):
    """The second factor at sign-in."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word_second_factor(self)

    def clean_code(self) -> str:
        return _used_once(self.user, super().clean_code())


class ConfirmSecondFactorForm(mfa.ReauthenticateForm):
    """The second factor once more, before something that weighs."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word_second_factor(self)

    def clean_code(self) -> str:
        return _used_once(self.user, super().clean_code())


class ActivateForm(totp.ActivateTOTPForm):
    """The first code proves that the authenticator took the secret."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _word(self, "code", _("动态口令"), _("验证器里现在显示的 6 位数字。"), **DIGITS_ONLY)

    def clean_code(self) -> str:
        return _used_once(self.user, super().clean_code())


def _typed_twice(form: Any, cleaned: dict) -> dict:
    first, second = cleaned.get("password1"), cleaned.get("password2")
    if first and second and first != second:
        form.add_error("password2", gettext("两遍填的密码不一样，请再填一遍。"))
    return cleaned


def _used_once(holder: Any, code: str) -> str:
    """A code that was used before is refused for as long as it would still count."""
    if not second_factor.is_first_use(holder, code):
        raise ValidationError(second_factor.Adapter.error_messages["incorrect_code"], code="used_code")
    return code


def _word_second_factor(form: Any) -> None:
    hint = _("验证器里现在显示的 6 位数字；手机不在身边，就填一个没用过的备用码。")
    _word(form, "code", _("动态口令或备用码"), hint, **DIGITS_ONLY)


def _word_new_password(form: Any) -> None:
    _word(form, "password1", _("新密码"), passwords.hint())
    _word(form, "password2", _("再填一遍新密码"))


def _word(form: Any, name: str, label: Any, hint: Any = "", **attributes: str) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
