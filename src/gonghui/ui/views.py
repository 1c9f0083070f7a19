"""Joined styles, the person's choice of look, and the page that shows every component."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST, require_safe

from . import patterns as shown
from . import sheets
from .look import TEXT_COOKIE, THEME_COOKIE, THEMES, YEAR

FOR_GOOD = f"public, max-age={YEAR}, immutable"


@require_safe
def sheet(request: HttpRequest, name: str, digest: str) -> HttpResponse:
    """One joined sheet. An old digest still answers, but is not kept."""
    try:
        found = sheets.sheet(name)
    except KeyError as missing:
        raise Http404 from missing
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(found.packed if packed else found.text, content_type="text/css; charset=utf-8")
    if packed:
        answer["Content-Encoding"] = "gzip"
    answer["Cache-Control"] = FOR_GOOD if digest == found.digest else "no-cache"
    answer["Vary"] = "Accept-Encoding"
    return answer


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Keep theme, large text or language, whichever was sent, and go back to where the person was."""
    wanted = _wanted(request)
    account = request.user
    if account.is_authenticated and wanted:
        for name, value in wanted.items():
            setattr(account, name, value)
        account.save(update_fields=list(wanted))
    answer = HttpResponseRedirect(_safe_place(request))
    if "theme" in wanted:
        _keep(answer, THEME_COOKIE, wanted["theme"])
    if "large_text" in wanted:
        _keep(answer, TEXT_COOKIE, "on" if wanted["large_text"] else "off")
    if "language" in wanted:
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, wanted["language"])
    return answer


@require_safe
def patterns(request: HttpRequest, name: str = "index") -> HttpResponse:
    """The pages that show every component in all its states."""
    if name not in shown.PAGES:
        raise Http404
    return render(request, f"ui/patterns/{name}.html", shown.page(name, request))


# The doors of `access` stand above this storey, so the open ones are named here by hand.
for _view in (sheet, preferences, patterns):
    vars(_view)["door"] = "open_to_all"


def _wanted(request: HttpRequest) -> dict[str, str | bool]:
    """What was chosen, with anything unknown left out."""
    wanted: dict[str, str | bool] = {}
    if request.POST.get("theme") in THEMES:
        wanted["theme"] = request.POST["theme"]
    if request.POST.get("large_text") in ("on", "off"):
        wanted["large_text"] = request.POST["large_text"] == "on"
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        wanted["language"] = language
    return wanted


def _safe_place(request: HttpRequest) -> str:
    """The page the person came from, if it is ours."""
    place = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(place, {request.get_host()}, require_https=request.is_secure())
    return place if ours else "/"


def _keep(answer: HttpResponse, name: str, value: str | bool) -> None:
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(name, str(value), max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
