"""Downloads from a host of their own (`GONGHUI_FILES_ADDRESS`), where nothing else is to be found.

A file that a browser should open all the same then stands on an origin that holds no session and no page.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.urls import reverse


class FilesHostMiddleware:
    """On the files' host only downloads are answered; everything else is absent there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_for_files(request) and not request.path.startswith(_downloads()):
            return HttpResponseNotFound(content_type="text/plain")
        return self.get_response(request)


def is_for_files(request: HttpRequest) -> bool:
    """Whether this request came to the host of the files."""
    return bool(settings.FILES_ADDRESS) and request.get_host() == urlsplit(settings.FILES_ADDRESS).netloc


def _downloads() -> str:
    absent = "00000000-0000-4000-8000-000000000000"
    return reverse("files:download", args=[absent]).removesuffix(f"{absent}/")
