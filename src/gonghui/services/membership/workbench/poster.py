"""The poster of a union: a code to scan for joining, made for a sheet of paper."""

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires

from .. import flows
from . import places

QUIET_ZONE = 4  # modules of white around a code, as the standard asks


@requires(flows.REVIEW)
def poster(request: HttpRequest) -> HttpResponse:
    """The first union of the officer, or the one chosen above the sheet."""
    chosen = request.GET.get("organization", "")
    offered = places.offered(access.actor_for(request), flows.REVIEW, chosen)
    wanted = next((each for each in offered if str(each.uid) == chosen), offered[0] if offered else None)
    union = places.record(wanted) if wanted else None
    context: dict[str, Any] = {"union": union, "offered": offered}
    if union and union.joins_open:
        address = request.build_absolute_uri(reverse("portal-membership:join-by-link", args=[union.code]))
        code = segno.make(address, error="m")
        context["address"] = address
        context["code"] = code.svg_data_uri(border=QUIET_ZONE, light="#fff")
    return render(request, "membership/workbench/poster.html", context)
