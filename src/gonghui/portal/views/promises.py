"""What is promised to members, beside what was measured; and how personal data is kept."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access.doors import open_to_all

from .. import tiles
from ..context import person_of

LOOKED_BACK = datetime.timedelta(days=365)


@open_to_all
def standard(request: HttpRequest) -> HttpResponse:
    """The published service standard of every service, with the figure of the last year beside it."""
    union = tiles.union_of(person_of(request))
    at = timezone.now()
    path = union.path if union else ""
    promised = [
        {
            "service": service,
            "standard": service.standard,
            "measured": service.standard.measured(path, at - LOOKED_BACK, at)
            if service.standard.measured
            else None,
        }
        for service in registry.services()
        if service.standard
    ]
    return render(request, "portal/standard.html", {"promised": promised, "union": union})


@open_to_all
def privacy(request: HttpRequest) -> HttpResponse:
    fields = [(service.name, field) for service in registry.services() for field in service.sensitive]
    return render(request, "portal/privacy.html", {"fields": fields})
