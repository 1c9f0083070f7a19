"""What a load balancer asks: is the process alive, and may it be sent visitors."""

import functools

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gonghui.kernel.access.doors import open_to_all, requires

from . import diagnosis
from .diagnosis import standing
from .processes import is_draining


@open_to_all
@never_cache
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all. The database has no say: a restart would not mend it."""
    return HttpResponse("ok", content_type="text/plain")


@open_to_all
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when visitors can be served: database writable, tables current, keys readable, disk not full.

    503 otherwise, and as soon as the process was told to stop. Names what is wrong, never why.
    """
    wrong = [check.__name__ for check in diagnosis.READINESS if not _holds(check)]
    if is_draining():
        wrong.append("draining")
    return JsonResponse({"ready": not wrong, "wrong": wrong}, status=503 if wrong else 200)


@requires("operations.watch")
@never_cache
@require_safe
def deep(request: HttpRequest) -> JsonResponse:
    """How the work behind the pages stands, in figures; for those who watch over the machine only."""
    return JsonResponse(standing.figures(timezone.now()))


def _holds(check) -> bool:
    """Tables that are current stay so while this process lives; everything else is asked each time."""
    if check is diagnosis.migrations:
        return _tables_were_current() or _look_at_tables()
    return not check().is_unsafe


@functools.cache
def _seen() -> set[str]:
    return set()


def _tables_were_current() -> bool:
    return "migrations" in _seen()


def _look_at_tables() -> bool:
    if diagnosis.migrations().is_unsafe:
        return False
    _seen().add("migrations")
    return True
