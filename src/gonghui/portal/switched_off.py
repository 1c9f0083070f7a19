"""A service that a union has switched off has no pages there: they answer like pages that never were."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from gonghui import registry
from gonghui.kernel.people.models import Person

from . import tiles

SURFACE = "portal-"


class SwitchedOffMiddleware:
    """Shuts the member's addresses of a service for whoever belongs where it is off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        match = request.resolver_match
        namespace = match.namespace if match else ""
        if not (namespace.startswith(SURFACE) and request.user.is_authenticated):
            return
        if is_shut(namespace.removeprefix(SURFACE), request.user.person):
            raise Http404


def is_shut(code: str, person: Person | None) -> bool:
    """Whether this service is off in the union a person belongs to."""
    service = registry.service(code)
    return service.can_be_switched_off and not tiles.is_on(service, tiles.union_of(person))
