"""The search box of the workbench, help, and the officer's own messages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import officers_only
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.organizations import queries as tree

from .. import case_rows, queries

SHOWN = 10


@officers_only
def search(request: HttpRequest) -> HttpResponse:
    """Cases by number, unions by name, and what the services find; each within the actor's scope."""
    actor, at = access.actor_for(request), timezone.now()
    text = request.GET.get("q", "").strip()[:60]
    context: dict[str, Any] = {"text": text}
    if text:
        found = cases.visible(actor, at).filter(number__startswith=text.upper())[:SHOWN]
        unions = tree.search(text).order_by().values("pk")
        context |= {
            "cases": [case_rows.row(case, at) for case in found],
            "unions": queries.organizations_in_sight(actor).filter(pk__in=unions).order_by("path")[:SHOWN],
            "groups": _of_services(actor, text),
        }
    return render(request, "workbench/search.html", context)


@officers_only
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "workbench/help.html")


@officers_only
def notices(request: HttpRequest) -> HttpResponse:
    """Officers read their messages where every member does."""
    return redirect("portal:messages")


def _of_services(actor: Actor, text: str) -> list[dict[str, Any]]:
    groups = [
        {"id": f"h-{service.code}", "name": service.name, "found": service.search(actor, text)}
        for service in registry.services()
        if service.search
    ]
    return [group for group in groups if group["found"]]
