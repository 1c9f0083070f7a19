"""Addresses at which nobody may be known: what could tell who asks is taken off before anything reads it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from gonghui import registry

TELLING = (
    "HTTP_COOKIE",
    "REMOTE_ADDR",
    "REMOTE_PORT",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_REAL_IP",
    "HTTP_FORWARDED",
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
)


class NamelessMiddleware:
    """Takes cookies, address and browser off a request, and sends no cookie back.

    Without a cookie there is no session, so nobody is signed in and nothing can be forged in a name: the
    check against forged forms, which needs a cookie, is left out here and here alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_nameless(request.path):
            return self.get_response(request)
        for name in TELLING:
            request.META.pop(name, None)
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.cookies.clear()
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


def is_nameless(path: str) -> bool:
    """Whether at this address nobody may be known."""
    return path.startswith(registry.nameless_paths())
