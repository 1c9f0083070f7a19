"""Who serves in a union, when, and how to reach them (找得到)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import open_to_all
from gonghui.kernel.organizations import queries as organizations

from .. import tiles
from ..context import person_of


@open_to_all
def officers(request: HttpRequest) -> HttpResponse:
    """My own union's page; a stranger looks the union up by name."""
    union = tiles.union_of(person_of(request))
    if union and "q" not in request.GET:
        return redirect("portal:officers-of", code=union.code)
    text = request.GET.get("q", "").strip()[:60]
    unions = organizations.search(text)[:20] if text else []
    return render(request, "portal/officers.html", {"text": text, "unions": unions})


@open_to_all
def officers_of(request: HttpRequest, code: str) -> HttpResponse:
    union = organizations.find(code)
    if union is None or union.closed_on:
        raise Http404
    context = {
        "union": union,
        "positions": access.serving_in(union, timezone.localdate()),
        "above": organizations.ancestors(union)[-1:],
    }
    return render(request, "portal/officers_of.html", context)
