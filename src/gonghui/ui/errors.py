"""Pages for when something did not work: what happened, what is safe, what to do next."""

import logging
import secrets

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

log = logging.getLogger("gonghui.pages")
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler400: what was sent cannot be read; too much of it is answered with 413."""
    if isinstance(exception, TOO_LARGE):
        return too_large(request)
    return HttpResponse(render_to_string("400.html"), status=400)


def too_large(request: HttpRequest, limit: str = "") -> HttpResponse:
    """413. `limit`: how much is taken, in words ("20 MB")."""
    return HttpResponse(render_to_string("413.html", {"limit": limit}), status=413)


def too_many(request: HttpRequest, exception: Exception | None = None, wait: str = "") -> HttpResponse:
    """429. `wait`: how long to wait, in words ("5 分钟")."""
    return render(request, "429.html", {"wait": wait}, status=429)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler403: the page is somebody else's work."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """handler404: nothing here, or nothing here for this person; both look the same."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere: say so without the jargon."""
    return render(request, "403_csrf.html", {"again": request.path}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500: stands without request, account or database; the code joins the call to the log line."""
    code = f"E-{secrets.token_hex(2).upper()}"
    log.error("page failed", extra={"code": code, "path": request.path})
    return HttpResponse(render_to_string("500.html", {"code": code}), status=500)
