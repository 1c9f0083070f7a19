"""The addresses of the open interface, mounted at /api/: one for each call, the document, and nothing else.

Every view says by `door` who may enter, as pages do. None of them looks at a cookie, so that a foreign page
cannot make a browser call them; therefore, and only therefore, they ask for no token against forgery.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from . import building, document
from .problems import problem

app_name = "api"
READ = "GET"
View = Callable[..., HttpResponseBase]


def _entered(view: View, method: str, door: str) -> Any:
    """A view that takes one method (and HEAD where it reads), keeps nothing in caches, and names its door."""

    @wraps(view)
    def entered(request: HttpRequest, *args: Any, **places: Any) -> HttpResponseBase:
        if request.method == "HEAD" and method == READ:
            request.method = READ
        if request.method != method:
            answer: HttpResponseBase = problem(405)
            answer["Allow"] = f"{READ}, HEAD" if method == READ else method
            return answer
        if _is_too_large(request):
            return problem(413)
        answer = view(request, *args, **places)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    known: Any = csrf_exempt(entered)
    known.door = door
    return known


def _is_too_large(request: HttpRequest) -> bool:
    """Asked before anybody reads it, since ninja takes what cannot be read for broken JSON."""
    try:
        return request.body is None
    except RequestDataTooBig:
        return True


def _absent(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked for below /api/ is absent, in the words of the interface."""
    return problem(404)


def _patterns() -> list[URLPattern]:
    api = building.interface()
    by_code = {endpoint.code: endpoint for _service, endpoint in building.declared()}
    found = [path("v1/openapi.json", _entered(document.view(api), READ, "open_to_all"), name="document")]
    for pattern in _of_ninja(api):
        endpoint = by_code[pattern.name or ""]
        view = _entered(pattern.callback, endpoint.method, building.door_of(endpoint))
        found.append(path(f"v1/{pattern.pattern}", view, name=pattern.name))
    absent: Any = csrf_exempt(_absent)
    absent.door = "open_to_all"
    return [*found, re_path("", absent, name="absent")]


def _of_ninja(api: Any) -> list[URLPattern]:
    """What ninja mounts, without its own front page."""
    return [pattern for pattern in api.urls[0] if pattern.name != "api-root"]


urlpatterns = _patterns()
