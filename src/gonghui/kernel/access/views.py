"""The pages of signing in: allauth's own, each behind a door, and a few of them in our order."""

from allauth.account import views as account
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from . import devices, doors
from .middleware import seconds_left


class ActivateView(totp.ActivateTOTPView):
    """Setting up the authenticator proves the second factor for this session."""

    def form_valid(self, form) -> HttpResponse:
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp", reauthenticated=True)
        return response

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context


@method_decorator(never_cache, name="dispatch")
class SessionsView(sessions.ListUserSessionsView):
    """Where this account is signed in, each device in words."""

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        for session in context["sessions"]:
            session.device = devices.named(session.user_agent)
        return context

    def form_valid(self, form) -> HttpResponse:
        if self.request.POST.get("also_here"):
            super().form_valid(form)
            return account.logout(self.request)
        return super().form_valid(form)


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Give up a sign-in half way: another number, or a further code."""
    if not request.user.is_authenticated:
        clear_login(request)
    return redirect("account_request_login_code")


@doors.open_to_all
@never_cache
@require_safe
def time_left(request: HttpRequest) -> JsonResponse:
    """How many seconds the session still has, asked by an open page; asking does not prolong it."""
    return JsonResponse({"seconds": seconds_left(request)})


@doors.signed_in
@never_cache
@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Opening this page is a use of the session; what was being filled in stays in its own page."""
    return render(request, "access/stay.html")


login = doors.open_to_all(account.login)
request_code = doors.open_to_all(account.request_login_code)
confirm_code = doors.open_to_all(account.confirm_login_code)
again = doors.open_to_all(start_again)
authenticate = doors.open_to_all(mfa.authenticate)
logout = doors.open_to_all(account.logout)
change_password = doors.signed_in(account.password_change)
set_password = doors.signed_in(account.password_set)
confirm_password = doors.signed_in(account.reauthenticate)
confirm_second_factor = doors.signed_in(mfa.reauthenticate)
safety = doors.signed_in(mfa.index)
activate = doors.signed_in(ActivateView.as_view())
deactivate = doors.signed_in(totp.deactivate_totp)
codes = doors.signed_in(recovery_codes.view_recovery_codes)
new_codes = doors.signed_in(recovery_codes.generate_recovery_codes)
download_codes = doors.signed_in(recovery_codes.download_recovery_codes)
session_list = doors.signed_in(SessionsView.as_view())
