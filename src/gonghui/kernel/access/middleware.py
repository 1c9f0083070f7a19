"""Every request knows who acts; idle and old sessions end; nothing of a signed-in person stays in a cache."""

from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from ..remembered import remembering
from . import passwords, queries

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
LEFT_ALONE = _("您有一阵子没有操作，为了安全已经退出登录。请再登录一次，保存过的内容都在。")
OUTLIVED = _("按本单位的规定，密码用满期限要换一次。请先换好密码，再接着办。")
READING = ("GET", "HEAD")
SEEN_STEP = 60  # seconds between two notes that a session is in use: not every page costs a write


class AccessMiddleware:
    """Sets `request.actor`; refuses a view that no door stands before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with remembering(reads_only=request.method in READING):
            _end_when_over(request)
            signed_in = request.user.is_authenticated
            known: Any = request
            known.actor = queries.actor_for(request)
            _speak_language_of(request)
            known.seconds_left = seconds_left(request)
            response = self.get_response(request)
            if signed_in or request.user.is_authenticated:
                self.forbid_keeping(response)
            return response

    def forbid_keeping(self, response: HttpResponse) -> None:
        """Neither the browser nor anything between keeps a signed-in person's page."""
        response.headers["Cache-Control"] = "private, no-store"

    def process_view(self, request: HttpRequest, view: Any, args: tuple, kwargs: dict) -> HttpResponse | None:
        if not getattr(view, "door", ""):
            name = f"{view.__module__}.{getattr(view, '__qualname__', view)}"
            raise ImproperlyConfigured(f"{name} stands behind no door (kernel/access/doors.py)")
        return _to_new_password(request)


def start_clock(request: HttpRequest) -> None:
    """A session begins: at sign-in."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = timezone.now().timestamp()


def seconds_left(request: HttpRequest) -> int:
    """After how many seconds without another page this session ends; 0 when nobody is signed in."""
    if not request.user.is_authenticated:
        return 0
    began, seen = (request.session.get(name, 0) for name in (SIGNED_IN_AT, SEEN_AT))
    end = min(began + settings.SESSION_ABSOLUTE_SECONDS, seen + settings.SESSION_IDLE_SECONDS)
    return max(int(end - timezone.now().timestamp()), 0)


def _to_new_password(request: HttpRequest) -> HttpResponse | None:
    """An outlived password is changed before anything else; the account's own pages stay open for it."""
    own = request.path.startswith(reverse("account_login").removesuffix("sign-in/"))
    if own or not request.user.is_authenticated or not passwords.is_outlived(request.user):
        return None
    messages.info(request, str(OUTLIVED))
    return redirect("account_change_password")


def _end_when_over(request: HttpRequest) -> None:
    if not request.user.is_authenticated:
        return
    if request.path == reverse("access:time-left"):
        return  # asking is no use of the session: a page left open would keep it alive
    now = timezone.now().timestamp()
    began, seen = (request.session.get(name, 0) for name in (SIGNED_IN_AT, SEEN_AT))
    if now - began >= settings.SESSION_ABSOLUTE_SECONDS or now - seen >= settings.SESSION_IDLE_SECONDS:
        logout(request)
        messages.warning(request, str(LEFT_ALONE))
    elif now - seen >= SEEN_STEP:
        request.session[SEEN_AT] = now
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now()
        )


def _speak_language_of(request: HttpRequest) -> None:
    """The account's language, wherever it signs in; strangers keep their browser's."""
    language = getattr(request.user, "language", "")
    if language in dict(settings.LANGUAGES):
        translation.activate(language)
        request.LANGUAGE_CODE = language
