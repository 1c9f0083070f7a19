"""Changing the number one signs in with: the new one proves itself by a code, the old one is told."""

import secrets
from typing import Any

from allauth.core import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from .. import crypto
from ..refusal import Refusal
from ..text import digits
from . import actions, doors, queries, signals
from .fields import PhoneField

WAITING = "access.new_phone"
CODE_LIVES = 600  # seconds
MOST_TRIES = 3


class NewPhoneForm(forms.Form):
    """The number to sign in with from now on."""

    phone = PhoneField(label=gettext_lazy("新的手机号码"))


class NewPhoneCodeForm(forms.Form):
    """The code that came to it."""

    code = forms.CharField(
        label=gettext_lazy("验证码"),
        help_text=gettext_lazy("新号码收到的 6 位数字，10 分钟内有效。"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )


@doors.signed_in
@never_cache
@doors.confirmed_beyond_the_phone
def new_phone(request: HttpRequest) -> HttpResponse:
    """Ask for the new number and send a code to it. A number that is taken is answered just the same."""
    form = NewPhoneForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _send_code(request, form.cleaned_data["phone"]):
            return redirect("account_new_phone_code")
        form.add_error("phone", _("往这个号码发得太多了：1 小时最多 5 条。请过 1 小时再试。"))
    return render(request, "access/new_phone.html", {"form": form, "phone": str(request.user)})


@doors.signed_in
@never_cache
@doors.confirmed_beyond_the_phone
def new_phone_code(request: HttpRequest) -> HttpResponse:
    """The code proves the number; then it is changed, and other devices are signed out."""
    waiting = request.session.get(WAITING)
    if not waiting or timezone.now().timestamp() - waiting["at"] >= CODE_LIVES:
        return _start_again(request, _("验证码过期了，请重新发一次。") if waiting else "")
    form = NewPhoneCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if _mark(waiting["phone"], digits(form.cleaned_data["code"])) == waiting["mark"]:
            return _change(request, waiting["phone"])
        waiting["tries"] += 1
        request.session[WAITING] = waiting
        if waiting["tries"] >= MOST_TRIES:
            return _start_again(request, _("验证码填错 3 次了，请重新发一次。"))
        form.add_error("code", _("验证码不对。请看最新一条短信里的 6 位数字。"))
    return render(request, "access/new_phone_code.html", {"form": form, "phone": waiting["phone"]})


def _send_code(request: HttpRequest, phone: str) -> bool:
    """Whether a code is on its way, within the same limit as codes for signing in."""
    if not ratelimit.consume(request, action="request_login_code", key=phone):
        return False
    code = f"{secrets.randbelow(10**6):06}"
    now = timezone.now()
    request.session[WAITING] = {"phone": phone, "mark": _mark(phone, code), "at": now.timestamp(), "tries": 0}
    if queries.account_of(phone) is None:
        signals.code_wanted.send(sender=NewPhoneForm, phone=phone, code=code, at=now)
    return True


def _change(request: HttpRequest, phone: str) -> HttpResponse:
    request.session.pop(WAITING)
    account: Any = request.user
    given: dict[str, Any] = {
        "by": queries.actor_for(request),
        "at": timezone.now(),
        "keep": request.session.session_key,
    }
    try:
        actions.change_phone(account, phone, **given)
    except Refusal as refused:
        return _start_again(request, str(refused))
    messages.success(request, _("登录号码换好了，下次用新号码登录。其他设备都已经退出。"))
    return redirect("mfa_index")


def _start_again(request: HttpRequest, why: str) -> HttpResponse:
    request.session.pop(WAITING, None)
    if why:
        messages.error(request, why)
    return redirect("account_new_phone")


def _mark(phone: str, code: str) -> str:
    """The code itself is kept nowhere."""
    return crypto.fingerprint(f"access.new_phone:{phone}:{code}")
