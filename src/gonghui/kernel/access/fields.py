"""The telephone number as people type it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..text import digits

LENGTH = 11


class PhoneField(forms.CharField):
    """A mobile number of 11 digits; spaces, hyphens, full-width digits and +86 are tidied away."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("手机号码"))
        options.setdefault("max_length", 40)
        attributes = {
            "type": "tel",
            "inputmode": "numeric",
            "autocomplete": "username",
            "spellcheck": "false",
        }
        options.setdefault("widget", forms.TextInput(attrs=attributes))
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        number = clean_phone(super().clean(value))
        if number and not is_phone(number):
            raise ValidationError(_fault(number), code="phone.invalid")
        return number


def clean_phone(typed: str) -> str:
    """Only the digits, without China's country code."""
    number = digits(typed)
    return number[2:] if len(number) == LENGTH + 2 and number.startswith("86") else number


def is_phone(number: str) -> bool:
    return len(number) == LENGTH and number.isdigit() and number.startswith("1")


def _fault(number: str) -> str:
    if len(number) != LENGTH:
        return gettext("手机号码要 11 位，您填了 {count} 位。").format(count=len(number))
    return gettext("手机号码以 1 开头，请再看一遍。")
